//! The page of a request: everything that a caller needs.

use proc_macro2::Ident;

use crate::document::example::{self, Documented};
use crate::document::links::{field_link, operation_link};
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::reference::reference;
use crate::document::resolve::Resolver;
use crate::document::{Documenter, facts};
use crate::ir::Docs;
use crate::model::{Kind, Member, ShapeId};

/// The text of the input `id`, an example, facts, and the text of its operation.
pub(super) fn request(doc: &Documenter<'_, '_>, id: &ShapeId, operation: &ShapeId) -> Docs {
    let mut resolver = Resolver::shape(doc, id);
    let link = operation_link(doc.plan, operation);
    let prose = resolver.read(doc.plan.shape(id).traits.documentation.as_deref());
    let (summary, rest) = prose.map(|prose| prose.summary_and_rest(ITEM)).unwrap_or_default();
    let mut docs = Paragraphs::new(ITEM);
    docs.prose(summary);
    if docs.is_empty() {
        docs.text(&format!("The input of the operation {link}."));
    }
    docs.lines(example::request(doc, id));
    docs.prose(rest);
    docs.heading("# Request");
    let facts = facts::of_operation(doc, operation);
    docs.list([format!("Operation: {link}")].into_iter().chain(facts));
    let members = members(doc, id);
    if !members.is_empty() {
        docs.heading("# Members");
        docs.list(members);
    }
    let about = &doc.plan.shape(operation).traits.documentation;
    let about = resolver.lines(about.as_deref(), ITEM);
    if !about.is_empty() {
        docs.heading("# Operation");
        docs.prose(about);
    }
    examples(&mut docs, example::documented(doc, operation), &mut resolver);
    docs.lines(reference(doc.plan, operation));
    docs.finish()
}

/// A list of the members. On a phone, a table would break long names.
fn members(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let Kind::Structure(members) = &doc.plan.shape(id).kind else { return Vec::new() };
    let fields = doc.plan.named_fields(id, members);
    let item = |(member, field): (&Member, &Ident)| {
        let words = facts::in_words(doc, id, member).join(", ");
        format!("{}: {words}", field_link("Self", field))
    };
    fields.into_iter().map(item).collect()
}

/// The examples of the model.
fn examples(docs: &mut Paragraphs, examples: Vec<Documented<'_>>, resolver: &mut Resolver<'_, '_>) {
    if !examples.is_empty() {
        docs.heading("# Examples");
    }
    for example in examples {
        docs.lines(example.heading());
        docs.lines(resolver.lines(example.documentation, ITEM));
        docs.lines(example.lines);
    }
}
