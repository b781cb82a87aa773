//! What can be waited for by calling an operation again and again.

use super::Context;
use super::api::Operation;
use super::json::{Json, Object};
use super::node::Node;

/// The longest delay in seconds, where a waiter tells none.
const MAX_DELAY: u64 = 120;

/// The trait of an operation with waiters, see
/// <https://smithy.io/2.0/additional-specs/waiters.html#smithy-waiters-waitable-trait>.
///
/// A waiter that Smithy can't express, such as one that looks at an HTTP status, is left out. So is
/// the number of attempts: in Smithy, callers say how long they wait.
pub(super) fn waitable(cx: &Context<'_>, operation: &Operation<'_>) -> Option<Object> {
    let of_operation =
        cx.waiters.iter().filter(|(_, node)| node.text("operation") == Some(operation.name));
    let waiters: Object = of_operation
        .filter(|(name, _)| is_waiter_name(name))
        .filter_map(|(name, node)| Some(((*name).to_owned(), waiter(operation, node)?.into())))
        .collect();
    (!waiters.is_empty()).then_some(waiters)
}

fn is_waiter_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|character| character.is_ascii_alphanumeric())
}

fn waiter(operation: &Operation<'_>, node: &Node<'_>) -> Option<Object> {
    let acceptors = node.listed("acceptors");
    let acceptors: Option<Vec<_>> =
        acceptors.iter().map(|node| acceptor(operation, node)).collect();
    let acceptors =
        acceptors.filter(|acceptors| acceptors.iter().any(|(state, _)| *state == "success"))?;
    let delay = node.count("delay").filter(|seconds| *seconds > 0);
    let acceptor = |(state, matcher): (&str, Object)| {
        Object::default().with("state", state).with("matcher", matcher)
    };
    Some(
        Object::default()
            .with_some("documentation", node.filled("description"))
            .with("acceptors", acceptors.into_iter().map(acceptor).collect::<Json>())
            .with_some("minDelay", delay)
            .with_some("maxDelay", delay.filter(|seconds| *seconds > MAX_DELAY)),
    )
}

/// The state that follows, and from what.
fn acceptor<'a>(operation: &Operation<'_>, node: &Node<'a>) -> Option<(&'a str, Object)> {
    let state = node.needed("state")?;
    let expected = node.json("expected")?;
    let matcher = match (node.needed("matcher")?, expected) {
        ("error", Json::String(error)) => Object::default().with("errorType", error.as_str()),
        ("error", Json::Bool(fails)) => Object::default().with("success", !fails),
        ("path", Json::String(_)) => output(operation, node, "stringEquals")?,
        ("path", Json::Bool(_)) => output(operation, node, "booleanEquals")?,
        ("pathAll", Json::String(_)) => output(operation, node, "allStringEquals")?,
        ("pathAny", Json::String(_)) => output(operation, node, "anyStringEquals")?,
        _ => return None,
    };
    Some((state, matcher)).filter(|_| matches!(state, "success" | "failure" | "retry"))
}

/// A matcher of what an expression finds in the output.
fn output(operation: &Operation<'_>, node: &Node<'_>, comparator: &str) -> Option<Object> {
    operation.output?;
    let expected = match node.json("expected")? {
        Json::String(text) => text.clone(),
        Json::Bool(value) => value.to_string(),
        _ => return None,
    };
    let output = Object::default()
        .with("path", node.needed("argument")?)
        .with("expected", expected)
        .with("comparator", comparator);
    Some(Object::default().with("output", output))
}
