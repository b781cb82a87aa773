//! Converts structures, and other shapes that are structures in botocore: unions, event streams,
//! documents, errors.

use super::Context;
use super::api::{Member, Shape};
use super::json::Object;
use super::node::Node;
use super::traits::Traits;
use super::{http, member};
use crate::map::set_of;

/// A structure, or a shape that has its own type in Smithy.
pub(super) fn structure(
    cx: &Context<'_>,
    shape: &Shape<'_>,
    members: &[Member<'_>],
    mut traits: Traits,
) -> Object {
    let node = &shape.node;
    if node.flag("document") {
        return traits.add_to(Object::default().with("type", "document"));
    }
    let is_stream = node.flag("eventstream");
    let is_union = node.flag("union") || is_stream;
    traits.mark("smithy.api#streaming", is_stream);
    if cx.survey.is_error(shape.name) {
        error(node, &mut traits);
    } else {
        traits.mark("smithy.api#input", cx.survey.is_input(shape.name));
        traits.mark("smithy.api#output", cx.survey.is_output(shape.name));
    }
    let (kind, members) = if is_union {
        ("union", union_members(cx, members))
    } else {
        ("structure", structure_members(cx, node, members))
    };
    traits.add_to(Object::default().with("type", kind).with("members", members))
}

fn union_members(cx: &Context<'_>, members: &[Member<'_>]) -> Object {
    let member = |one: &Member<'_>| {
        let mut traits = member::traits(one);
        member::json_name(cx, one, &mut traits);
        (one.name.to_owned(), member::member(cx, one, traits).into())
    };
    members.iter().map(member).collect()
}

fn structure_members(cx: &Context<'_>, node: &Node<'_>, members: &[Member<'_>]) -> Object {
    let required = set_of(node.texts("required"));
    http::check_payload(node, members);
    let member = |one: &Member<'_>| {
        let mut traits = member::traits(one);
        if !http::bind(cx, node, one, &mut traits) {
            member::json_name(cx, one, &mut traits);
        }
        let is_required = required.contains(one.name);
        traits.mark("smithy.api#required", is_required);
        traits.set_some("smithy.api#default", member::default(cx, one, is_required));
        (one.name.to_owned(), member::member(cx, one, traits).into())
    };
    members.iter().map(member).collect()
}

/// The fault of an error, its HTTP status, and whether to retry.
fn error(node: &Node<'_>, traits: &mut Traits) {
    let details = node.node("error");
    let details = details.as_ref();
    let status = details.and_then(|error| error.count("httpStatusCode"));
    let is_fault = node.flag("fault") || details.is_some_and(|error| error.flag("fault"));
    let is_server = is_fault || status.is_some_and(|status| status >= 500);
    traits.set("smithy.api#error", if is_server { "server" } else { "client" });
    traits.set_some("smithy.api#httpError", status);
    if let Some(code) = details.and_then(|error| error.filled("code")) {
        let query_error =
            Object::default().with("code", code).with_some("httpResponseCode", status);
        traits.set("aws.protocols#awsQueryError", query_error);
    }
    if let Some(retryable) = node.node("retryable") {
        let throttling = retryable.flag("throttling").then_some(true);
        let retryable = Object::default().with_some("throttling", throttling);
        traits.set("smithy.api#retryable", retryable);
    }
}
