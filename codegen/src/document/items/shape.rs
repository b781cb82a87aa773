//! The page of a structure, union or enum that isn't a request.

use crate::document::links::operation_link;
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::reference::reference;
use crate::document::resolve::Resolver;
use crate::document::{Documenter, facts};
use crate::ir::Docs;
use crate::model::{Kind, ShapeId};
use crate::prose::code_span;

/// The model's text for the shape, and facts.
pub(super) fn shape(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let traits = &doc.plan.shape(id).traits;
    let mut docs = Paragraphs::new(ITEM);
    docs.prose(Resolver::shape(doc, id).lines(traits.documentation.as_deref(), ITEM));
    if docs.is_empty() {
        docs.text(&sentence(doc, id));
    }
    docs.list(facts::of_shape(doc, id));
    docs.lines(reference(doc.plan, id));
    docs.finish()
}

/// A sentence for a shape without text in the model.
fn sentence(doc: &Documenter<'_, '_>, id: &ShapeId) -> String {
    let name = code_span(id.name());
    let operations = |users: &[&ShapeId]| {
        let links = users.iter().map(|operation| operation_link(doc.plan, operation));
        links.collect::<Vec<_>>().join(", ")
    };
    let shape = doc.plan.shape(id);
    let inputs = doc.plan.closure.requests(id);
    let outputs = doc.plan.closure.responses(id);
    match &shape.kind {
        _ if !inputs.is_empty() => format!("The input of {}.", operations(inputs)),
        _ if !outputs.is_empty() => format!("The output of {}.", operations(outputs)),
        Kind::Enum(_) | Kind::IntEnum(_) => format!("The values of {name}."),
        Kind::Union(_) => format!("One of the members of {name}."),
        _ if shape.traits.error.is_some() => format!("The error {name}."),
        _ => format!("The structure {name}."),
    }
}
