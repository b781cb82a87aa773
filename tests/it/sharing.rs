//! Crates that share support code.

mod modules;
mod slow;

use std::fs;

use expect_test::expect;
use serde_json::{Value, json};
use support::{Outcome, Project, Snapshot, models};

/// A model with one operation whose input has a secret and a member of this shape.
fn model(target: &str) -> String {
    let input = json!({
        "type": "structure",
        "members": {
            "secret": { "target": "test#Secret", "traits": { "smithy.api#required": {} } },
            "other": { "target": target },
        },
    });
    models::of_shapes(&json!({
        "test#Service": models::service("1", ["test#Act"]),
        "test#Act": { "type": "operation", "input": { "target": "test#Input" }, "output": { "target": "smithy.api#Unit" } },
        "test#Input": input,
        "test#Secret": { "type": "string", "traits": { "smithy.api#sensitive": {} } },
    }))
}

/// A project with the models `one` and `two`; only `two` has a timestamp.
fn project() -> Project {
    let project = Project::new(models::with(json!({})));
    project.write("one.json", model("smithy.api#String"));
    project.write("two.json", model("smithy.api#Timestamp"));
    for name in ["one", "two"] {
        project.write(&format!("{name}.toml"), format!("[crate]\nname = \"{name}\"\n"));
    }
    project
}

fn codegen(project: &Project, models: &[&str], more: &[&str]) -> Outcome {
    let files: Vec<String> = models.iter().map(|model| format!("{model}.json")).collect();
    let models = files.iter().flat_map(|file| ["--model", file]);
    let arguments = ["codegen", "--out", "out", "--support", "shared"];
    let all: Vec<&str> = arguments.into_iter().chain(models).chain(more.iter().copied()).collect();
    project.smithygen(&all)
}

fn has(project: &Project, path: &str) -> bool {
    project.root().join("out").join(path).exists()
}

#[test]
fn support_has_what_any_of_the_crates_needs() {
    let project = project();
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    assert!(has(&project, "shared/src/support/sensitive.rs"));
    assert!(has(&project, "shared/src/support/timestamp.rs"));
    assert!(!has(&project, "shared/src/support/blob.rs"));
    assert!(!has(&project, "one/src/support.rs") && !has(&project, "two/src/support"));
    let manifest =
        fs::read_to_string(project.root().join("out/one/Cargo.toml")).expect("it is there");
    let line = "shared = { path = \"../shared\", default-features = false }\n";
    assert!(manifest.contains(line), "{manifest}");
    assert!(manifest.contains("\nserde = [\"shared/serde\", \"json\"]\n"), "{manifest}");
    let library =
        fs::read_to_string(project.root().join("out/one/src/lib.rs")).expect("it is there");
    assert!(library.contains("Sensitive"), "{library}");
}

#[test]
fn a_crate_that_is_gone_is_named_and_takes_its_support_along() {
    let project = project();
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    let outcome = codegen(&project, &["one"], &[]);
    outcome.exits_with(0).says("warning: out/two shares `shared` and is no longer generated");
    assert!(!has(&project, "shared/src/support/timestamp/text.rs"));
}

#[test]
fn the_order_of_the_models_does_not_matter_and_a_check_covers_all_crates() {
    let project = project();
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    let first = Snapshot::of(&project.root().join("out"));
    codegen(&project, &["two", "one"], &["--check"]).exits_with(0);
    assert!(first.differences(&Snapshot::of(&project.root().join("out"))).is_empty());
    fs::remove_file(project.root().join("out/shared/src/support/wire.rs")).expect("it is there");
    codegen(&project, &["one", "two"], &["--check"])
        .exits_with(1)
        .says("out/shared/src/support/wire.rs: missing");
}

#[test]
fn if_one_model_is_wrong_nothing_is_written() {
    let project = project();
    project.write("two.json", model("test#Missing"));
    codegen(&project, &["one", "two"], &[]).exits_with(2);
    assert!(!has(&project, "one"));
}

