//! Hostile text from outside, which could control a terminal, the logs of CI or a rendered file.

use std::fs;

use codegen::Config;
use expect_test::expect;
use serde_json::{Value, json};
use support::{Outcome, Project, models};

use crate::bad_input::{case, refuse};

/// Texts that hide or reorder other text, move the cursor, begin a command of GitHub, or look like
/// a message.
const HOSTILE: &str =
    "a\u{1b}[31m\n::error::b\r\u{7}\u{202e}\u{2066}c\u{200b}##[error]d\u{2028}\u{9b}";

/// Fails if the output has hostile text.
fn is_harmless(text: &str) {
    let is_shown = |c: char| c == '\n' || c == ' ' || !(c.is_control() || c.is_whitespace());
    let hidden = ['\u{202e}', '\u{2066}', '\u{200b}'];
    let found = text.chars().find(|c| !is_shown(*c) || hidden.contains(c));
    assert_eq!(found, None, "{text:?}");
    assert!(!text.contains("##["), "{text}");
    let begins_command = |line: &str| line.trim_start().starts_with("::");
    assert!(!text.lines().any(begins_command), "{text}");
}

fn says_harmlessly(outcome: &Outcome, code: i32) {
    outcome.exits_with(code);
    is_harmless(&outcome.stderr);
    is_harmless(&outcome.stdout);
}

