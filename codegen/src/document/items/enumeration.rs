//! The documentation of a variant of an enum.

use proc_macro2::Ident;

use crate::document::Documenter;
use crate::document::paragraphs::{MEMBER, Paragraphs};
use crate::document::resolve::Resolver;
use crate::ir::{Docs, Value};
use crate::model::{ShapeId, Traits};
use crate::prose::code_span;

/// The variant `ident` of the enum `id`, for a known value.
pub(crate) fn enum_variant(
    doc: &Documenter<'_, '_>,
    id: &ShapeId,
    traits: &Traits,
    value: &Value,
    ident: &Ident,
) -> Docs {
    let wire = match value {
        Value::String(text) => code_span(text),
        Value::I32(number) => format!("`{number}`"),
    };
    let mut docs = Paragraphs::new(MEMBER);
    docs.prose(Resolver::variant(doc, id, ident).lines(traits.documentation.as_deref(), MEMBER));
    if docs.is_empty() {
        docs.lines([format!("The value {wire}.")]);
    } else {
        docs.lines([format!("- Value: {wire}")]);
    }
    docs.finish()
}