#[test]
fn what_crates_can_not_share_is_reported() {
    let project = project();
    project.write(
        "one.toml",
        "[crate]\nname = \"shared\"\n[replace]\n\"test#Secret\" = \"std::string::String\"\n",
    );
    project.write("two.toml", "[crate]\nname = \"two\"\ntypes-only = true\n");
    let outcome = codegen(&project, &["one", "two"], &[]);
    outcome.exits_with(2);
    expect![[r#"
        error: one.json: its crate has the name of the support crate, `shared`
          help: choose another name for one of the two
        error: one.json: replaces types, which needs support code of its own: Rust allows a trait for a type only in the crate of one of the two
          help: remove `[replace]` from its configuration, or generate it without the others
        error: two.json: has types only, and can't share support with crates that send requests
          help: generate it without the others
    "#]].assert_eq(&outcome.stderr);
    let wrong = project.smithygen(&[
        "codegen",
        "--model",
        "one.json",
        "--out",
        "out",
        "--support",
        "No Name",
    ]);
    wrong.exits_with(2).says("`No Name`: can't be the name of a crate");
}

#[test]
fn crates_that_share_support_have_the_same_parts_of_builders() {
    let project = project();
    let leave_out = |name: &str, parts: &str| {
        project.write(&format!("{name}.toml"), format!("[crate]\nname = \"{name}\"\n{parts}\n"));
    };
    leave_out("one", "leave-out = [\"builder-traits\"]");
    leave_out("two", "leave-out = [\"Hash\", \"maybe-setters\"]");
    let outcome = codegen(&project, &["one", "two"], &[]);
    outcome.exits_with(2);
    expect![[r#"
        error: two.json: has `builder-traits`, which one.json leaves out, and can't share support with it
          help: write the same `leave-out` under `[crate]` in both configurations, or generate it without the others
        error: two.json: leaves out `maybe-setters`, which one.json has, and can't share support with it
          help: write the same `leave-out` under `[crate]` in both configurations, or generate it without the others
    "#]].assert_eq(&outcome.stderr);
    let read = |path: &str| fs::read_to_string(project.root().join(path)).expect("it is there");
    leave_out("one", "leave-out = [\"maybe-setters\"]");
    codegen(&project, &["one", "two"], &[]).exits_with(0);
    assert!(!read("out/shared/src/support/setters.rs").contains("set_if_some"));
    assert!(read("out/shared/src/support/builder.rs").contains("debug_builder"));
    // `Hash` isn't in the support code, so each crate can choose.
    let derives = |name: &str| read(&format!("out/{name}/src/operations/act.rs"));
    assert!(derives("one").contains("#[derive(Clone, Debug, Hash, PartialEq)]"));
    assert!(derives("two").contains("#[derive(Clone, Debug, PartialEq)]"));
}

#[test]
fn a_workspace_lists_the_support_of_each_crate() {
    let project = project();
    let listed = "one = { model = \"one.json\", support = \"common\" }\ntwo = \"two.json\"\n";
    project.write("Cargo.toml", format!("[workspace]\n[workspace.metadata.codegen]\n{listed}"));
    project.smithygen(&["codegen"]).exits_with(0);
    let there = |path: &str| project.root().join(path).exists();
    assert!(there("common/src/support.rs") && !there("one/src/support.rs"));
    assert!(there("two/src/support.rs"));
    let elsewhere = "\"a/one\" = { model = \"one.json\", support = \"common\" }\n";
    project.write("Cargo.toml", format!("[workspace]\n[workspace.metadata.codegen]\n{elsewhere}"));
    project
        .smithygen(&["codegen"])
        .exits_with(2)
        .says("`a/one`: isn't next to `common`, the support code that it shares");
}

/// A project with the models `one` and `two`. Each has the operation `Act`; only `two` has `Count`, in
/// whose input a timestamp is.
fn project_of_several() -> Project {
    let project = project();
    project.write("one.json", model("smithy.api#String"));
    let mut two: Value =
        serde_json::from_str(&model("smithy.api#String")).expect("the model is JSON");
    let shapes = &mut two["shapes"];
    shapes["test#Service"]["operations"] =
        json!([{ "target": "test#Act" }, { "target": "test#Count" }]);
    shapes["test#Count"] = json!({
        "type": "operation",
        "input": { "target": "test#CountInput" },
        "output": { "target": "smithy.api#Unit" },
    });
    shapes["test#CountInput"] = models::structure([("since", "smithy.api#Timestamp")]);
    project.write("two.json", two.to_string());
    project
}

#[test]
fn operations_are_selected_in_each_model_that_has_them() {
    let project = project_of_several();
    codegen(&project, &["one", "two"], &["--operation", "Act"]).exits_with(0);
    assert!(
        has(&project, "one/src/operations/act.rs") && has(&project, "two/src/operations/act.rs")
    );
    assert!(!has(&project, "two/src/operations/count.rs"));
    assert!(!has(&project, "shared/src/support/timestamp.rs"));
    let readme = fs::read_to_string(project.root().join("out/two/README.md")).expect("it is there");
    assert!(readme.contains("--support shared") && readme.contains("--operation Act"), "{readme}");
    codegen(&project, &["one", "two"], &["--operation", "Act", "--operation", "Count"])
        .exits_with(0);
    assert!(has(&project, "two/src/operations/count.rs"));
    assert!(has(&project, "shared/src/support/timestamp.rs"));
    let outcome =
        codegen(&project, &["one", "two"], &["--operation", "Count", "--operation", "Gone"]);
    outcome.exits_with(2);
    expect![[r#"
        error: one.json: has none of the operations that `--operation` names
          help: name an operation of each model, or leave the model out
        error: no model has the operation `Gone`
          help: write it as the model does, as in `GetItem`
    "#]]
    .assert_eq(&outcome.stderr);
}

#[test]
fn the_package_of_support_is_configured_like_that_of_a_crate() {
    let project = project();
    let config = "[crate]\nversion = \"1.2.3\"\npublish = true\nlicense = \"MIT\"\n";
    project.write("shared.toml", config);
    let option = ["--support-config", "shared.toml"];
    codegen(&project, &["one", "two"], &option).exits_with(0);
    let read = |path: &str| fs::read_to_string(project.root().join(path)).expect("it is there");
    let manifest = read("out/shared/Cargo.toml");
    for line in ["version = \"1.2.3\"\n", "license = \"MIT\"\n"] {
        assert!(manifest.contains(line) && !manifest.contains("publish"), "{manifest}");
    }
    let dependency =
        "shared = { path = \"../shared\", version = \"1.2.3\", default-features = false }\n";
    assert!(read("out/one/Cargo.toml").contains(dependency));
    assert!(read("out/one/README.md").contains("--support-config shared.toml"));
    project.write("shared.toml", "[crate]\nversion = \"new\"\n");
    let wrong = codegen(&project, &["one", "two"], &option);
    wrong.exits_with(2).says("configuration, [crate]: `version` is `new`, which isn't a version");
    project.write("shared.toml", "[crate]\nname = \"other\"\n");
    let wrong = codegen(&project, &["one", "two"], &option);
    wrong.exits_with(2).says("shared.toml: has settings that support code doesn't have");
}

#[test]
fn a_workspace_configures_the_package_of_support() {
    let project = project();
    project.write("shared.toml", "[crate]\nversion = \"1.2.3\"\n");
    let list = |support: &str| {
        let listed = format!(
            "one = {{ model = \"one.json\", support = \"common\" }}\n{support} = {{ config = \"shared.toml\" }}\n"
        );
        project.write("Cargo.toml", format!("[workspace]\n[workspace.metadata.codegen]\n{listed}"));
        project.smithygen(&["codegen"])
    };
    list("common").exits_with(0);
    let manifest = project.root().join("common/Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("it is there");
    assert!(manifest.contains("version = \"1.2.3\"\n"), "{manifest}");
    list("comon").exits_with(2).says("`comon`: is support code of no crate");
}
