//! Models with values in traits that don't fit their shapes.

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
    let base64 = "a string in base64";
    let instant = "seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z";
    let document = "a string, a number, true, false, [] or {}";
    let cases = [
        ("Blob", json!("no base64"), base64),
        ("Blob", json!("Zg="), base64),
        ("Blob", json!(1), base64),
        ("Timestamp", json!("yesterday"), instant),
        ("Timestamp", json!("2023-02-29T00:00:00Z"), instant),
        ("Timestamp", json!("2023-13-01T00:00:00Z"), instant),
        ("Timestamp", json!("2023-01-01T24:00:00Z"), instant),
        ("Timestamp", json!("2023-01-01T00:00:60Z"), instant),
        ("Timestamp", json!("2023-01-01 00:00:00Z"), instant),
        ("Timestamp", json!("2023-01-01T00:00:00+01:00"), instant),
        ("Timestamp", json!("2023-1-1T00:00:00Z"), instant),
        ("Timestamp", json!("2023-01-01T00:00:00.+5Z"), instant),
        ("Timestamp", json!(1e300), instant),
        ("Timestamp", json!(true), instant),
        ("Float", json!(1e300), "a number of 32 bits"),
        ("Double", json!("nan"), "a number"),
        ("Byte", json!(128), "an integer of 8 bits"),
        ("Short", json!(-32_769), "an integer of 16 bits"),
        ("Integer", json!(1.5), "an integer of 32 bits"),
        ("Long", json!(1e19), "an integer of 64 bits"),
        ("BigInteger", json!(1.5), "an integer"),
        ("BigDecimal", json!("1.5"), "a number"),
        ("String", json!(1), "a string"),
        ("Boolean", json!("true"), "true or false"),
        ("Document", json!([1]), document),
        ("Document", json!({"a": 1}), document),
    ];
    refuse(cases.map(|(target, default, expected)| {
        let target = format!("smithy.api#{target}");
        let message = helped(
            format!("test#Input$member: the default {default} isn't a value of {target}"),
            &format!("set the trait smithy.api#default to {expected}"),
        );
        case("a default", with_default(&target, &default), &message)
    }));
}

#[test]
fn defaults_of_aggregates_are_empty_and_all_wrong_ones_are_reported() {
    let defaults = json!({
        "test#List": {"type": "list", "member": {"target": "smithy.api#String"}},
        "test#Map": {
            "type": "map",
            "key": {"target": "smithy.api#String"},
            "value": {"target": "smithy.api#String"},
        },
        "test#Level": {"type": "intEnum", "members": {
            "LOW": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
        }},
        "test#Number": {"type": "integer", "traits": {"smithy.api#default": "one"}},
        // No operation has the shape, but its model is wrong all the same.
        "test#Unused": {"type": "structure", "members": {
            "list": {"target": "test#List", "traits": {"smithy.api#default": ["a"]}},
            "map": {"target": "test#Map", "traits": {"smithy.api#default": []}},
            "level": {"target": "test#Level", "traits": {"smithy.api#default": 2}},
        }},
    });
    let wrong = |at: &str, default: &str, target: &str, expected: &str| {
        helped(
            format!("test#{at}: the default {default} isn't a value of test#{target}"),
            &format!("set the trait smithy.api#default to {expected}"),
        )
    };
    let messages = [
        wrong("Number", "\"one\"", "Number", "an integer of 32 bits"),
        wrong("Unused$level", "2", "Level", "a value of one of its members"),
        wrong("Unused$list", "[\"a\"]", "List", "[]"),
        wrong("Unused$map", "[]", "Map", "{}"),
    ];
    refuse([case(
        "wrong defaults",
        models::with(defaults),
        &messages.join("\nerror: model.json: "),
    )]);
}

#[test]
fn defaults_are_those_of_the_model() {
    let cases = [
        ("Blob", json!("Zm9vAA=="), r#"Blob::from(b"foo\0")"#),
        ("Blob", json!(""), r#"Blob::from(b"")"#),
        ("Timestamp", json!(0), "Timestamp::from_secs(0)"),
        ("Timestamp", json!(-1.5), "Timestamp::new(-2, 500_000_000)"),
        (
            "Timestamp",
            json!("2024-02-29T12:00:00.25Z"),
            "Timestamp::new(1_709_208_000, 250_000_000)",
        ),
        ("Float", json!(0.1), "0.1_f32"),
        ("Float", json!(16_777_217), "16777216.0_f32"),
        ("Float", json!("NaN"), "f32::NAN"),
        ("Double", json!("-Infinity"), "f64::NEG_INFINITY"),
        ("BigInteger", json!(-5), "BigInteger::from(-5_i64)"),
        ("BigDecimal", json!(0.5), "\"0.5\".parse::<crate::BigDecimal>()"),
        ("Document", json!({}), "Document::Object(std::collections::BTreeMap::new())"),
    ];
    for (target, default, code) in cases {
        let traits = json!({"smithy.api#default": default});
        let member = json!({"target": format!("smithy.api#{target}"), "traits": traits});
        // Requests have no defaults: members that a client doesn't set aren't sent.
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

#[test]
fn a_default_that_the_model_deprecates_compiles_without_warnings() {
    let traits = json!({"smithy.api#deprecated": {}});
    let project = Project::new(models::with(json!({
        "test#Act": {"type": "operation", "output": {"target": "test#Output"}},
        "test#Output": {"type": "structure", "members": {
            "kind": {"target": "test#Kind", "traits": {"smithy.api#default": "OLD"}},
        }},
        "test#Kind": {"type": "enum", "members": {
            "NEW": {"target": "smithy.api#Unit"},
            "OLD": {"target": "smithy.api#Unit", "traits": traits},
        }},
    })));
    project.codegen(&[]).exits_with(0);
    project.cargo(&["check", "--no-default-features", "--features=json"]).exits_with(0);
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
