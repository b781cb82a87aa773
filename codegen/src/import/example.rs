//! Converts examples of calls.

use super::Context;
use super::api::{Api, Kind, Operation};
use super::instant::epoch_seconds;
use super::json::{Json, Object};
use super::node::Node;

/// The examples of an operation, see
/// <https://smithy.io/2.0/spec/documentation-traits.html#examples-trait>.
pub(super) fn examples(cx: &Context<'_>, operation: &Operation<'_>) -> Option<Json> {
    let file = cx.examples.as_ref()?;
    let examples = file.listed(operation.name);
    let one = |node: &Node<'_>| example(cx.api, operation, &node.clone().at(operation.name));
    (!examples.is_empty()).then(|| examples.iter().map(one).collect())
}

fn example(api: &Api<'_>, operation: &Operation<'_>, node: &Node<'_>) -> Object {
    let title = node.filled("title").or_else(|| node.filled("id")).unwrap_or_default();
    let side = |key, shape: Option<&str>| {
        let value = node.object(key)?;
        Some(shape.map_or_else(|| value.clone(), |name| members(api, name, value)))
    };
    let input = side("input", operation.input).filter(|input| !input.is_empty());
    let output = operation.output.and_then(|name| side("output", Some(name)));
    Object::default()
        .with("title", title)
        .with_some("documentation", node.filled("description"))
        .with_some("input", input)
        .with_some("output", output)
}

/// The members of a structure, as node values of Smithy.
fn members(api: &Api<'_>, structure: &str, value: &Object) -> Object {
    let members = api.get(structure).map(|shape| shape.members()).unwrap_or_default();
    let target = |name| members.iter().find(|member| member.name == name);
    let converted = value.iter().map(|(name, json)| {
        let json =
            target(name).map_or_else(|| json.clone(), |one| converted(api, one.target, json));
        (name.to_owned(), json)
    });
    converted.collect()
}

/// A node value of Smithy: timestamps become seconds; texts become numbers or booleans if the shape
/// is one.
fn converted(api: &Api<'_>, shape: &str, json: &Json) -> Json {
    let Some(shape) = api.get(shape) else { return json.clone() };
    match (&shape.kind, json) {
        (Kind::Structure(_), Json::Object(object)) => members(api, shape.name, object).into(),
        (Kind::List(member), Json::Array(items)) => {
            items.iter().map(|item| converted(api, member.target, item)).collect()
        }
        (Kind::Map(_, value), Json::Object(object)) => {
            let entry =
                |(key, json): (&str, &Json)| (key.to_owned(), converted(api, value.target, json));
            Json::Object(object.iter().map(entry).collect())
        }
        (Kind::Simple(kind), Json::String(text)) => {
            of_text(kind, text).unwrap_or_else(|| json.clone())
        }
        _ => json.clone(),
    }
}

fn of_text(kind: &str, text: &str) -> Option<Json> {
    match kind {
        "timestamp" => epoch_seconds(text).map(Json::Number),
        "boolean" => text.parse::<bool>().ok().map(Json::Bool),
        "byte" | "short" | "integer" | "long" => {
            text.parse::<i64>().ok().map(|number| Json::Number(number.into()))
        }
        _ => None,
    }
}
