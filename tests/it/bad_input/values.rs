//! Models whose traits hold values that don't fit their shapes.

use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{case, helped, refuse};

/// A model whose one member has a default.
fn with_default(target: &str, default: &Value) -> String {
    let traits = json!({"smithy.api#default": default});
    let member = json!({"target": target, "traits": traits});
    models::with(json!({"test#Input": {"type": "structure", "members": {"member": member}}}))
}

#[test]
fn defaults_must_be_values_of_their_members() {
    let cases = [
        ("Blob", json!("no base64")),
        ("Blob", json!("Zg=")),
        ("Blob", json!(1)),
        ("Timestamp", json!("yesterday")),
        ("Timestamp", json!("2023-02-29T00:00:00Z")),
        ("Timestamp", json!("2023-13-01T00:00:00Z")),
        ("Timestamp", json!("2023-01-01T24:00:00Z")),
        ("Timestamp", json!("2023-01-01T00:00:60Z")),
        ("Timestamp", json!("2023-01-01 00:00:00Z")),
        ("Timestamp", json!("2023-01-01T00:00:00+01:00")),
        ("Timestamp", json!("2023-1-1T00:00:00Z")),
        ("Timestamp", json!("2023-01-01T00:00:00.+5Z")),
        ("Timestamp", json!(1e300)),
        ("Timestamp", json!(true)),
        ("Float", json!(1e300)),
        ("Byte", json!(128)),
        ("String", json!(1)),
        ("Boolean", json!("true")),
        ("Integer", json!(1.5)),
    ];
    refuse(cases.map(|(target, default)| {
        let target = format!("smithy.api#{target}");
        let message = format!("the default {default} isn't a value of {target}");
        let message =
            helped(format!("test#Input$member: {message}"), "correct the trait smithy.api#default");
        case("a default", with_default(&target, &default), &message)
    }));
}

#[test]
fn defaults_of_bytes_and_instants_are_those_of_the_model() {
    let cases = [
        ("Blob", json!("Zm9vAA=="), r#"Blob::from(b"foo\0")"#),
        ("Blob", json!(""), r#"Blob::from(b"")"#),
        ("Timestamp", json!(0), "Timestamp::new(0, 0)"),
        ("Timestamp", json!(-1.5), "Timestamp::new(-2, 500000000)"),
        ("Timestamp", json!("2024-02-29T12:00:00.25Z"), "Timestamp::new(1709208000, 250000000)"),
        ("Float", json!(0.1), "0.1_f32"),
    ];
    for (target, default, code) in cases {
        let traits = json!({"smithy.api#default": default});
        let member = json!({"target": format!("smithy.api#{target}"), "traits": traits});
        // Requests have no defaults: what a client doesn't say isn't sent.
        let project = Project::new(models::with(json!({
            "test#Act": {"type": "operation", "output": {"target": "test#Output"}},
            "test#Output": {"type": "structure", "members": {"member": member}},
        })));
        project.codegen(&[]).exits_with(0);
        let path = project.out("src/operations/act.rs");
        let text = std::fs::read_to_string(path).expect("it was made");
        assert!(text.contains(code), "no {code} in\n{text}");
    }
}

/// A model whose operation has a prefix of the host.
fn with_prefix(prefix: &str) -> String {
    let traits = json!({"smithy.api#endpoint": {"hostPrefix": prefix}});
    models::with(json!({
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}, "traits": traits},
        "test#Input": models::structure([
            ("name", "smithy.api#String"),
            ("kind", "test#Kind"),
            ("count", "smithy.api#Integer"),
        ]),
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
    }))
}

#[test]
fn labels_of_host_prefixes_must_be_texts_of_the_input() {
    let message = |problem: &str| {
        helped(format!("test#Act: {problem}"), "correct the trait smithy.api#endpoint")
    };
    let label = |label: &str, problem| {
        message(&format!("the label `{label}` of the host prefix {problem}"))
    };
    let (no_member, no_string) =
        ("isn't a member of the input", "targets a shape that isn't a string");
    let no_label = message("the host prefix has a brace that belongs to no label");
    refuse([
        case("another member", with_prefix("{other}."), &label("other", no_member)),
        case("nothing", with_prefix("a.{}."), &label("", no_member)),
        case("a way", with_prefix("{name.first}."), &label("name.first", no_member)),
        case("a number", with_prefix("{count}."), &label("count", no_string)),
        case("an open brace", with_prefix("a{name."), &no_label),
        case("a closing brace", with_prefix("name}.{name}."), &no_label),
    ]);
}

#[test]
fn labels_of_host_prefixes_need_not_be_marked_or_required() {
    let project = Project::new(with_prefix("a.{name}-{kind}."));
    project.codegen(&[]).exits_with(0);
    project.cargo(&["check", "--no-default-features"]).exits_with(0);
}
