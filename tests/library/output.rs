//! What is written, and what isn't.

use std::fs;
use std::path::Path;
use std::thread;

use codegen::{Builder, tree};
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
fn a_file_that_is_written_at_once_is_one_of_the_texts_whole() {
    let out = folder();
    let file = out.path().join("act.rs");
    let texts = ["a", "bc"].map(|text| text.repeat(100_000));
    thread::scope(|scope| {
        for writer in 0..8 {
            let (texts, file) = (&texts, &file);
            scope.spawn(move || {
                for round in 0..20 {
                    tree::write(file, &texts[(writer + round) % 2]).expect("the disk is fine");
                    let text = fs::read_to_string(file).expect("it is there");
                    assert!(texts.contains(&text), "{} bytes", text.len());
                }
            });
        }
    });
    assert_eq!(Snapshot::of(out.path()).files().count(), 1, "something was left");
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

/// The operations of the crate that a builder makes in a folder.
fn operations(builder: Builder, folder: &Path) -> Vec<String> {
    builder.generate().expect("the model is right");
    let files = fs::read_dir(folder.join("src/operations")).expect("the folder is there");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = files.map(|entry| name(entry.expect("it can be read"))).collect();
    names.sort();
    names
}

#[test]
fn operations_of_a_build_script_replace_those_of_the_configuration() {
    let model = models::with(json!({
        "test#Service": models::service("1", ["test#Act", "test#Rest", "test#Wait"]),
        "test#Rest": {"type": "operation"},
        "test#Wait": {"type": "operation"},
    }));
    let out = folder();
    let toml = out.path().join("model.toml");
    fs::write(&toml, "[model]\noperations = [\"Act\"]\n").expect("it can be written");
    let builder = |name: &str| {
        let folder = out.path().join(name);
        (Builder::from_json(model.clone()).config_file(&toml).crate_form(&folder), folder)
    };
    let (configured, folder) = builder("configured");
    assert_eq!(operations(configured, &folder), ["act.rs"]);
    let (chosen, folder) = builder("chosen");
    let chosen = chosen.operations(["Rest"]).operation("Wait");
    assert_eq!(operations(chosen, &folder), ["rest.rs", "wait.rs"]);
}

#[test]
fn what_a_build_script_says_of_a_key_replaces_what_the_configuration_says() {
    let out = folder();
    let toml = out.path().join("model.toml");
    let text = "[derive]\nstructure = [\"given::One\"]\n\"*\" = \"given::All\"\n";
    fs::write(&toml, text).expect("it can be written");
    let builder = builder(larger(), out.path()).config_file(&toml);
    let builder = builder.derive("structure", "chosen::A").derive("structure", "chosen::B");
    builder.generate().expect("the model is right");
    let text = fs::read_to_string(out.path().join("act.rs")).expect("it is there");
    assert!(text.contains("#[derive(chosen::A, chosen::B, given::All)]"), "{text}");
}

#[test]
fn mistakes_in_the_file_and_in_what_it_says_of_the_model_are_told_at_once() {
    let out = folder();
    let toml = out.path().join("model.toml");
    fs::write(&toml, "[crate]\nnam = 1\n[rename]\nZebra = \"A\"\n").expect("it can be written");
    let errors = builder(small(), out.path()).config_file(&toml).generate();
    let errors = errors.expect_err("it is wrong").to_string();
    assert!(errors.contains("`nam` isn't a key of `[crate]`"), "{errors}");
    assert!(errors.contains("`Zebra` isn't in the model"), "{errors}");
}
