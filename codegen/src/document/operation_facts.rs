//! What a caller must know of an operation: on its page, on its request's, and at its constants.

use super::links::type_link;
use super::{Documenter, ITEM, name_label, text};
use crate::ir::{Auth, ConstantDocs, Docs, Pagination};
use crate::model::ShapeId;
use crate::prose::code_span;

/// Facts about the operation `id`, on its page or that of its request.
pub(super) fn of_page(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let traits = &doc.plan.shape(id).traits;
    let mut facts = vec![
        match doc.plan.protocol {
            Some(_) => format!("Wire name: {} (`X-Amz-Target`)", code_span(&doc.plan.target(id))),
            None => format!("{}: {}", name_label(doc), code_span(id.name())),
        },
        format!("Authorization: {}", authorization(&doc.plan.auth(id))),
        format!("Output: {}", type_link(doc.plan, &doc.plan.operation_of(id).output)),
    ];
    let errors: Vec<_> = doc.plan.closure.errors[id]
        .iter()
        .map(|error| {
            format!(
                "{} ({})",
                type_link(doc.plan, error),
                doc.plan.overrides.status(error, doc.plan.shape(error))
            )
        })
        .collect();
    if !errors.is_empty() {
        facts.push(format!("Errors: {}", errors.join(", ")));
    }
    facts.extend(doc.plan.pagination(id).map(|pages| format!("Paginated: {}", pagination(&pages))));
    if traits.readonly {
        facts.push("Read-only: it changes nothing".to_owned());
    }
    if traits.idempotent {
        facts.push("Idempotent: it can be repeated".to_owned());
    }
    facts
}

/// The documentation of the constants whose values rustdoc doesn't show.
pub(crate) fn of_constants(doc: &Documenter<'_, '_>, id: &ShapeId) -> ConstantDocs {
    let errors = doc.plan.closure.errors[id].iter().map(|error| code_span(error.name()));
    let errors: Vec<String> = errors.collect();
    let errors = if errors.is_empty() { "None".to_owned() } else { errors.join(", ") };
    let sentence = |text: &str| Docs::lines_of(text::wrap(&format!("{text}."), CONSTANT));
    ConstantDocs {
        auth: sentence(&capitalized(&authorization(&doc.plan.auth(id)))),
        errors: sentence(&errors),
        pagination: doc.plan.pagination(id).map(|pages| sentence(&pagination(&pages))),
    }
}

/// Columns for the documentation of a constant, which is indented.
const CONSTANT: usize = ITEM - 4;

fn authorization(auth: &Auth) -> String {
    match auth {
        Auth::SigV4(name) => {
            format!("AWS Signature Version 4, for the service {}", code_span(name))
        }
        Auth::Other(scheme) => format!("{}, which is left to the caller", code_span(scheme)),
        Auth::None => "none; the request is not signed".to_owned(),
    }
}

fn pagination(pagination: &Pagination) -> String {
    let Pagination { input_token, output_token, items, page_size, .. } = pagination;
    let items = items.as_ref().map(|items| format!("; items in {}", code_span(items)));
    let size = page_size.as_ref().map(|size| format!("; at most {} items a page", code_span(size)));
    format!(
        "{} takes {} of the page before{}{}",
        code_span(input_token),
        code_span(output_token),
        items.unwrap_or_default(),
        size.unwrap_or_default(),
    )
}

/// The text with a capital letter at its beginning.
fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
