//! Constraints: tightening one for requests is a breaking change; other changes aren't.

use serde_json::{Value, json};
use support::models::structure;

use super::{diff, input, lines, of_inputs};

/// The changes of a member of an input, with this target and these old and new traits.
fn changes(target: &str, old: &Value, new: &Value) -> Vec<String> {
    let start = " types::Input.thing ";
    let lines = of_inputs(&input(target, old), &input(target, new));
    lines.into_iter().map(|line| line.replacen(start, " ", 1)).collect()
}

#[test]
fn tighter_lengths_are_breaking() {
    let length = |bounds: Value| json!({"smithy.api#length": bounds});
    let none = json!({});
    let cases = [
        // The only error that Smithy's own tool reports for two models of Cognito.
        (
            length(json!({"min": 1, "max": 128})),
            length(json!({"min": 24, "max": 128})),
            "major has a tighter length: 24 to 128 characters, was 1 to 128 characters",
        ),
        (
            length(json!({"max": 9})),
            length(json!({"max": 8})),
            "major has a tighter length: at most 8 characters, was at most 9 characters",
        ),
        (
            length(json!({"min": 1})),
            length(json!({"min": 1, "max": 9})),
            "major has a tighter length: 1 to 9 characters, was at least 1 character",
        ),
        (
            length(json!({"min": 2, "max": 3})),
            length(json!({"min": 1, "max": 2})),
            "major has a tighter length: 1 to 2 characters, was 2 to 3 characters",
        ),
        (none.clone(), length(json!({"min": 1})), "major now has a length: at least 1 character"),
        (
            length(json!({"min": 2, "max": 3})),
            length(json!({"min": 1, "max": 4})),
            "patch has a wider length: 1 to 4 characters, was 2 to 3 characters",
        ),
        (
            length(json!({"min": 2, "max": 3})),
            length(json!({"min": 2})),
            "patch has a wider length: at least 2 characters, was 2 to 3 characters",
        ),
        (length(json!({"max": 3})), none, "patch no longer has a length, was at most 3 characters"),
    ];
    for (old, new, change) in cases {
        assert_eq!(changes("smithy.api#String", &old, &new), [change]);
    }
    let at_least = |min: u32| length(json!({"min": min, "max": 9}));
    assert_eq!(changes("smithy.api#String", &at_least(0), &length(json!({"max": 9}))), [""; 0]);
    assert_eq!(
        changes("smithy.api#Blob", &at_least(1), &at_least(2)),
        ["major has a tighter length: 2 to 9 bytes, was 1 to 9 bytes"]
    );
}

#[test]
fn tighter_ranges_are_breaking() {
    let range = |bounds: Value| json!({"smithy.api#range": bounds});
    let cases = [
        (
            json!({"min": 1}),
            json!({"min": 2}),
            "major has a tighter range: at least 2, was at least 1",
        ),
        (
            json!({"min": -10}),
            json!({"min": -9}),
            "major has a tighter range: at least -9, was at least -10",
        ),
        (
            json!({"max": 10}),
            json!({"max": 9}),
            "major has a tighter range: at most 9, was at most 10",
        ),
        (
            json!({"min": 1}),
            json!({"min": 1, "max": 9}),
            "major has a tighter range: 1 to 9, was at least 1",
        ),
        (
            json!({"min": 2, "max": 9}),
            json!({"min": 1, "max": 10}),
            "patch has a wider range: 1 to 10, was 2 to 9",
        ),
        (
            json!({"min": 2, "max": 9}),
            json!({"max": 9}),
            "patch has a wider range: at most 9, was 2 to 9",
        ),
    ];
    for (old, new, change) in cases {
        assert_eq!(changes("smithy.api#Integer", &range(old), &range(new)), [change]);
    }
    assert_eq!(
        changes("smithy.api#Double", &range(json!({"max": 0.5})), &range(json!({"max": 0.25}))),
        ["major has a tighter range: at most 0.25, was at most 0.5"]
    );
    // More digits than a float has.
    let [less, more] = ["9223372036854775806", "9223372036854775807"].map(|max| {
        range(serde_json::from_str(&format!("{{\"max\": {max}}}")).expect("it is JSON"))
    });
    assert_eq!(
        changes("smithy.api#Long", &more, &less),
        ["major has a tighter range: at most 9223372036854775806, was at most 9223372036854775807"]
    );
    assert_eq!(
        changes("smithy.api#Integer", &json!({}), &range(json!({"min": 1}))),
        ["major now has a range: at least 1"]
    );
    assert_eq!(
        changes("smithy.api#Integer", &range(json!({"min": 1})), &json!({})),
        ["patch no longer has a range, was at least 1"]
    );
}

