//! Every shape of the prelude, in every place that has a target.

use codegen::Config;
use serde_json::{Value, json};

/// The shapes of the prelude, each with its kind.
const PRELUDE: [(&str, Kind); 21] = [
    ("BigDecimal", Kind::Other),
    ("BigInteger", Kind::Other),
    ("Blob", Kind::Other),
    ("Boolean", Kind::Other),
    ("Byte", Kind::Other),
    ("Document", Kind::Other),
    ("Double", Kind::Other),
    ("Float", Kind::Other),
    ("Integer", Kind::Other),
    ("Long", Kind::Other),
    ("PrimitiveBoolean", Kind::Other),
    ("PrimitiveByte", Kind::Other),
    ("PrimitiveDouble", Kind::Other),
    ("PrimitiveFloat", Kind::Other),
    ("PrimitiveInteger", Kind::Other),
    ("PrimitiveLong", Kind::Other),
    ("PrimitiveShort", Kind::Other),
    ("Short", Kind::Other),
    ("String", Kind::Text),
    ("Timestamp", Kind::Other),
    ("Unit", Kind::Unit),
];

/// Shapes that the prelude has, but no model can refer to.
const PRIVATE: [&str; 3] = ["required", "NonEmptyString", "Missing"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Unit,
    Other,
}

/// Whether a place accepts a kind of shapes.
type Takes = fn(Kind) -> bool;

/// Every place of a target: its path in the model, and the kinds that it accepts.
const PLACES: [(&str, Takes); 24] = [
    ("Service/operations/0", never),
    ("Service/resources/0", never),
    ("Service/errors/0", never),
    ("Thing/create", never),
    ("Thing/put", never),
    ("Thing/read", never),
    ("Thing/update", never),
    ("Thing/delete", never),
    ("Thing/list", never),
    ("Thing/operations/0", never),
    ("Thing/collectionOperations/0", never),
    ("Thing/resources/0", never),
    ("Act/input", is_unit),
    ("Act/output", is_unit),
    ("Act/errors/0", never),
    ("Input/members/optional", is_value),
    ("Input/members/needed", is_value),
    ("Broken/members/detail", is_value),
    ("Choice/members/one", |_| true),
    ("List/member", is_value),
    ("Map/key", |kind| kind == Kind::Text),
    ("Map/value", is_value),
    ("Mixed/mixins/0", never),
    ("Suit/members/HEARTS", is_unit),
];

fn never(_: Kind) -> bool {
    false
}

fn is_unit(kind: Kind) -> bool {
    kind == Kind::Unit
}

fn is_value(kind: Kind) -> bool {
    kind != Kind::Unit
}

/// A model with each of the places.
pub(crate) fn model() -> Value {
    let to = |name: &str| json!({"target": format!("test#{name}")});
    let text = json!({"target": "smithy.api#String"});
    let mut thing = json!({"type": "resource", "resources": [to("Below")]});
    let mut shapes = json!({
        "test#Service": {
            "type": "service",
            "version": "1",
            "operations": [to("Act")],
            "resources": [to("Thing")],
            "errors": [to("Broken")],
            "traits": {"aws.protocols#awsJson1_1": {}},
        },
        "test#Act": {
            "type": "operation",
            "input": to("Input"),
            "output": to("Output"),
            "errors": [to("Broken")],
        },
        "test#Input": {"type": "structure", "members": {
            "optional": text,
            "needed": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "choice": to("Choice"),
            "list": to("List"),
            "map": to("Map"),
            "suit": to("Suit"),
            "mixed": to("Mixed"),
        }},
        "test#Output": {"type": "structure", "members": {}},
        "test#Broken": {
            "type": "structure",
            "members": {"detail": text},
            "traits": {"smithy.api#error": "client"},
        },
        "test#Choice": {"type": "union", "members": {"one": text, "other": text}},
        "test#List": {"type": "list", "member": text},
        "test#Map": {"type": "map", "key": text, "value": text},
        "test#Mixin": {"type": "structure", "members": {}, "traits": {"smithy.api#mixin": {}}},
        "test#Mixed": {"type": "structure", "members": {}, "mixins": [to("Mixin")]},
        "test#Suit": {"type": "enum", "members": {"HEARTS": {"target": "smithy.api#Unit"}}},
        "test#Below": {"type": "resource"},
    });
    for key in ["create", "put", "read", "update", "delete", "list"] {
        thing[key] = to(&format!("Thing{key}"));
        shapes[format!("test#Thing{key}")] = json!({"type": "operation"});
    }
    for key in ["operations", "collectionOperations"] {
        thing[key] = json!([to(&format!("Thing{key}"))]);
        shapes[format!("test#Thing{key}")] = json!({"type": "operation"});
    }
    shapes["test#Thing"] = thing;
    json!({"smithy": "2.0", "shapes": shapes})
}

/// The model with another target in one place.
fn with_target(place: &str, target: &str) -> String {
    let mut model = model();
    let reference = model.pointer_mut(&format!("/shapes/test#{place}/target"));
    *reference.unwrap_or_else(|| panic!("the model has no {place}")) = target.into();
    model.to_string()
}

#[test]
fn each_place_accepts_only_the_right_kinds_of_prelude_shapes() {
    let private = PRIVATE.map(|name| (name, None));
    let all = PRELUDE.map(|(name, kind)| (name, Some(kind))).into_iter().chain(private);
    let mut failures = Vec::new();
    for (name, kind) in all {
        for (place, takes) in PLACES {
            let target = format!("smithy.api#{name}");
            let model = with_target(place, &target);
            let problem = codegen::lower_leniently(&model, &Config::default()).err();
            let problem = problem.map(|errors| errors.to_string());
            let shape = format!("test#{}", place.split('/').next().unwrap_or_default());
            let names_both = |text: &String| text.contains(&shape) && text.contains(&target);
            let is_taken = kind.is_some_and(takes);
            if is_taken != problem.is_none() || !problem.iter().all(names_both) {
                failures.push(format!("{target} at {place}: {problem:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
