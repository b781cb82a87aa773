//! Converts HTTP bindings: the method and URI of an operation, and the part of a message that each
//! member is, see <https://smithy.io/2.0/spec/http-bindings.html>.

use super::Context;
use super::api::{Kind, Member, Operation, Shape};
use super::json::Object;
use super::node::Node;
use super::traits::Traits;

const HELP: &str = "pass the file as botocore publishes it";

/// The method, URI and status of an operation, if the service has HTTP bindings.
pub(super) fn http(cx: &Context<'_>, operation: &Operation<'_>) -> Option<Object> {
    if !cx.protocols.has_http_bindings() {
        return None;
    }
    let http = operation.node.needed_node("http")?;
    let (method, pattern) = (http.needed("method")?, http.needed("requestUri")?);
    let uri = uri(cx, operation, pattern);
    let request = Object::default().with("method", method).with("uri", uri);
    Some(request.with_some("code", http.count("responseCode")))
}

/// The URI in which each label has the name of its member, as Smithy wants it. In botocore, it has
/// the `locationName` of the member.
fn uri(cx: &Context<'_>, operation: &Operation<'_>, pattern: &str) -> String {
    let members = operation.input.and_then(|input| cx.api.get(input)).map(Shape::members);
    let members = members.unwrap_or_default();
    let mut uri = String::new();
    let mut rest = pattern;
    while let Some((before, label, after)) = next_label(rest) {
        let (name, end) = label.strip_suffix('+').map_or((label, "}"), |name| (name, "+}"));
        let is_it = |member: &&&Member<'_>| {
            member.node.text("location") == Some("uri") && location_name(member) == name
        };
        let member = members.iter().find(is_it).map(|member| member.name);
        if member.is_none() {
            let message = format!("`{{{label}}}` in `{pattern}` is the label of no input member");
            operation.node.problem(message, HELP);
        }
        for part in [before, "{", member.unwrap_or(name), end] {
            uri.push_str(part);
        }
        rest = after;
    }
    uri + rest
}

/// The next label of a URI, with the texts before and after it.
fn next_label(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((before, label, after))
}

/// Checks that the `payload` of a structure is one of its members.
pub(super) fn check_payload(node: &Node<'_>, members: &[Member<'_>]) {
    if let Some(payload) = node.text("payload")
        && !members.iter().any(|member| member.name == payload)
    {
        node.problem(format!("`payload` is `{payload}`, which isn't a member"), HELP);
    }
}

/// Applies the trait for the part of a message that a member is. Returns whether that is a part of
/// its own: a member without one is in the body, with those next to it.
pub(super) fn bind(
    cx: &Context<'_>,
    structure: &Node<'_>,
    member: &Member<'_>,
    traits: &mut Traits,
) -> bool {
    if !cx.protocols.has_http_bindings() {
        return false;
    }
    let is_map = || cx.api.get(member.target).is_some_and(|it| matches!(it.kind, Kind::Map(..)));
    let name = location_name(member);
    match member.node.text("location") {
        None if structure.text("payload") == Some(member.name) => {
            traits.mark("smithy.api#httpPayload", true);
        }
        None => return false,
        Some("uri") => traits.mark("smithy.api#httpLabel", true),
        Some("querystring") if is_map() => traits.mark("smithy.api#httpQueryParams", true),
        Some("querystring") => traits.set("smithy.api#httpQuery", name),
        Some("header") => traits.set("smithy.api#httpHeader", name),
        Some("headers") => {
            let prefix = member.node.text("locationName").unwrap_or_default();
            traits.set("smithy.api#httpPrefixHeaders", prefix);
        }
        Some("statusCode") => traits.mark("smithy.api#httpResponseCode", true),
        Some(other) => {
            let help =
                "the locations are `uri`, `querystring`, `header`, `headers` and `statusCode`";
            member.node.problem(format!("the location `{other}` is unknown"), help);
        }
    }
    true
}

/// The name of a member where it is in a message.
fn location_name<'a>(member: &Member<'a>) -> &'a str {
    member.node.filled("locationName").unwrap_or(member.name)
}
