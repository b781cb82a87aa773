//! Converts the pagination of operations.

use super::Context;
use super::api::{Kind, Operation};
use super::json::Object;

/// The trait `@paginated` of an operation, see
/// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
///
/// Smithy has one token, at a path of members, which the first and the last page don't have.
/// Pagination with several tokens, with an expression or with a required token is left out, and so is
/// a size that isn't a number.
pub(super) fn paginated(cx: &Context<'_>, operation: &Operation<'_>) -> Option<Object> {
    let node = cx.paginators.as_ref()?.node(operation.name)?.at(operation.name);
    let (input, output) = (operation.input?, operation.output?);
    let (inputs, outputs) = (node.text_or_texts("input_token"), node.text_or_texts("output_token"));
    let ([token], [next]) = (inputs.as_slice(), outputs.as_slice()) else {
        return None;
    };
    // If the token can be at several places, takes the first one.
    let next = next.split("||").next().unwrap_or_default().trim();
    cx.api.follow(input, token)?;
    cx.api.follow(output, next)?;
    if is_required(cx, input, token) || is_required(cx, output, next) {
        return None;
    }
    let is_items = |path: &&str| {
        let shape = cx.api.follow(output, path);
        shape.is_some_and(|shape| matches!(shape.kind, Kind::List(_) | Kind::Map(..)))
    };
    let items = node.text_or_texts("result_key").into_iter().find(is_items);
    let is_size = |path: &&str| {
        let shape = cx.api.follow(input, path);
        shape.is_some_and(|shape| matches!(shape.kind, Kind::Simple("integer" | "long" | "short")))
    };
    let size = node.filled("limit_key").filter(is_size);
    Some(
        Object::default()
            .with("inputToken", *token)
            .with("outputToken", next)
            .with_some("items", items)
            .with_some("pageSize", size),
    )
}

/// Whether a token is a required member.
fn is_required(cx: &Context<'_>, structure: &str, path: &str) -> bool {
    let (container, name) = match path.rsplit_once('.') {
        Some((outer, name)) => (cx.api.follow(structure, outer), name),
        None => (cx.api.get(structure), path),
    };
    container.is_some_and(|shape| shape.node.texts("required").contains(&name))
}
