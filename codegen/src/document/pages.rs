//! The pages with sections: an operation, a request with all that a caller needs, an error.

use super::links::{field_link, operation_link, type_link};
use super::resolve::Resolver;
use super::{Documenter, FIELD, ITEM, facts, operation_facts, prose_of, text};
use crate::document::example;
use crate::ir::{Docs, Field, Presence};
use crate::model::{Member, ShapeId};
use crate::prose::{self, Prose, code_span};

/// The unit type of an operation: a sentence, and what a caller must know; the operation's prose is
/// on the page of its request.
pub(crate) fn operation(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let prose = doc
        .plan
        .shape(id)
        .traits
        .documentation
        .as_deref()
        .map(prose::first_sentence)
        .unwrap_or_default();
    let mut docs = if prose.is_empty() {
        Docs::line(format!("The operation {}.", code_span(id.name())))
    } else {
        Docs::prose(text::wrap(&prose, ITEM))
    };
    let request = format!("Request: {}", type_link(doc.plan, &doc.plan.operation_of(id).input));
    let facts = operation_facts::of_page(doc, id);
    docs.paragraph(text::list([request].into_iter().chain(facts), ITEM));
    docs.paragraph(reference(doc, id));
    docs
}

/// A request: its own prose, an example, everything that a caller looks for, and the operation's
/// prose.
pub(super) fn request(
    doc: &Documenter<'_, '_>,
    id: &ShapeId,
    operation: &ShapeId,
    fields: &[(&Member, Field)],
) -> Docs {
    let mut resolver = Resolver::shape(doc, id);
    let html = doc.plan.shape(id).traits.documentation.as_deref().unwrap_or_default();
    let (summary, rest) = Prose::read(html, &mut resolver).summary_and_rest(ITEM);
    let mut docs = Docs::prose(summary);
    if docs.is_empty() {
        let operation = operation_link(doc.plan, operation);
        docs = Docs::line(format!("The input of the operation {operation}."));
    }
    docs.paragraph(example::request(doc, id));
    docs.prose_paragraph(rest);
    docs.paragraph(["# Request".to_owned()]);
    let link = format!("Operation: {}", operation_link(doc.plan, operation));
    let facts = operation_facts::of_page(doc, operation);
    docs.paragraph(text::list([link].into_iter().chain(facts), ITEM));
    if !fields.is_empty() {
        docs.paragraph(["# Members".to_owned()]);
        docs.paragraph(members(doc, id, fields));
    }
    let about =
        prose_of(doc.plan.shape(operation).traits.documentation.as_ref(), ITEM, &mut resolver);
    if !about.is_empty() {
        docs.paragraph(["# Operation".to_owned()]);
        docs.prose_paragraph(about.lines().to_vec());
    }
    documented(doc, operation, &mut resolver, &mut docs);
    docs.paragraph(reference(doc, operation));
    docs
}

/// The examples that the model has.
fn documented(
    doc: &Documenter<'_, '_>,
    operation: &ShapeId,
    resolver: &mut Resolver<'_, '_>,
    docs: &mut Docs,
) {
    let examples = example::documented(doc, operation);
    if !examples.is_empty() {
        docs.paragraph(["# Examples".to_owned()]);
    }
    for example in examples {
        docs.paragraph(example.heading());
        let prose = prose_of(example.documentation, ITEM, resolver);
        docs.paragraph(prose.lines().iter().cloned());
        docs.paragraph(example.lines);
    }
}

/// A variant of the service's error: its cause in a sentence, and where the rest is.
pub(crate) fn service_error(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    let shape = doc.plan.shape(id);
    let cause =
        shape.traits.documentation.as_deref().map(prose::first_sentence).unwrap_or_default();
    let mut docs = if cause.is_empty() {
        Docs::line(format!("The error {}.", code_span(id.name())))
    } else {
        Docs::prose(text::wrap(&cause, FIELD))
    };
    let facts =
        [format!("HTTP status: {}", doc.plan.overrides.status(id, shape)), returned_by(doc, id)];
    docs.paragraph(text::list(facts, FIELD));
    docs
}

/// The operations that return an error, or those that don't where they are fewer.
fn returned_by(doc: &Documenter<'_, '_>, error: &ShapeId) -> String {
    let with = doc.plan.closure.returned_by.get(error).map(Vec::as_slice).unwrap_or_default();
    let links = |operations: &mut dyn Iterator<Item = &ShapeId>| {
        let links: Vec<_> = operations.map(|id| operation_link(doc.plan, id)).collect();
        links.join(", ")
    };
    match doc.plan.closure.operations.len() - with.len() {
        0 => "Returned by: every operation".to_owned(),
        few if few * 2 < with.len() => {
            let without = doc.plan.closure.operations.keys().copied();
            let mut without = without.filter(|id| with.binary_search(id).is_err());
            format!("Returned by: every operation but {}", links(&mut without))
        }
        _ => format!("Returned by: {}", links(&mut with.iter().copied())),
    }
}

/// A list of the members: on a phone, a table would break their names in the middle.
fn members(doc: &Documenter<'_, '_>, id: &ShapeId, fields: &[(&Member, Field)]) -> Vec<String> {
    let item = |(member, field): &(&Member, Field)| {
        let is_required = matches!(field.presence, Presence::Required(_));
        let mut words = vec![code_span(&member.name)];
        words.extend(is_required.then(|| "**required**".to_owned()));
        words.extend(facts::summary(doc, id, member));
        format!("{}: {}", field_link("Self", &field.ident), words.join(", "))
    };
    text::list(fields.iter().map(item), ITEM)
}

/// The link to the page of the API reference that documents a shape.
pub(super) fn reference(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let service = &doc.plan.shape(doc.plan.service_id).traits;
    let url = match (&doc.plan.config.api_reference, &service.doc_id, &service.sdk_id) {
        (Some(template), _, _) => template.replace("{name}", id.name()),
        (None, Some(doc_id), _) => {
            format!("https://docs.aws.amazon.com/goto/WebAPI/{doc_id}/{}", id.name())
        }
        (None, None, Some(sdk_id)) => {
            let service = sdk_id.to_lowercase().replace(' ', "-");
            let version = &doc.plan.service.version;
            format!("https://docs.aws.amazon.com/goto/WebAPI/{service}-{version}/{}", id.name())
        }
        (None, None, None) => return Vec::new(),
    };
    let target = text::destination(&url);
    vec![format!("[AWS API reference]({target})")]
}
