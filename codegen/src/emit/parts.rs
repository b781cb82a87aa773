//! Small parts that several templates use.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::Imports;
use crate::ir::{Docs, Field, Presence, Structure};

/// Layers of lists, maps and the like from which on clippy finds a type complex.
const DEEP: usize = 5;

/// The type of a field, with the `Option` of optional ones.
pub(super) fn field_type(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let ty = imports.ty(&field.ty);
    match field.presence {
        Presence::Required(_) => ty,
        Presence::Optional => quote!(Option<#ty>),
    }
}

/// An identifier as `Debug` shows it.
pub(super) fn plain_name(ident: &Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// Whether a field has a type of many layers.
pub(super) fn is_complex(structure: &Structure) -> bool {
    structure.fields.iter().any(|field| {
        let mut layers = 0;
        field.ty.visit(&mut |_| layers += 1);
        layers > DEEP
    })
}

/// An attribute for what clippy finds complex because the model is.
pub(super) fn allow_complexity() -> TokenStream {
    quote!(#[allow(clippy::type_complexity, reason = "the model asks for it")])
}

/// An attribute by which rustdoc's search finds an item by other names. For a type it must be at the
/// public `use`: rustdoc doesn't take it from an item in a private module. The compiler drops it at once,
/// since only rustdoc has `doc`.
pub(super) fn aliases(names: &[String]) -> Option<TokenStream> {
    (!names.is_empty()).then(|| quote!(#[cfg_attr(doc, doc(alias(#(#names),*)))]))
}

/// The documentation of a module, within it.
pub(super) fn module_docs(docs: &Docs) -> TokenStream {
    let lines = docs.comment_lines().map(|parts| parts.concat());
    quote!(#(#![doc = #lines])*)
}
