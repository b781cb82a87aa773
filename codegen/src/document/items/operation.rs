//! The documentation of the unit type of an operation.

use crate::document::links::type_link;
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::reference::reference;
use crate::document::{Documenter, facts, text};
use crate::ir::Docs;
use crate::model::ShapeId;
use crate::prose::code_span;

/// A sentence, and facts for callers. The operation's full text is on the page of its request.
pub(crate) fn operation(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    docs.prose(text::wrap(&doc.sentences[id], ITEM));
    if docs.is_empty() {
        docs.text(&format!("The operation {}.", code_span(id.name())));
    }
    let request = format!("Request: {}", type_link(doc.plan, &doc.plan.operation_of(id).input));
    docs.list([request].into_iter().chain(facts::of_operation(doc, id)));
    docs.lines(reference(doc.plan, id));
    docs.finish()
}
