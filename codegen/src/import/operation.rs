//! Converts operations.

use super::Context;
use super::api::Operation;
use super::json::{Json, Object};
use super::node::Node;
use super::traits::{Traits, common};
use super::{example, http, paginator};

/// The target of an operation without input or output.
const UNIT: &str = "smithy.api#Unit";

const NO_AUTH: &str = "smithy.api#noAuth";

/// The shape of an operation.
pub(super) fn operation(cx: &Context<'_>, operation: &Operation<'_>) -> Json {
    let end = |name: Option<&str>| match name {
        Some(name) => cx.names.target(name),
        None => Object::default().with("target", UNIT),
    };
    let mut shape = Object::default()
        .with("type", "operation")
        .with("input", end(operation.input))
        .with("output", end(operation.output));
    if !operation.errors.is_empty() {
        let mut errors = operation.errors.clone();
        errors.sort_by_key(|name| (name.to_lowercase(), *name));
        errors.dedup();
        shape =
            shape.with("errors", errors.iter().map(|name| cx.names.target(name)).collect::<Json>());
    }
    traits(cx, operation).add_to(shape).into()
}

/// Whether the operation returns the endpoints for other operations.
pub(super) fn finds_endpoints(operation: &Operation<'_>) -> bool {
    operation.node.flag("endpointoperation")
}

fn traits(cx: &Context<'_>, operation: &Operation<'_>) -> Traits {
    let node = &operation.node;
    let mut traits = common(node);
    authentication(node, &mut traits);
    traits.mark("smithy.api#idempotent", node.flag("idempotent"));
    traits.mark("smithy.api#readonly", node.flag("readonly"));
    traits.set_some("smithy.api#http", http::http(cx, operation));
    endpoint(node, &mut traits);
    payload(node, &mut traits);
    traits.set_some("smithy.api#paginated", paginator::paginated(cx, operation));
    traits.set_some("smithy.api#examples", example::examples(cx, operation));
    traits
}

/// The schemes of an operation that override those of the service.
fn authentication(node: &Node<'_>, traits: &mut Traits) {
    let schemes = node.texts("auth");
    let kind = node.text("authtype");
    let is_optional = kind == Some("none") || schemes.contains(&NO_AUTH);
    traits.mark("smithy.api#optionalAuth", is_optional);
    if is_optional || !schemes.is_empty() {
        let schemes = schemes.into_iter().filter(|scheme| *scheme != NO_AUTH);
        traits.set("smithy.api#auth", schemes.collect::<Json>());
    }
    let is_unsigned = kind == Some("v4-unsigned-body") || node.flag("unsignedPayload");
    traits.mark("aws.auth#unsignedPayload", is_unsigned);
}

fn endpoint(node: &Node<'_>, traits: &mut Traits) {
    let prefix = node.node("endpoint").and_then(|endpoint| endpoint.filled("hostPrefix"));
    let endpoint = prefix.map(|prefix| Object::default().with("hostPrefix", prefix));
    traits.set_some("smithy.api#endpoint", endpoint);
    if let Some(discovery) = node.node("endpointdiscovery") {
        let discovered = Object::default().with("required", discovery.flag("required"));
        traits.set("aws.api#clientDiscoveredEndpoint", discovered);
    }
    let parameters = node.object("staticContextParams").filter(|object| !object.is_empty());
    traits.set_some("smithy.rules#staticContextParams", parameters.cloned());
    let parameters = node.object("operationContextParams").filter(|object| !object.is_empty());
    traits.set_some("smithy.rules#operationContextParams", parameters.cloned());
}

/// The compression and the checksum of a request.
fn payload(node: &Node<'_>, traits: &mut Traits) {
    if let Some(compression) = node.node("requestcompression") {
        let encodings = compression.texts("encodings").into_iter().collect::<Json>();
        traits.set("smithy.api#requestCompression", Object::default().with("encodings", encodings));
    }
    let checksum = node.node("httpChecksum");
    let has_checksum = node.flag("httpChecksumRequired")
        || checksum.is_some_and(|checksum| checksum.flag("requestChecksumRequired"));
    traits.mark("smithy.api#httpChecksumRequired", has_checksum);
}
