//! A module needs as little as possible from the crate that includes it.

use std::process::Command;

use codegen::Builder;
use serde_json::json;
use support::{models, repository};

use crate::slow::library::compiler::Sources;

/// The file of a module from the model with every kind of shape.
fn sink() -> (Sources, Builder) {
    let sources = Sources::new();
    let builder = Builder::new(repository("tests/models/sink.json"))
        .config_file(repository("tests/models/sink.toml"))
        .module("crate::somewhere::sink")
        .out_dir(sources.root());
    (sources, builder)
}

#[test]
fn a_module_works_in_any_place_and_edition() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    let nested =
        "//! Docs.\n/// Docs.\npub mod a {\n/// Docs.\npub mod b { include!(\"sink.rs\"); } }";
    sources.write("nested.rs", nested);
    sources.write("private.rs", "mod sink { include!(\"sink.rs\"); }");
    for edition in ["--edition=2018", "--edition=2021", "--edition=2024"] {
        sources.compiles("nested.rs", &[edition, "-Dmissing_docs", "-Dunreachable_pub"]);
    }
    sources.compiles("private.rs", &["--edition=2024", "-Dunused", "-Funsafe_code"]);
}

/// Lints that a strict crate has, beyond those that warn by default.
const DENIED: [&str; 23] = [
    "warnings",
    "unused",
    "future_incompatible",
    "let_underscore",
    "nonstandard_style",
    "rust_2018_idioms",
    "rust_2021_compatibility",
    "rust_2024_compatibility",
    "elided_lifetimes_in_paths",
    "explicit_outlives_requirements",
    "meta_variable_misuse",
    "missing_copy_implementations",
    "missing_debug_implementations",
    "non_ascii_idents",
    "redundant_lifetimes",
    "single_use_lifetimes",
    "trivial_numeric_casts",
    "unnameable_types",
    "unreachable_pub",
    "unused_lifetimes",
    "unused_qualifications",
    "unused_results",
    "variant_size_differences",
];

/// Lints that nothing in a module is allowed to violate, not even by an attribute.
const FORBIDDEN: [&str; 4] = ["missing_docs", "trivial_casts", "unsafe_code", "unused_must_use"];

#[test]
fn a_module_fits_a_crate_with_strict_lints() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    // This model is so small that it uses little of the code that every module has.
    let small = Builder::from_json(models::with(json!({}))).module("small");
    small.out_dir(sources.root()).generate().expect("the model is right");
    let modules = |visibility| {
        let module =
            |name| format!("/// Docs.\n{visibility} mod {name} {{ include!(\"{name}.rs\"); }}\n");
        "//! Docs.\n".to_owned() + &module("sink") + &module("small")
    };
    sources.write("public.rs", &modules("pub"));
    sources.write("private.rs", &modules(""));
    let denied = DENIED.iter().flat_map(|lint| ["-D", lint]);
    let lints: Vec<&str> = denied.chain(FORBIDDEN.iter().flat_map(|lint| ["-F", lint])).collect();
    for (path, edition) in [("public.rs", "--edition=2018"), ("private.rs", "--edition=2024")] {
        sources.compiles(path, &[&lints[..], &[edition]].concat());
    }
}

#[test]
fn a_missing_dependency_of_a_module_is_reported_once_and_first() {
    let (sources, builder) = sink();
    builder.serde(true).gzip(true).sigv4(true).generate().expect("the model is right");
    sources.write("lib.rs", "pub mod sink { include!(\"sink.rs\"); }");
    let said = sources.check("lib.rs", &["--edition=2021"]);
    let mut errors = said.split("\nerror");
    for needed in
        ["serde_core = \"1.0.220\"", "http = \"1\"", "flate2 = \"1.0.12\"", "hmac-sha256 = \"1\""]
    {
        let line = format!("// needs `{needed}` in the [dependencies] of Cargo.toml\n");
        let error = errors.next().unwrap_or_default();
        assert!(error.contains("]: unresolved import `") && error.contains(&line), "{said}");
        assert_eq!(said.matches(&line).count(), 1, "{said}");
    }
    // The other errors follow from unknown traits.
    assert!(errors.count() < 100, "as many as there are shapes:\n{said}");
}

#[test]
fn two_services_live_in_one_crate() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    let other = Builder::new(repository("tests/models/diary.json")).module("diary");
    other.out_dir(sources.root()).generate().expect("the model is right");
    let modules = "pub mod one { include!(\"sink.rs\"); }\npub mod two { include!(\"diary.rs\"); }";
    sources.write("lib.rs", modules);
    sources.compiles("lib.rs", &["--edition=2021"]);
}

#[test]
fn a_module_without_features_has_only_types() {
    let (sources, builder) = sink();
    sources.write("lib.rs", "pub mod sink { include!(\"sink.rs\"); }");
    for builder in [builder.clone().json(false), builder.types_only()] {
        builder.generate().expect("the model is right");
        sources.compiles("lib.rs", &["--edition=2021"]);
        assert!(!sources.read("sink.rs").contains("mod json"));
    }
}

#[test]
fn a_module_has_no_conditions_for_features() {
    let (sources, builder) = sink();
    for on in [false, true] {
        let builder = builder.clone().json(on).serde(on).http(on).gzip(on).getrandom(on).sigv4(on);
        builder.generate().expect("the model is right");
        let text = sources.read("sink.rs");
        let code: Vec<_> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        // `cfg_attr` is also there for rustdoc, which isn't a feature.
        let asks =
            |line: &&&str| ["feature = ", "cfg(test)"].iter().any(|part| line.contains(part));
        assert_eq!(code.iter().find(asks), None);
        assert_eq!(text.contains("serde_core::"), on);
        assert_eq!(text.contains("http::Request"), on);
        assert_eq!(text.contains("flate2::"), on);
        assert_eq!(text.contains("getrandom::"), on);
        assert_eq!(text.contains("hmac_sha256::"), on);
    }
}

/// Cargo documents the private items of a binary.
#[test]
fn documentation_of_private_items_has_no_warning() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    sources.write("main.rs", "mod sink { include!(\"sink.rs\"); } fn main() {}");
    sources.documents("main.rs");
}

#[test]
fn examples_are_not_tests_of_the_users_crate() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    sources.write("lib.rs", "pub mod sink { include!(\"sink.rs\"); }");
    let output = Command::new("rustdoc")
        .args(["--test", "--edition=2021"])
        .arg(sources.root().join("lib.rs"))
        .output()
        .expect("rustdoc can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("test result: ok. 0 passed; 0 failed;"), "{said}");
    let shown = "/// use tests::somewhere::sink::types::";
    assert!(sources.read("sink.rs").contains(shown), "there are no examples");
}