#[test]
fn new_patterns_are_breaking_and_changed_ones_must_be_checked() {
    let pattern = |pattern: &str| json!({"smithy.api#pattern": pattern});
    let of = |old: &Value, new: &Value| changes("smithy.api#String", old, new);
    assert_eq!(of(&json!({}), &pattern("^a|`b`$")), ["major now has a pattern: ``^a|`b`$``"]);
    assert_eq!(of(&pattern("^a$"), &json!({})), ["patch no longer has a pattern, was `^a$`"]);
    assert_eq!(
        of(&pattern("^a$"), &pattern("^b$")),
        ["minor has another pattern: `^b$`, was `^a$`; check the values that you send"]
    );
}

#[test]
fn items_keys_and_values_have_constraints_of_their_own() {
    let model = |unique: Value, item: Value, key: Value| {
        json!({
            "test#Input": structure([("list", "test#List"), ("map", "test#Map")]),
            "test#List": {"type": "list", "member": {"target": "test#Item"}, "traits": unique},
            "test#Item": {"type": "string", "traits": item},
            "test#Map": {"type": "map", "key": {"target": "smithy.api#String", "traits": key},
                "value": {"target": "test#List"}},
        })
    };
    let none = || json!({});
    let unique = || json!({"smithy.api#uniqueItems": {}});
    assert_eq!(
        lines(&diff(model(none(), none(), none()), model(unique(), none(), none()))),
        [
            "major types::Input.list must have unique items",
            "major types::Input.map must have unique items of each value",
        ]
    );
    assert_eq!(
        lines(&diff(model(unique(), none(), none()), model(none(), none(), none()))),
        [
            "patch types::Input.list can have equal items",
            "patch types::Input.map can have equal items of each value",
        ]
    );
    let length = |max: u32| json!({"smithy.api#length": {"max": max}});
    assert_eq!(
        lines(&diff(model(none(), length(9), length(7)), model(none(), length(8), length(8)))),
        [
            "major types::Input.list has a tighter length of each item: at most 8 characters, \
             was at most 9 characters",
            "patch types::Input.map has a wider length of each key: at most 8 characters, was at \
             most 7 characters",
            "major types::Input.map has a tighter length of each item of each value: at most 8 \
             characters, was at most 9 characters",
        ]
    );
}

#[test]
fn constraints_of_responses_are_never_breaking() {
    let model = |max: u32| {
        let of = |max: u32| json!({"smithy.api#length": {"max": max}});
        json!({
            "test#Act": {"type": "operation", "input": {"target": "test#Input"},
                "output": {"target": "test#Output"}, "errors": [{"target": "test#Failure"}]},
            "test#Input": structure([("both", "test#Both")]),
            "test#Output": structure([("both", "test#Both"), ("back", "test#Back")]),
            "test#Back": structure([("text", "test#Text")]),
            "test#Both": {"type": "union", "members": {"text": {"target": "test#Text"}}},
            "test#Failure": {"type": "structure", "members": {"text": {"target": "test#Text"}},
                "traits": {"smithy.api#error": "client"}},
            "test#Text": {"type": "string", "traits": of(max)},
        })
    };
    let change = "has a tighter length: at most 8 characters, was at most 9 characters";
    assert_eq!(
        lines(&diff(model(9), model(8))),
        [
            format!("major types::Both.Text {change}"),
            format!("patch types::Back.text {change} (in responses only)"),
            format!("patch types::Failure.text {change} (in responses only)"),
        ]
    );
}

#[test]
fn a_change_of_the_type_hides_changes_of_constraints() {
    let length = |max: u32| json!({"smithy.api#length": {"max": max}});
    assert_eq!(
        of_inputs(&input("smithy.api#String", &length(9)), &input("smithy.api#Blob", &length(8))),
        ["major types::Input.thing is `Blob`, was `String`"]
    );
}
