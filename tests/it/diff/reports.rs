//! Reports in each format: new members with facts for a reviewer, a line per item for
//! documentation, and one entry for the same change of many items.

use codegen::diff::ReportFormat;
use codegen::{Config, lower_leniently};
use expect_test::expect;
use serde_json::{Value, json};
use support::models::structure;
use support::{Project, models, smithygen};

use super::{Diff, diff, input};

/// The text after the first blank line.
fn body(diff: &Diff) -> String {
    let text = diff.report(ReportFormat::Text);
    let (_, body) = text.split_once("\n\n").expect("there is a change");
    body.to_owned()
}

#[test]
fn changed_documentation_is_one_line_for_each_item() {
    let model = |words: &str| {
        let documented =
            |target: &str| json!({"target": target, "traits": {"smithy.api#documentation": words}});
        json!({
            "test#Input": {"type": "structure", "traits": {"smithy.api#documentation": words},
                "members": {"a": documented("smithy.api#String"), "b": {"target": "test#Kind"},
                    "c": {"target": "test#Choice"}}},
            "test#Kind": {"type": "enum", "members": {"A": documented("smithy.api#Unit")}},
            "test#Choice": {"type": "union", "members": {"x": documented("smithy.api#Unit")}},
        })
    };
    let diff = diff(model("One."), model("Two."));
    expect![[r#"
        Semver: patch (0 breaking, 3 other changes).

        Documentation (patch):
          types::Choice: `X`
          types::Input: itself, `a`
          types::Kind: `A`
    "#]]
    .assert_eq(&diff.report(ReportFormat::Text));
    expect![[r#"
        Semver: patch (0 breaking, 3 other changes).

        Documentation (patch):

        - `types::Choice`: `X`
        - `types::Input`: itself, `a`
        - `types::Kind`: `A`
    "#]]
    .assert_eq(&diff.report(ReportFormat::Markdown));
}

#[test]
fn changed_facts_are_not_changed_documentation() {
    let old = json!({"test#Input": input("smithy.api#String", &json!({}))});
    let new = json!({
        "test#Input": input("smithy.api#String", &json!({"smithy.api#length": {"max": 9}})),
    });
    expect![[r#"
        Semver: major (1 breaking, 0 other changes).

        types::Input
          major  `thing` now has a length: at most 9 characters
    "#]]
    .assert_eq(&diff(old, new).report(ReportFormat::Text));
}

/// An input with members that are new, of each redaction.
fn secrets() -> Value {
    let member = |target: &str, documentation: &str| json!({"target": target, "traits": {"smithy.api#documentation": documentation}});
    json!({
        "test#Input": {"type": "structure", "members": {
            "marked": member("test#Marked", "By the model. More."),
            "configured": member("smithy.api#String", "By us."),
            "mfaCodes": member("test#Codes", "Of an app. Or of a message."),
            "data": member("test#PasswordType", ""),
            "tokenCount": member("smithy.api#Integer", "A number."),
            "tokenKind": member("test#Kind", "A choice."),
            "name": member("smithy.api#String", "A <b>name</b>."),
            "whole": {"target": "test#Whole"},
        }},
        "test#Marked": {"type": "blob", "traits": {"smithy.api#sensitive": {}}},
        "test#Codes": {"type": "list", "member": {"target": "smithy.api#String"}},
        "test#PasswordType": {"type": "string"},
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "test#Whole": {"type": "union", "traits": {"smithy.api#sensitive": {}},
            "members": {"key": {"target": "smithy.api#String"}}},
    })
}

/// The comparison of an input without members to that of [`secrets`].
fn new_secrets() -> Diff {
    let mut config = Config::default();
    config.redact.insert("Input$configured".to_owned(), "it is ours".to_owned());
    let [old, new] = [json!({}), secrets()]
        .map(|shapes| lower_leniently(&models::with(shapes), &config).expect("the model is right"));
    Diff::of(&old, &new)
}

#[test]
fn new_members_are_reported_with_facts_for_redaction() {
    expect![[r#"
        New members that are not redacted; look at their redaction:
          types::Input.data: `password` in the name, optional `String`
          types::Input.mfa_codes: `code` in the name, optional `Vec<String>`. Of an app.

        types::Input
          minor  `configured` was added: optional `Sensitive<String>`, redacted by the configuration. By us.
          minor  `data` was added: optional `String`, look at redaction (`password`)
          minor  `marked` was added: optional `Sensitive<Blob>`, redacted by the model. By the model.
          minor  `mfa_codes` was added: optional `Vec<String>`, look at redaction (`code`). Of an app.
          minor  `name` was added: optional `String`. A name.
          minor  `token_count` was added: optional `i32`. A number.
          minor  `token_kind` was added: optional `Kind`. A choice.
          minor  `whole` was added: optional `Sensitive<Whole>`, redacted by the model

        types::Kind
          minor  was added: `A`

        types::Whole
          minor  was added
                 `Key`: `String`, redacted with its type
    "#]].assert_eq(&body(&new_secrets()));
}

#[test]
fn new_members_are_in_a_table_for_a_pull_request() {
    let text = new_secrets().report(ReportFormat::Markdown);
    for line in [
        "- `types::Input.data`: `password` in the name, optional `String`\n",
        "| `types::Input` | `configured` was added: optional `Sensitive<String>`, redacted by the \
         configuration. By us. | minor |\n",
        "|  | `data` was added: optional `String`, look at redaction (`password`) | minor |\n",
        "| `types::Whole` | was added | minor |\n|  | `Key`: `String`, redacted with its type |  |\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn json_has_the_same_report_under_stable_keys() {
    let json: Value =
        serde_json::from_str(&new_secrets().report(ReportFormat::Json)).expect("it is JSON");
    let change = |item: &str, member: Value| {
        let changes = json["changes"].as_array().expect("it is a list").iter();
        let mut found = changes.filter(|it| it["item"] == item && it["member"] == member);
        found.next().cloned().unwrap_or_default()
    };
    assert_eq!(
        change("types::Input", json!("mfa_codes")),
        json!({
            "item": "types::Input", "member": "mfa_codes", "kind": "added",
            "change": "was added: optional `Vec<String>`, look at redaction (`code`). Of an app.",
            "breaking": false, "step": "minor",
            "new_members": [{
                "name": "mfa_codes", "type": "Vec<String>", "required": false,
                "redacted_by": null, "look_at_redaction": "code", "documentation": "Of an app.",
            }],
        })
    );
    let redacted_by = |change: Value| change["new_members"][0]["redacted_by"].clone();
    assert_eq!(redacted_by(change("types::Input", json!("marked"))), "model");
    assert_eq!(redacted_by(change("types::Input", json!("configured"))), "configuration");
    assert_eq!(redacted_by(change("types::Whole", Value::Null)), "type");
}

#[test]
fn the_same_change_of_several_items_is_reported_once() {
    let model = |max: u32| {
        let list = json!({"smithy.api#length": {"max": max}});
        json!({
            "test#Input": structure([("a", "test#A"), ("b", "test#B"), ("text", "test#Text")]),
            "test#A": structure([("text", "test#Text")]),
            "test#B": structure([("other", "test#Text")]),
            "test#Text": {"type": "string", "traits": list},
        })
    };
    let diff = diff(model(8), model(9));
    expect![[r#"
        types::A, types::Input
          patch  `text` has a wider length: at most 9 characters, was at most 8 characters

        types::B
          patch  `other` has a wider length: at most 9 characters, was at most 8 characters
    "#]]
    .assert_eq(&body(&diff));
    let table = diff.report(ReportFormat::Markdown);
    assert!(table.contains("| `types::A`, `types::Input` | `text` has a wider"), "{table}");
    let json: Value = serde_json::from_str(&diff.report(ReportFormat::Json)).expect("it is JSON");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(3));
}

#[test]
fn new_operations_are_reported_with_their_documentation() {
    let new = json!({
        "test#Service": models::service("2", ["test#Act", "test#Later"]),
        "test#Later": {"type": "operation",
            "traits": {"smithy.api#documentation": "<p>Waits. Then does it.</p>"}},
    });
    expect![[r#"
        operations::Later
          minor  was added: Waits.
    "#]]
    .assert_eq(&body(&diff(json!({}), new)));
}

#[test]
fn the_command_prints_each_format() {
    let project = Project::new("");
    let old = json!({"test#Input": input("smithy.api#String", &json!({}))});
    let new = json!({"test#Input": input("smithy.api#Blob", &json!({}))});
    project.write("old.json", models::with(old));
    project.write("new.json", models::with(new));
    // The hash is wrong for both models, and some names are in one model or in none.
    project.write(
        "new.toml",
        format!(
            "[model]\nsha256 = \"{}\"\n[redact]\n\"Input$thing\" = \"why\"\nGone = \"why\"\n",
            "0".repeat(64)
        ),
    );
    let run = |format: &str| {
        let path = |name: &str| project.root().join(name).display().to_string();
        let outcome = smithygen(["diff", &path("old.json"), &path("new.json"), "--format", format]);
        outcome.exits_with(0);
        assert_eq!(outcome.stderr, "");
        outcome.stdout
    };
    let change = "is `Sensitive<Blob>`, was `Sensitive<String>`";
    expect![[r#"
        Semver: major (1 breaking, 0 other changes).

        types::Input
          major  `thing` is `Sensitive<Blob>`, was `Sensitive<String>`
    "#]]
    .assert_eq(&run("text"));
    expect![[r#"
        Semver: major (1 breaking, 0 other changes).

        | Item | Change | Step |
        |---|---|---|
        | `types::Input` | `thing` is `Sensitive<Blob>`, was `Sensitive<String>` | **major** |
    "#]]
    .assert_eq(&run("markdown"));
    let json: Value = serde_json::from_str(&run("json")).expect("it is JSON");
    assert_eq!(
        json,
        json!({"step": "major", "changes": [{
            "item": "types::Input", "member": "thing", "kind": "type", "change": change,
            "breaking": true, "step": "major", "new_members": [],
        }]})
    );
}
