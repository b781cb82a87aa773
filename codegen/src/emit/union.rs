//! Emits unions: an enum with a variant per member, and one for members that the model doesn't
//! have.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::wire;
use crate::ir::{Redaction, Support, Type, Union, UnionVariant};

pub(super) fn union(union: &Union, imports: &mut Imports<'_>) -> TokenStream {
    let Union { ident, docs, deprecated, attributes, .. } = union;
    let kept = Type::Sensitive(Box::new(Type::Support(Support::Document)));
    let kept = imports.ty(&kept);
    imports.deprecation(deprecated.as_ref());
    union.variants.iter().for_each(|variant| imports.deprecation(variant.deprecated.as_ref()));
    let debug = (union.redaction == Redaction::Marked).then(|| quote!(Debug,));
    let hash = union.traits.hash.then(|| quote!(Hash,));
    let docs = imports.docs(docs);
    let variants: Vec<_> = union
        .variants
        .iter()
        .map(|UnionVariant { ident, docs, deprecated, attributes, ty, .. }| {
            let payload = ty.as_ref().map(|ty| imports.ty(ty)).map(|ty| quote!((#ty)));
            let docs = imports.docs(docs);
            quote!(#docs #attributes #deprecated #ident #payload)
        })
        .collect();
    let redacting = (union.redaction == Redaction::Whole).then(|| {
        imports.support("redacted");
        quote!(redacted!(#ident);)
    });
    let table_call = table(union, imports);
    quote! {
        #docs
        #[derive(Clone, #debug #hash PartialEq)]
        #attributes
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "the model decides the sizes")]
        #deprecated
        pub enum #ident {
            #(#variants,)*
            /// A member that the model doesn't have, such as a newer one of the service. It is
            /// written back as it was read.
            ///
            /// A union without a member has an empty tag and the value null.
            Unrecognized {
                /// The member's name on the wire.
                tag: String,
                /// The member's value, which `Debug` hides: it can be a secret.
                ///
                /// Integers of 64 bits and floats are kept exactly. A number with more digits
                /// becomes the nearest float; one that no float holds can't be read.
                value: #kept,
            },
        }
        #redacting
        #table_call
    }
}

/// The table of a union, with a row for each member.
fn table(union: &Union, imports: &mut Imports<'_>) -> TokenStream {
    let Union { ident, variants, .. } = union;
    imports.support("union");
    let eq = union.traits.eq.then(|| quote!(: Eq));
    let mut units = variants.iter().filter(|variant| variant.ty.is_none()).peekable();
    let has_units = units.peek().is_some();
    let units = units.map(|UnionVariant { ident, wire, .. }| quote!(#ident = #wire));
    let units = has_units.then(|| quote!(, unit [#(#units),*]));
    let rows = variants.iter().filter(|variant| variant.ty.is_some()).map(|variant| {
        let UnionVariant { ident, wire, format, .. } = variant;
        let wire = wire::named(wire, *format, imports);
        quote!(#ident = #wire;)
    });
    let whole = (union.redaction == Redaction::Whole).then(|| quote!(, sensitive whole));
    quote!(union! { #ident #eq #whole #units; #(#rows)* })
}
