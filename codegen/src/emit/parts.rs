//! Helpers for several templates.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::Imports;
use crate::ir::{Docs, Field, Presence, Structure};

/// The depth of nested types from which clippy calls a type complex.
const DEEP: usize = 5;

/// The type of a field, with `Option` if it is optional.
pub(super) fn field_type(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let ty = imports.ty(&field.ty);
    match field.presence {
        Presence::Required(_) => ty,
        Presence::Optional => quote!(Option<#ty>),
    }
}

/// An identifier without `r#`, as `Debug` shows it.
pub(super) fn unraw(ident: &Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

/// Whether a field has a deeply nested type.
pub(super) fn is_complex(structure: &Structure) -> bool {
    structure.fields.iter().any(|field| {
        let mut layers = 0;
        field.ty.visit(&mut |_| layers += 1);
        layers > DEEP
    })
}

/// The attribute for items with a deeply nested type.
pub(super) fn allow_complexity() -> TokenStream {
    quote!(#[allow(clippy::type_complexity, reason = "the model asks for it")])
}

/// The attribute with additional names for rustdoc's search. For a type it must be at the public
/// `use`: rustdoc ignores it on an item in a private module. `cfg(doc)` removes it in other builds.
pub(super) fn aliases(names: &[String]) -> Option<TokenStream> {
    (!names.is_empty()).then(|| quote!(#[cfg_attr(doc, doc(alias(#(#names),*)))]))
}

/// The documentation of a module, as inner attributes.
pub(super) fn module_docs(docs: &Docs) -> TokenStream {
    let lines = docs.comment_lines().map(|parts| parts.concat());
    quote!(#(#![doc = #lines])*)
}
