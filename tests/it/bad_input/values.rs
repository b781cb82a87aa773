//! Models with values in traits that don't fit their shapes.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{case, refuse};

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
        ("Double", json!("nan")),
        ("Byte", json!(128)),
        ("Short", json!(-32_769)),
        ("Integer", json!(1.5)),
        ("Long", json!(1e19)),
        ("BigInteger", json!(1.5)),
        ("BigInteger", json!(1e20)),
        ("Integer", json!(1e3)),
        ("BigDecimal", json!("1.5")),
        ("String", json!(1)),
        ("Boolean", json!("true")),
        ("Document", json!([1])),
        ("Document", json!({"a": 1})),
    ];
    refuse(
        cases.map(|(target, default)| {
            case("a default", with_default(&format!("smithy.api#{target}"), &default))
        }),
        expect![[r#"
            a default:
            error: model.json: test#Input$member: the default "no base64" isn't a value of smithy.api#Blob
              help: set the trait smithy.api#default to a string in base64

            a default:
            error: model.json: test#Input$member: the default "Zg=" isn't a value of smithy.api#Blob
              help: set the trait smithy.api#default to a string in base64

            a default:
            error: model.json: test#Input$member: the default 1 isn't a value of smithy.api#Blob
              help: set the trait smithy.api#default to a string in base64

            a default:
            error: model.json: test#Input$member: the default "yesterday" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-02-29T00:00:00Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-13-01T00:00:00Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-01-01T24:00:00Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-01-01T00:00:60Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-01-01 00:00:00Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-01-01T00:00:00+01:00" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-1-1T00:00:00Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default "2023-01-01T00:00:00.+5Z" isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default 1e+300 isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default true isn't a value of smithy.api#Timestamp
              help: set the trait smithy.api#default to seconds since 1970, or a date and time such as 2024-01-31T12:00:00Z

            a default:
            error: model.json: test#Input$member: the default 1e+300 isn't a value of smithy.api#Float
              help: set the trait smithy.api#default to a number of 32 bits

            a default:
            error: model.json: test#Input$member: the default "nan" isn't a value of smithy.api#Double
              help: set the trait smithy.api#default to a number

            a default:
            error: model.json: test#Input$member: the default 128 isn't a value of smithy.api#Byte
              help: set the trait smithy.api#default to an integer of 8 bits

            a default:
            error: model.json: test#Input$member: the default -32769 isn't a value of smithy.api#Short
              help: set the trait smithy.api#default to an integer of 16 bits

            a default:
            error: model.json: test#Input$member: the default 1.5 isn't a value of smithy.api#Integer
              help: set the trait smithy.api#default to an integer of 32 bits

            a default:
            error: model.json: test#Input$member: the default 1e+19 isn't a value of smithy.api#Long
              help: set the trait smithy.api#default to an integer of 64 bits

            a default:
            error: model.json: test#Input$member: the default 1.5 isn't a value of smithy.api#BigInteger
              help: set the trait smithy.api#default to an integer of at most 64 bits, without a fraction or an exponent

            a default:
            error: model.json: test#Input$member: the default 1e+20 isn't a value of smithy.api#BigInteger
              help: set the trait smithy.api#default to an integer of at most 64 bits, without a fraction or an exponent

            a default:
            error: model.json: test#Input$member: the default 1000.0 isn't a value of smithy.api#Integer
              help: set the trait smithy.api#default to an integer of 32 bits

            a default:
            error: model.json: test#Input$member: the default "1.5" isn't a value of smithy.api#BigDecimal
              help: set the trait smithy.api#default to a number

            a default:
            error: model.json: test#Input$member: the default 1 isn't a value of smithy.api#String
              help: set the trait smithy.api#default to a string

            a default:
            error: model.json: test#Input$member: the default "true" isn't a value of smithy.api#Boolean
              help: set the trait smithy.api#default to true or false

            a default:
            error: model.json: test#Input$member: the default [1] isn't a value of smithy.api#Document
              help: set the trait smithy.api#default to a string, a number, true, false, [] or {}

            a default:
            error: model.json: test#Input$member: the default {"a":1} isn't a value of smithy.api#Document
              help: set the trait smithy.api#default to a string, a number, true, false, [] or {}
        "#]],
    );
}

#[test]
fn defaults_of_lists_and_maps_must_be_empty_and_all_wrong_ones_are_reported() {
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
        // No operation has the shape, but the model is wrong nevertheless.
        "test#Unused": {"type": "structure", "members": {
            "list": {"target": "test#List", "traits": {"smithy.api#default": ["a"]}},
            "map": {"target": "test#Map", "traits": {"smithy.api#default": []}},
            "level": {"target": "test#Level", "traits": {"smithy.api#default": 2}},
        }},
    });
    refuse(
        [case("wrong defaults", models::with(defaults))],
        expect![[r#"
        wrong defaults:
        error: model.json: test#Number: the default "one" isn't a value of test#Number
          help: set the trait smithy.api#default to an integer of 32 bits
        error: model.json: test#Unused$level: the default 2 isn't a value of test#Level
          help: set the trait smithy.api#default to a value of one of its members
        error: model.json: test#Unused$list: the default ["a"] isn't a value of test#List
          help: set the trait smithy.api#default to []
        error: model.json: test#Unused$map: the default [] isn't a value of test#Map
          help: set the trait smithy.api#default to {}
    "#]],
    );
}

#[test]
fn defaults_of_a_member_and_its_target_are_compared_with_all_digits() {
    let default = |value: i64| json!({"smithy.api#default": value});
    let traits = default(9_007_199_254_740_992);
    let shapes = json!({
        "test#Large": {"type": "long", "traits": default(9_007_199_254_740_993)},
        "test#Input": {"type": "structure", "members": {
            "member": {"target": "test#Large", "traits": traits},
        }},
    });
    refuse(
        [case("another last digit", models::with(shapes))],
        expect![[r#"
            another last digit:
            error: model.json: test#Input$member: the default 9007199254740992 differs from the default of test#Large, 9007199254740993
              help: set the same default, or null
        "#]],
    );
}

#[test]
fn defaults_are_those_of_the_model() {
    let cases = [
        ("Blob", json!("Zm9vAA=="), r#"Blob::from(b"foo\0")"#),
        ("Blob", json!(""), r#"Blob::from(b"")"#),
        ("Timestamp", json!(0), "Timestamp::from_secs(0)"),
        ("Timestamp", json!(-1.5), "Timestamp::new(-2, 500_000_000)"),
        ("Timestamp", json!(1e-7), "Timestamp::new(0, 100)"),
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
    refuse(
        [
            case("another member", with_prefix("{other}.")),
            case("nothing", with_prefix("a.{}.")),
            case("a way", with_prefix("{name.first}.")),
            case("a number", with_prefix("{count}.")),
            case("an open brace", with_prefix("a{name.")),
            case("a closing brace", with_prefix("name}.{name}.")),
        ],
        expect![[r#"
            another member:
            error: model.json: test#Act: the label `other` of the host prefix isn't a member of the input
              help: correct the trait smithy.api#endpoint

            nothing:
            error: model.json: test#Act: the label `` of the host prefix isn't a member of the input
              help: correct the trait smithy.api#endpoint

            a way:
            error: model.json: test#Act: the label `name.first` of the host prefix isn't a member of the input
              help: correct the trait smithy.api#endpoint

            a number:
            error: model.json: test#Act: the label `count` of the host prefix targets a shape that isn't a string
              help: correct the trait smithy.api#endpoint

            an open brace:
            error: model.json: test#Act: the host prefix has a brace that belongs to no label
              help: correct the trait smithy.api#endpoint

            a closing brace:
            error: model.json: test#Act: the host prefix has a brace that belongs to no label
              help: correct the trait smithy.api#endpoint
        "#]],
    );
}

#[test]
fn labels_of_host_prefixes_can_be_optional_members_without_a_trait() {
    let project = Project::new(with_prefix("a.{name}-{kind}."));
    project.codegen(&[]).exits_with(0);
    project.cargo(&["check", "--no-default-features"]).exits_with(0);
}