#[test]
fn control_characters_of_a_model_are_escaped_in_messages() {
    let shapes = json!({
        "test#A": {"type": "str\u{1b}[31mred\n::error::injected"},
        "test#B": {"type": "structure", "members": {"\r##[error]": {}}},
        "t\u{1b}]0;title\u{7}\n::error::x": {"type": "string"},
    });
    refuse(
        [case("control characters", models::of_shapes(&shapes))],
        expect![[r#"
        control characters:
        error: model.json: t\u{1b}]0;title\u{7}\n::error::x: isn't a valid shape id
          help: a shape id looks like `name.space#Name`, with letters, digits and `_`
        error: model.json: test#A: the shape type `str\u{1b}[31mred\n::error::injected` is unknown
          help: use a type of Smithy 2.0, such as `structure`
        error: model.json: test#B: the member name `\r#\u{23}[error]` isn't an identifier
          help: use letters, digits and `_`
    "#]],
    );
}

#[test]
fn hostile_text_of_any_input_is_escaped_in_messages() {
    let model = models::with(json!({}));
    let run = |model: &str| Project::new(model).codegen(&[]);
    let text =
        |text: &str| models::with(json!({"test#X": {"type": "string", "traits": {text: 1}}}));
    says_harmlessly(&run(&models::of_shapes(&json!({HOSTILE: {"type": "string"}}))), 2);
    says_harmlessly(&run(&models::of_shapes(&json!({"test#X": HOSTILE}))), 2);
    says_harmlessly(&run(&models::with_member(HOSTILE, json!({}))), 2);
    says_harmlessly(&run(&text("smithy.api#documentation")), 2);
    says_harmlessly(&run(&json!({"smithy": HOSTILE}).to_string()), 2);
    for config in
        ["[%]\na=1", "[crate]\n%=1", "[redact]\n%='x'", "[crate]\nname=%", "[model]\nsha256=%"]
    {
        let quoted = Value::from(HOSTILE).to_string();
        let quoted = quoted.replace('\u{7f}', r"\u007f").replace('\u{9b}', r"\u009b");
        says_harmlessly(&Project::new(&model).config(config.replace('%', &quoted)).codegen(&[]), 2);
    }
    let project = Project::new(&model);
    for option in ["--crate-name", "--service", "--operation", "--config", HOSTILE] {
        says_harmlessly(&project.codegen(&[option, HOSTILE]), 2);
    }
    says_harmlessly(&project.smithygen(&[HOSTILE]), 2);
    says_harmlessly(&project.smithygen(&["codegen", "--out", "out", "--model", HOSTILE]), 2);
    says_harmlessly(&project.smithygen(&["diff", HOSTILE, "model.json"]), 2);
}

/// A folder's name that would be a command at the beginning of a line.
#[cfg(unix)]
#[test]
fn hostile_names_of_files_are_escaped_in_messages() {
    let project = Project::new(models::with(json!({})));
    let out = format!("::error::{HOSTILE}");
    let codegen = |more: &[&str]| {
        project.smithygen(&[&["codegen", "--model", "model.json", "--out", &out], more].concat())
    };
    says_harmlessly(&codegen(&[]), 0);
    says_harmlessly(&codegen(&["--check"]), 0);
    let lib = project.root().join(&out).join("src/lib.rs");
    let changed = fs::read_to_string(&lib).expect("it was made") + "// \u{1b}[31m##[error]\n";
    fs::write(&lib, changed).expect("it can be written");
    fs::write(project.root().join(&out).join(HOSTILE), "").expect("it can be written");
    says_harmlessly(&codegen(&["--check"]), 1);
    fs::remove_file(&lib).expect("it was made");
    fs::create_dir(&lib).expect("it can be made");
    says_harmlessly(&codegen(&["--check"]), 2);
    says_harmlessly(&codegen(&[]), 2);
}

#[test]
fn quoted_texts_in_a_diff_are_harmless_in_each_format() {
    let with_value = |value: &str| {
        let member = |traits: Value| json!({"target": "smithy.api#Unit", "traits": traits});
        let members = json!({
            "A": member(json!({"smithy.api#enumValue": value})),
            "B": member(json!({"smithy.api#documentation": value})),
        });
        models::with_member("test#Kind", json!({"test#Kind": {"type": "enum", "members": members}}))
    };
    let project = Project::new(with_value("old"));
    project.write("new.json", with_value(HOSTILE));
    for format in ["text", "markdown", "json"] {
        let outcome = project.smithygen(&["diff", "model.json", "new.json", "--format", format]);
        says_harmlessly(&outcome, 0);
        assert!(outcome.stdout.contains("error"), "the value is missing:\n{outcome}");
    }
}

#[test]
#[cfg_attr(windows, ignore = "no name of a file has `>` there")]
fn the_name_of_a_model_can_not_end_a_comment_of_markdown() {
    for name in ["a-->b.json", "a---->>b.json", "a--!>b.json", "-->.json"] {
        let project = Project::new("");
        project.write(name, models::with(json!({})));
        project.smithygen(&["codegen", "--out", "out", "--model", name]).exits_with(0);
        let readme = fs::read_to_string(project.out("README.md")).expect("it was made");
        let header: Vec<&str> = readme.lines().take(2).collect();
        for line in header {
            let inside = line.strip_prefix("<!--").and_then(|line| line.strip_suffix("-->"));
            let inside = inside.unwrap_or_else(|| panic!("no comment: {line}"));
            assert!(!inside.contains('>'), "{name} ends the comment: {line}");
        }
    }
}

/// The line of a request's page with the link to the reference of AWS. The service has this trait
/// `aws.api#service`, and the configuration this key `api-reference`.
fn reference(service: Value, api_reference: Option<&str>) -> String {
    let mut shape = models::service("1 (a)", ["test#Act"]);
    shape["traits"]["aws.api#service"] = service;
    let model = models::with(json!({"test#Service": shape}));
    let api_reference = api_reference.map(str::to_owned);
    let config = Config { api_reference, ..Config::default() };
    let generated = codegen::generate(&model, &config).expect("the model is right");
    let mut files = generated.tree.files();
    let (_, text) = files.find(|(path, _)| *path == "src/operations/act.rs").expect("it is made");
    let line = text.lines().find(|line| line.contains("[AWS API reference]"));
    line.expect("the page has the link").to_owned()
}

#[test]
fn no_character_of_an_address_ends_the_link() {
    let hostile = "a) [b](c <d> `e`\\|\u{2066}\u{e9}\n%20";
    let encoded = "a%29%20%5Bb%5D%28c%20%3Cd%3E%20%60e%60%5C%7C%E2%81%A6%C3%A9%0A%20";
    let start = "/// [AWS API reference](https://docs.aws.amazon.com/goto/WebAPI/";
    assert_eq!(reference(json!({"docId": hostile}), None), format!("{start}{encoded}/Act)"));
    let sdk_id = reference(json!({"sdkId": "A (b) C"}), None);
    assert_eq!(sdk_id, format!("{start}a-%28b%29-c-1%20%28a%29/Act)"));
    assert_eq!(
        reference(json!({}), Some(&format!("https://a.b/{hostile}/{{name}}.html"))),
        format!("/// [AWS API reference](https://a.b/{encoded}/Act.html)")
    );
}

#[cfg(unix)]
mod slow {
    use std::fs;
    use std::path::Path;

    use serde_json::{Value, json};
    use support::{Project, models};

    use super::HOSTILE;

    /// The text of every file below a folder, with its path.
    fn files(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).expect("the folder can be read");
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        let read = |path: &Path| fs::read_to_string(path).expect("the file can be read");
        paths
            .flat_map(|path| {
                if path.is_dir() {
                    files(&path)
                } else {
                    vec![(path.display().to_string(), read(&path))]
                }
            })
            .collect()
    }

    #[test]
    fn no_generated_file_holds_hostile_text() {
        let deprecated = json!({"message": HOSTILE, "since": HOSTILE});
        let traits = json!({
            "smithy.api#documentation": HOSTILE,
            "smithy.api#deprecated": deprecated,
        });
        let member = json!({"target": "test#Kind", "traits": traits});
        let value =
            json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": HOSTILE}});
        let service = json!({
            "type": "service",
            "version": HOSTILE,
            "operations": [{"target": "test#Act"}],
            "traits": {"aws.protocols#awsJson1_1": {}, "smithy.api#title": HOSTILE},
        });
        let model = models::with(json!({
            "test#Service": service,
            "test#Input": {"type": "structure", "members": {"member": member}, "traits": traits},
            "test#Kind": {"type": "enum", "members": {"A": value}},
        }));
        let name = format!("{}.json", HOSTILE.replace('/', ""));
        let project = Project::new("");
        project.write(&name, model);
        let toml = format!("[model]\nsource = {}\n", Value::from("a\u{1b}\u{202e}b"));
        project.write("config.toml", toml.replace('\u{7f}', r"\u007f"));
        let arguments = ["codegen", "--out", "out", "--config", "config.toml", "--model", &name];
        project.smithygen(&arguments).exits_with(0);
        for (path, text) in files(&project.out("")) {
            let is_shown = |c: char| c == '\n' || !c.is_control();
            let hidden = ['\u{202e}', '\u{2066}', '\u{200b}', '\u{2028}'];
            let found = text.chars().find(|c| !is_shown(*c) || hidden.contains(c));
            assert_eq!(found, None, "in {path}");
        }
        project.cargo(&["check"]).exits_with(0);
    }
}
