//! Small models, as the text of their JSON AST.

use serde_json::{Map, Value, json};

/// A model with one operation, `test#Act`, and its input, `test#Input`, which has no members.
///
/// Adds `shapes`. A shape replaces the one with the same id.
///
/// # Panics
/// If `shapes` isn't an object.
#[must_use]
pub fn with(shapes: Value) -> String {
    let mut all = json!({
        "test#Service": service("1", ["test#Act"]),
        "test#Act": {"type": "operation", "input": {"target": "test#Input"}},
        "test#Input": {"type": "structure"},
    });
    let Value::Object(shapes) = shapes else { panic!("shapes are an object, by id") };
    all.as_object_mut().expect("it is an object").extend(shapes);
    of_shapes(&all)
}

/// Like [`with`], but `test#Input` has one member, `member`, that targets `target`.
#[must_use]
pub fn with_member(target: &str, mut shapes: Value) -> String {
    shapes["test#Input"] = structure([("member", target)]);
    with(shapes)
}

/// A model with only these shapes.
#[must_use]
pub fn of_shapes(shapes: &Value) -> String {
    json!({"smithy": "2.0", "shapes": shapes}).to_string()
}

/// A service of these operations that speaks awsJson.
pub fn service<'a>(version: &str, operations: impl IntoIterator<Item = &'a str>) -> Value {
    let mut service = silent_service(version, operations);
    service["traits"] = json!({"aws.protocols#awsJson1_1": {}});
    service
}

/// A service of these operations that speaks no protocol.
pub fn silent_service<'a>(version: &str, operations: impl IntoIterator<Item = &'a str>) -> Value {
    let operations: Vec<_> = operations.into_iter().map(|id| json!({"target": id})).collect();
    json!({"type": "service", "version": version, "operations": operations})
}

/// A structure of members, each with its target.
pub fn structure<'a>(members: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    let member = |(name, target): (&str, &str)| (name.to_owned(), json!({"target": target}));
    let members: Map<String, Value> = members.into_iter().map(member).collect();
    json!({"type": "structure", "members": members})
}
