//! Unions: an enum with a variant per member, and one for members that the model doesn't have.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::parts::{alias, eq};
use super::wire;
use crate::ir::{Redaction, Union, UnionVariant};

pub(super) fn union(union: &Union, imports: &mut Imports<'_>) -> TokenStream {
    let Union { ident, docs, deprecated, attributes, .. } = union;
    let empty = imports.support("Empty");
    imports.deprecation(deprecated.as_ref());
    union.variants.iter().for_each(|variant| imports.deprecation(variant.deprecated.as_ref()));
    let debug = (union.redaction == Redaction::Marked).then(|| quote!(Debug,));
    let hash = union.traits.eq.then(|| quote!(Hash,));
    let eq = union.traits.eq.then(|| eq(ident));
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
    let wire = wire::union(union, imports);
    let alias = alias(ident, &union.wire);
    quote! {
        #docs
        #alias
        #[derive(Clone, #debug #hash PartialEq)]
        #attributes
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "sizes are the model's")]
        #deprecated
        pub enum #ident {
            #(#variants,)*
            /// A member that the model doesn't have; its value is lost.
            Unrecognized {
                /// The member's name on the wire.
                tag: String,
            },
        }
        #eq
        impl #empty for #ident {
            #[inline]
            fn empty() -> Self {
                Self::Unrecognized { tag: String::new() }
            }
        }
        #redacting
        #wire
    }
}
