//! Crates that leave out parts which few users need.

use std::fs;

use codegen::{Builder, LeaveOut};
use serde_json::json;
use support::{Project, Snapshot, models, repository};

use crate::slow::library::compiler::Sources;

const ALL: &str = r#"["Hash", "builder-traits", "maybe-setters"]"#;

/// A project with the shapes of the crate `sink`, which leaves out these parts.
fn sink(parts: &str, more: &str) -> Project {
    let read = |path| fs::read_to_string(repository(path)).expect("the repository has the file");
    let config = read("tests/models/sink.toml");
    let config = config.replacen("[crate]\n", &format!("[crate]\nleave-out = {parts}\n"), 1);
    let project = Project::new(read("tests/models/sink.json"));
    project.write("model.toml", format!("{config}\n{more}"));
    project
}

/// A test of the generated crate. It compiles only if the types lack what is left out.
const LACKS: &str = r##"
use std::fmt::Debug;
use std::hash::Hash;

use sink::builders::HolderBuilder;
use sink::types::{CloneShape, EqShape, Holder, HolderChoice, Suit};

/// Compiles only if a type lacks a trait: with the trait, `A` could be both types.
macro_rules! lacks {
    ($ty:ty: $trait:path) => {
        const _: fn() = || {
            struct WithTheTrait;
            trait Ambiguous<A> {
                fn call() {}
            }
            impl<T> Ambiguous<()> for T {}
            impl<T: $trait> Ambiguous<WithTheTrait> for T {}
            <$ty as Ambiguous<_>>::call();
        };
    };
}

lacks!(Holder: Hash);
lacks!(HolderChoice: Hash);
lacks!(EqShape: Hash);
lacks!(HolderBuilder: Clone);
lacks!(HolderBuilder: Debug);

fn has_all<T: Clone + Debug + Eq>() {}
fn has_hash<T: Hash>() {}

/// A setter of the builder would hide this method.
trait Maybe: Sized {
    fn maybe_visible(self, _: Option<&str>) -> &'static str {
        "there is no such setter"
    }
}

impl Maybe for HolderBuilder {}

#[test]
fn only_these_parts_are_left_out() {
    has_all::<Holder>();
    has_all::<HolderChoice>();
    has_hash::<Suit>();
    // The configuration derives it for this type.
    has_hash::<CloneShape>();
    let says: &str = Holder::builder().maybe_visible(None);
    assert_eq!(says, "there is no such setter");
    let holder = Holder::builder().visible("shown").mapped([("a", "hidden")]).secret("hidden");
    let holder = holder.build().clone();
    assert_eq!(
        format!("{holder:?}"),
        r#"Holder { secret: [REDACTED], mapped: Some({"a": [REDACTED]}), visible: Some("shown") }"#
    );
}
"##;

#[test]
fn a_crate_without_all_parts_checks_out() {
    let project = sink(ALL, "[derive]\n\"Clone\" = \"Hash\"\n");
    project.codegen(&[]).exits_with(0);
    let code = Snapshot::of(&project.out("src"));
    for (path, text) in code.files() {
        let (text, path) = (String::from_utf8_lossy(text), path.display());
        for word in ["maybe_..", "Optional<", "set_if_some", "debug_builder"] {
            assert!(!text.contains(word), "{path} has `{word}`");
        }
        // Shapes of `sink` have members with such names, but none that this page shows.
        let is_page = path.to_string() == "coming_from_the_sdk.rs";
        assert!(!is_page || !text.contains("maybe_"), "{path} names a setter that isn't there");
    }
    project.write("out/tests/lacks.rs", LACKS.replacen('\n', "//! Of the test.\n", 1));
    project.checks_out(&["", "client,getrandom,gzip,serde,server"]);
    project.cargo(&["doc", "--no-deps", "--all-features"]).exits_with(0);
}

#[test]
fn each_part_can_be_left_out_alone() {
    for parts in [r#"["Hash"]"#, r#"["builder-traits"]"#, r#"["maybe-setters"]"#] {
        let project = sink(parts, "");
        project.codegen(&[]).exits_with(0);
        project.cargo(&["check", "--no-default-features"]).exits_with(0);
        project.codegen(&["--types-only"]).exits_with(0);
        project.cargo(&["check"]).exits_with(0);
    }
}

#[test]
fn a_module_leaves_out_parts_and_a_replaced_type_needs_no_hash() {
    let sources = Sources::new();
    let model = models::with_member("smithy.api#String", json!({}));
    Builder::from_json(model)
        .leave_out(LeaveOut::Hash)
        .leave_out(LeaveOut::BuilderTraits)
        .leave_out(LeaveOut::MaybeSetters)
        .replace("smithy.api#String", "crate::Text")
        .types_only()
        .module("crate::act")
        .out_dir(sources.root())
        .generate()
        .expect("the model is right");
    let module = sources.read("act.rs");
    for word in ["maybe_member", "debug_builder"] {
        assert!(!module.contains(word), "the module has `{word}`");
    }
    let text = "#[derive(Clone, Debug, Default, Eq, PartialEq)]\npub struct Text(String);\n";
    sources.write("lib.rs", &format!("pub mod act {{ include!(\"act.rs\"); }}\n{text}"));
    sources.compiles("lib.rs", &["--edition=2021"]);
}
