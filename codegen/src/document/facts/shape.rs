//! Facts about a structure, union or enum as a whole.

use crate::document::Documenter;
use crate::document::links::member_link;
use crate::model::{Fault, ShapeId};
use crate::prose::code_span;

/// The maximum number of users of a shape that a page names.
const SHOWN: usize = 12;

/// Facts about the shape.
pub(in crate::document) fn of_shape(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let shape = doc.plan.shape(id);
    let mut facts = of_error(doc, id);
    facts.extend(doc.plan.redactions.of_shape(id).map(super::sensitive));
    facts.extend(super::since(&shape.traits));
    facts.extend(super::stream(shape));
    facts.extend(used_by(doc, id));
    facts.push(format!("Shape: {}", code_span(id.as_str())));
    facts
}

/// Facts about an error; none about other shapes.
fn of_error(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let shape = doc.plan.shape(id);
    let fault = match shape.traits.error {
        Some(Fault::Server) => "the service",
        Some(Fault::Client) => "the request",
        None => return Vec::new(),
    };
    let status = doc.plan.statuses[id];
    let mut facts = vec![format!("HTTP status: {status}"), format!("Fault: {fault}")];
    if shape.traits.throttling {
        facts.push("Retryable: the service got too many requests".to_owned());
    } else if shape.traits.retryable {
        facts.push("Retryable".to_owned());
    }
    if let Some(variant) = doc.plan.names.errors.get(id) {
        facts.push(format!("Returned by: [see `ServiceError`](crate::ServiceError::{variant})"));
    }
    facts
}

/// The fact that names the members with the shape `id`; `None` if there are none.
fn used_by(doc: &Documenter<'_, '_>, id: &ShapeId) -> Option<String> {
    let others = doc.usage.of_shape(id).iter().filter(|(container, _)| *container != id);
    let mut links: Vec<String> = others
        .filter_map(|(container, member)| member_link(doc.plan, container, &member.name))
        .collect();
    let rest = links.len().saturating_sub(SHOWN);
    links.truncate(SHOWN);
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    (!links.is_empty()).then(|| format!("Used by: {}{rest}", links.join(", ")))
}
