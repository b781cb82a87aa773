//! The documentation of the unit type of an operation, and of its constants.

use crate::document::links::type_link;
use crate::document::paragraphs::{ITEM, MEMBER, Paragraphs};
use crate::document::reference::reference;
use crate::document::{Documenter, facts, text};
use crate::ir::{ConstantDocs, Docs};
use crate::model::ShapeId;
use crate::prose::code_span;

/// A sentence, and facts for callers. The operation's full text is on the page of its request.
pub(crate) fn operation(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    docs.prose(text::wrap(&text::first_sentence(&doc.plan.shape(id).traits), ITEM));
    if docs.is_empty() {
        docs.text(&format!("The operation {}.", code_span(id.name())));
    }
    let request = format!("Request: {}", type_link(doc.plan, &doc.plan.operation_of(id).input));
    docs.list([request].into_iter().chain(facts::of_operation(doc, id)));
    docs.lines(reference(doc.plan, id));
    docs.finish()
}

/// The constants, whose values rustdoc doesn't show.
pub(crate) fn constants(doc: &Documenter<'_, '_>, id: &ShapeId) -> ConstantDocs {
    let errors: Vec<String> =
        doc.plan.closure.errors[id].iter().map(|error| code_span(error.name())).collect();
    let errors = if errors.is_empty() { "None".to_owned() } else { errors.join(", ") };
    ConstantDocs {
        auth: sentence(&capitalized(&facts::authorization(&doc.plan.operations[id].auth))),
        errors: sentence(&errors),
        pagination: doc.plan.operations[id]
            .pagination
            .as_ref()
            .map(|pages| sentence(&facts::pagination(pages))),
    }
}

fn sentence(text: &str) -> Docs {
    let mut docs = Paragraphs::new(MEMBER);
    docs.text(&format!("{text}."));
    docs.finish()
}

/// The text with its first letter as a capital.
fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
