//! Packages: the files in them, and that a generated crate compiles from its own.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::json;
use support::{Outcome, Project, models, repository};

/// The files that `cargo package --list` prints.
fn listed(outcome: &Outcome) -> BTreeSet<String> {
    outcome.exits_with(0);
    outcome.stdout.lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn the_package_of_the_generator_has_all_that_it_needs() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--allow-dirty", "--offline", "--package", "smithygen"]);
    let files = listed(&Outcome::of(cargo.current_dir(repository("."))));
    let needed = [
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "src/bin/smithygen/main.rs",
        "src/endpoint_rules/NOTICE",
        "src/endpoint_rules/partitions.json",
        "src/lib.rs",
        "support/support/sensitive.rs",
    ];
    let missing: Vec<_> = needed.iter().filter(|path| !files.contains(**path)).collect();
    assert_eq!(missing, [&""; 0], "not in {files:#?}");
}

#[test]
fn a_crate_that_can_be_published_is_packed_with_its_licence_and_files_of_its_owner() {
    let service = models::service("1", ["test#Act"]);
    let model = models::with(json!({"test#Service": service}));
    let model = model.replace("test#", "com.amazonaws.test#");
    let project = Project::new(model).config(
        "[crate]\nname = \"my-act\"\nversion = \"1.2.3\"\npublish = true\n\
         repository = \"https://example.com\"\n[dev-dependencies]\nserde_json = \"1\"\n",
    );
    project.codegen(&[]).exits_with(0);
    project.write("out/CHANGELOG.md", "# Changelog\n");
    project.write("out/tests/owner.rs", "pub use my_act::types;\npub use serde_json::Value;\n");
    let files = listed(&project.cargo(&["package", "--list"]));
    for path in [
        "CHANGELOG.md",
        "Cargo.toml",
        "LICENSE",
        "NOTICE",
        "README.md",
        "src/lib.rs",
        "src/support/operation.rs",
        "tests/owner.rs",
    ] {
        assert!(files.contains(path), "no {path} in {files:#?}");
    }
    let packed = project.cargo(&["package"]);
    packed.exits_with(0);
    assert!(!packed.stderr.contains("warning: "), "{packed}");
    assert!(project.root().join("target/package/my-act-1.2.3.crate").exists());
    project.cargo(&["check", "--tests"]).exits_with(0);
    let lock = fs::read_to_string(project.out("Cargo.lock")).expect("it is there");
    assert!(lock.contains("name = \"my-act\"\nversion = \"1.2.3\"\n"), "{lock}");
    project.codegen(&["--check"]).exits_with(0);
}

#[test]
fn crates_of_two_services_can_be_dependencies_of_one_program() {
    let project = Project::new("");
    for name in ["One", "Two"] {
        let mut service = models::service("1", ["test#Act"]);
        service["traits"]["aws.api#service"] = json!({"sdkId": name});
        project.write(&format!("{name}.json"), models::with(json!({"test#Service": service})));
    }
    let models = ["codegen", "--out", "crates", "--model", "One.json", "--model", "Two.json"];
    project.smithygen(&models).exits_with(0);
    project.write(
        "out/Cargo.toml",
        "[package]\nname = \"program\"\nedition = \"2024\"\n[dependencies]\n\
         one = { path = \"../crates/one\" }\ntwo = { path = \"../crates/two\" }\n",
    );
    project.write("out/src/main.rs", "fn main() {}\n");
    project.cargo(&["metadata", "--format-version=1"]).exits_with(0);
}
