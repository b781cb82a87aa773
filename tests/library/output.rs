//! What is written, and what isn't.

use std::fs;
use std::path::Path;

use codegen::Builder;
use serde_json::json;
use support::{Snapshot, models};
use tempfile::TempDir;

fn folder() -> TempDir {
    TempDir::new().expect("a temporary folder can be made")
}

fn builder(model: String, out: &Path) -> Builder {
    Builder::from_json(model).module("crate::act").out_dir(out)
}

fn small() -> String {
    models::with(json!({}))
}

fn larger() -> String {
    models::with(json!({"test#Input": models::structure([("name", "smithy.api#String")])}))
}

#[test]
fn a_file_is_written_when_it_changes_and_only_then() {
    let out = folder();
    builder(small(), out.path()).generate().expect("the model is right");
    let first = Snapshot::of(out.path());
    builder(small(), out.path()).generate().expect("the model is right");
    let second = Snapshot::of(out.path());
    assert_eq!(first.differences(&second), [""; 0], "a file was written anew");
    builder(larger(), out.path()).generate().expect("the model is right");
    let third = Snapshot::of(out.path());
    assert_eq!(second.differences(&third), ["act.rs"]);
}

#[test]
fn what_else_is_in_the_folder_stays() {
    let out = folder();
    fs::write(out.path().join("other.rs"), "of somebody else").expect("it can be written");
    builder(small(), out.path()).generate().expect("the model is right");
    let before = Snapshot::of(out.path());
    builder(small(), out.path()).module("crate::act2").generate().expect("the model is right");
    assert_eq!(before.differences(&Snapshot::of(out.path())), ["act2.rs"]);
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let out = folder();
    builder(small(), out.path()).generate().expect("the model is right");
    let before = Snapshot::of(out.path());
    let wrong = models::with_member("test#Missing", json!({}));
    let wrong = [
        builder(wrong, out.path()),
        builder(small(), out.path()).redact("Zebra", "stripes"),
        builder(small(), out.path()).module("act::"),
        builder(small(), out.path()).status("Act", 42),
        Builder::from_json(small()).out_dir(out.path()),
    ];
    for builder in wrong {
        let errors = builder.generate().expect_err("it is wrong");
        assert_eq!(before.differences(&Snapshot::of(out.path())), [""; 0], "{errors}");
    }
}

#[test]
fn a_crate_that_stands_alone_is_written_as_by_the_command() {
    let out = folder();
    let builder = Builder::from_json(small()).crate_form(out.path()).crate_name("acts");
    builder.generate().expect("the model is right");
    let manifest = fs::read_to_string(out.path().join("Cargo.toml")).expect("it is there");
    assert!(manifest.contains("\nname = \"acts\"\n"), "{manifest}");
    assert!(out.path().join("src/operations/act.rs").exists());
}

#[test]
fn choices_are_added_to_the_configuration_that_is_given() {
    let out = folder();
    let toml = out.path().join("model.toml");
    let text = "[rename]\nInput = \"Given\"\n[redact]\n\"Input$name\" = \"given\"\n";
    fs::write(&toml, text).expect("it can be written");
    let builder = builder(larger(), out.path()).config_file(&toml).rename("Input", "Chosen");
    builder.generate().expect("the model is right");
    let text = fs::read_to_string(out.path().join("act.rs")).expect("it is there");
    assert!(text.contains("pub struct Chosen {\n"), "{text}");
    assert!(text.contains("pub name: Option<Sensitive<String>>"), "{text}");
}
