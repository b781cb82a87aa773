//! Emits enums of strings and integers. They keep values that the model doesn't have.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::ir::{Enum, EnumVariant, Redaction, Repr, Value};

pub(super) fn enumeration(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    let Enum { ident, docs, deprecated, attributes, .. } = item;
    imports.deprecation(deprecated.as_ref());
    item.variants.iter().for_each(|variant| imports.deprecation(variant.deprecated.as_ref()));
    let debug = (item.redaction == Redaction::Marked).then(|| quote!(Debug,));
    let docs = imports.docs(docs);
    let variants: Vec<_> = item
        .variants
        .iter()
        .map(|EnumVariant { ident, docs, deprecated, attributes, .. }| {
            let docs = imports.docs(docs);
            quote!(#docs #attributes #deprecated #ident)
        })
        .collect();
    let table_call = table(item, imports);
    let payload = match item.repr {
        Repr::String => quote!(String),
        Repr::I32 => quote!(i32),
    };
    quote! {
        #docs
        #[derive(Clone, #debug Hash, Ord, PartialEq, PartialOrd)]
        #attributes
        #[non_exhaustive]
        #deprecated
        pub enum #ident {
            #(#variants,)*
            /// A value that the model doesn't have, kept as it is.
            Unrecognized(#payload),
        }
        #table_call
    }
}

/// The table of an enum, with a row for each value.
fn table(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    let ident = &item.ident;
    let shown = match item.redaction {
        Redaction::Marked => quote!(public),
        Redaction::Whole => quote!(secret),
    };
    let rows = item.variants.iter().map(row);
    match item.repr {
        Repr::String => {
            imports.support("string_enum");
            quote!(string_enum! { #shown #ident; #(#rows)* })
        }
        Repr::I32 => {
            imports.support("int_enum");
            quote!(int_enum! { #shown #ident; #(#rows)* })
        }
    }
}

fn row(variant: &EnumVariant) -> TokenStream {
    let ident = &variant.ident;
    match &variant.value {
        Value::String(text) => quote!(#ident = #text;),
        Value::I32(number) => {
            let number = proc_macro2::Literal::i32_unsuffixed(*number);
            quote!(#ident = #number;)
        }
    }
}
