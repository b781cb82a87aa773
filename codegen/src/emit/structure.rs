//! Emits structures: the type, its constants and its implementations.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder;
use super::imports::Imports;
use super::parts::{aliases, allow_complexity, field_type, is_complex, unraw};
use super::wire;
use crate::ir::{Field, Presence, Redaction, Structure};

pub(super) fn structure(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, docs, deprecated, attributes, fields, .. } = structure;
    imports.deprecation(deprecated.as_ref());
    for field in fields {
        imports.deprecation(field.deprecated.as_ref());
    }
    let derive = derives(structure);
    let allow = is_complex(structure).then(allow_complexity);
    let docs = imports.docs(docs);
    let declared: Vec<_> = fields.iter().map(|field| declaration(field, imports)).collect();
    let with_defaults = wire::with_defaults(structure, imports);
    let table_call = table(structure, with_defaults.is_some(), imports);
    let debug_impl = (structure.redaction == Redaction::Whole).then(|| debug(structure, imports));
    let error_call = structure.error.as_ref().map(|_| error(structure, imports));
    let builder_call = builder::builder(structure, imports);
    quote! {
        #docs
        #derive
        #attributes
        #[non_exhaustive]
        #allow
        #deprecated
        pub struct #ident { #(#declared),* }
        #table_call
        #with_defaults
        #debug_impl
        #error_call
        #builder_call
    }
}

/// The attribute with the derives.
fn derives(structure: &Structure) -> TokenStream {
    let mut traits = vec![quote!(Clone)];
    if structure.redaction == Redaction::Marked {
        traits.push(quote!(Debug));
    }
    if structure.traits.hash {
        traits.push(quote!(Hash));
    }
    traits.push(quote!(PartialEq));
    quote!(#[derive(#(#traits),*)])
}

fn declaration(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let Field { ident, docs, deprecated, attributes, .. } = field;
    let search_names = aliases(&field.aliases);
    let docs = imports.docs(docs);
    let ty = field_type(field, imports);
    quote!(#docs #search_names #attributes #deprecated pub #ident: #ty)
}

/// The table of a structure, with a row for each member.
fn table(structure: &Structure, has_defaults: bool, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, .. } = structure;
    let traits = match (structure.traits.default, structure.traits.eq) {
        (true, true) => quote!(: Default + Eq),
        (true, false) => quote!(: Default),
        (false, true) => quote!(: Eq),
        (false, false) => TokenStream::new(),
    };
    let sensitive_fields = sensitive(structure);
    let required = wire::required(structure, imports);
    let initial = has_defaults.then(|| quote!(, initial with_defaults));
    let rows = wire::rows(structure, imports);
    imports.support("structure");
    quote! {
        structure! { #ident #traits #sensitive_fields #required #initial; #(#rows)* }
    }
}

/// The fields that `Debug` redacts; `None` if there are none.
fn sensitive(structure: &Structure) -> Option<TokenStream> {
    let is_whole = structure.redaction == Redaction::Whole;
    let whole = is_whole.then(|| quote!(whole));
    let fields = structure.fields.iter().filter(|field| is_whole || field.ty.is_redacted());
    let names: Vec<_> = fields.map(|field| unraw(&field.ident)).collect();
    (is_whole || !names.is_empty()).then(|| quote!(, sensitive #whole [#(#names),*]))
}

/// `Debug` of a structure that is sensitive as a whole: it shows only which fields are set.
fn debug(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, .. } = structure;
    imports.fmt();
    let name = unraw(ident);
    let fields = structure.fields.iter().map(|field| {
        let redacted = imports.mark();
        let (name, ident) = (unraw(&field.ident), &field.ident);
        match field.presence {
            Presence::Required(_) => quote!(.field(#name, &#redacted)),
            Presence::Optional => quote!(.field(#name, &self.#ident.as_ref().map(|_| #redacted))),
        }
    });
    quote! {
        impl fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#name) #(#fields)* .finish()
            }
        }
    }
}

/// `Error` and `Display` of an error: its name in the model, and its message.
fn error(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, wire, .. } = structure;
    imports.support("error");
    let message = structure.error.as_ref().and_then(|error| {
        let field = error.field.as_ref()?;
        Some(if error.optional { quote!(, optional #field) } else { quote!(, required #field) })
    });
    quote!(error!(#ident = #wire #message);)
}
