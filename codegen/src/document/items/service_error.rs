//! The documentation of a variant of `ServiceError`.

use crate::document::links::operation_link;
use crate::document::paragraphs::{MEMBER, Paragraphs};
use crate::document::{Documenter, text};
use crate::ir::Docs;
use crate::model::ShapeId;
use crate::plan::Plan;
use crate::prose::code_span;

/// A sentence about the error `id`, its status, and the operations that return it.
pub(crate) fn service_error(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let shape = doc.plan.shape(id);
    let mut docs = Paragraphs::new(MEMBER);
    docs.prose(text::wrap(&text::first_sentence(&shape.traits), MEMBER));
    if docs.is_empty() {
        docs.text(&format!("The error {}.", code_span(id.name())));
    }
    let status = doc.plan.statuses[id];
    docs.list([format!("HTTP status: {status}"), returned_by(doc.plan, id)]);
    docs.finish()
}

/// The operations that return an error, or if they are fewer, those that don't.
fn returned_by(plan: &Plan<'_>, error: &ShapeId) -> String {
    let with = plan.closure.returned_by.get(error).map(Vec::as_slice).unwrap_or_default();
    let links = |operations: &mut dyn Iterator<Item = &ShapeId>| {
        operations.map(|id| operation_link(plan, id)).collect::<Vec<_>>().join(", ")
    };
    match plan.closure.operations.len() - with.len() {
        0 => "Returned by: every operation".to_owned(),
        few if few * 2 < with.len() => {
            let all = plan.closure.operations.keys().copied();
            let mut without = all.filter(|id| with.binary_search(id).is_err());
            format!("Returned by: every operation except {}", links(&mut without))
        }
        _ => format!("Returned by: {}", links(&mut with.iter().copied())),
    }
}
