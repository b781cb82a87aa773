//! What a module needs of the crate that includes it: as little as possible.

use std::process::Command;

use codegen::Builder;
use support::repository;

use crate::compiler::Sources;

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
fn a_module_works_wherever_it_is_included_in_any_edition() {
    let (sources, builder) = sink();
    builder.generate().expect("the model is right");
    let nested =
        "//! Docs.\n/// Docs.\npub mod a {\n/// Docs.\npub mod b { include!(\"sink.rs\"); } }";
    sources.write("nested.rs", nested);
    sources.write("private.rs", "mod sink { include!(\"sink.rs\"); }");
    for edition in ["--edition=2021", "--edition=2024"] {
        sources.compiles("nested.rs", &[edition, "-Dmissing_docs", "-Dunreachable_pub"]);
    }
    sources.compiles("private.rs", &["--edition=2024", "-Dunused", "-Funsafe_code"]);
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
fn a_module_without_features_has_types_alone() {
    let (sources, builder) = sink();
    sources.write("lib.rs", "pub mod sink { include!(\"sink.rs\"); }");
    for builder in [builder.clone().json(false), builder.types_only()] {
        builder.generate().expect("the model is right");
        sources.compiles("lib.rs", &["--edition=2021"]);
        assert!(!sources.read("sink.rs").contains("mod json"));
    }
}

#[test]
fn features_are_settled_once_for_all() {
    let (sources, builder) = sink();
    for on in [false, true] {
        let builder = builder.clone().json(on).serde(on).http(on).gzip(on).getrandom(on);
        builder.generate().expect("the model is right");
        let text = sources.read("sink.rs");
        let code: Vec<_> =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let asks = code.iter().find(|line| line.contains("cfg") || line.contains("feature"));
        assert_eq!(asks, None);
        assert_eq!(text.contains("serde_core::"), on);
        assert_eq!(text.contains("http::Request"), on);
        assert_eq!(text.contains("flate2::"), on);
        assert_eq!(text.contains("getrandom::"), on);
    }
}

#[test]
fn examples_are_no_tests_of_the_users_crate() {
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
