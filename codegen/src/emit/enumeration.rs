//! Enums of strings and integers, which keep values that the model doesn't have.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::parts::{alias, eq, plain_name};
use super::wire;
use crate::ir::{Enum, EnumVariant, Redaction, Repr, Value};

pub(super) fn enumeration(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    let Enum { ident, docs, deprecated, attributes, .. } = item;
    imports.support("Empty");
    imports.deprecation(deprecated.as_ref());
    item.variants.iter().for_each(|variant| imports.deprecation(variant.deprecated.as_ref()));
    let debug = (item.redaction == Redaction::Marked).then(|| quote!(Debug,));
    let variants = item
        .variants
        .iter()
        .map(|EnumVariant { ident, docs, deprecated, attributes, .. }| quote!(#docs #attributes #deprecated #ident));
    let (payload, code) = match item.repr {
        Repr::String => (quote!(String), strings(item, imports)),
        Repr::I32 => (quote!(i32), integers(item)),
    };
    let eq = eq(ident);
    let empty = empty(item);
    let redacting = (item.redaction == Redaction::Whole).then(|| redacting_debug(item, imports));
    let wire = wire::enumeration(item, imports);
    let alias = alias(ident, &item.wire);
    quote! {
        #docs
        #alias
        #[derive(Clone, #debug Hash, Ord, PartialEq, PartialOrd)]
        #attributes
        #[non_exhaustive]
        #deprecated
        pub enum #ident {
            #(#variants,)*
            /// A value that the model doesn't have, kept as it is.
            Unrecognized(#payload),
        }
        #eq
        #code
        impl Empty for #ident {
            #[inline]
            fn empty() -> Self {
                #empty
            }
        }
        #redacting
        #wire
    }
}

/// The value that stands for a required one that is absent: zero or an empty text, which the model
/// can have.
fn empty(item: &Enum) -> TokenStream {
    let is_empty = |variant: &&EnumVariant| match &variant.value {
        Value::String(text) => text.is_empty(),
        Value::I32(number) => *number == 0,
    };
    match (item.variants.iter().find(is_empty), item.repr) {
        (Some(EnumVariant { ident, .. }), _) => quote!(Self::#ident),
        (None, Repr::String) => quote!(Self::Unrecognized(String::new())),
        (None, Repr::I32) => quote!(Self::Unrecognized(0)),
    }
}

/// Each variant with its value.
fn pairs(item: &Enum) -> (Vec<&proc_macro2::Ident>, Vec<TokenStream>) {
    let value = |variant: &EnumVariant| match &variant.value {
        Value::String(text) => quote!(#text),
        Value::I32(number) => {
            let number = proc_macro2::Literal::i32_unsuffixed(*number);
            quote!(#number)
        }
    };
    item.variants.iter().map(|variant| (&variant.ident, value(variant))).unzip()
}

fn strings(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    let ident = &item.ident;
    let (variants, values) = pairs(item);
    imports.string_parsing();
    let display = (item.redaction == Redaction::Marked).then(|| {
        imports.fmt();
        quote! {
            impl fmt::Display for #ident {
                #[inline]
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        }
    });
    let sensitive = (item.redaction == Redaction::Whole).then(|| {
        imports.support("Sensitive");
        quote! {
            impl From<&str> for Sensitive<#ident> {
                #[inline]
                fn from(value: &str) -> Self {
                    Self::new(#ident::from(value))
                }
            }
        }
    });
    quote! {
        impl #ident {
            /// The values that the model has.
            #[inline]
            #[must_use]
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unrecognized(value) => value,
                }
            }
        }
        impl From<&str> for #ident {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    other => Self::Unrecognized(other.to_owned()),
                }
            }
        }
        impl From<String> for #ident {
            #[inline]
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }
        impl FromStr for #ident {
            type Err = Infallible;

            #[inline]
            fn from_str(value: &str) -> Result<Self, Infallible> {
                Ok(Self::from(value))
            }
        }
        #display
        #sensitive
    }
}

fn integers(item: &Enum) -> TokenStream {
    let ident = &item.ident;
    let (variants, values) = pairs(item);
    quote! {
        impl #ident {
            /// The values that the model has.
            #[inline]
            #[must_use]
            pub const fn values() -> &'static [i32] {
                &[#(#values),*]
            }

            /// The value on the wire.
            #[inline]
            #[must_use]
            pub fn as_i32(&self) -> i32 {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unrecognized(value) => *value,
                }
            }
        }
        impl From<i32> for #ident {
            #[inline]
            fn from(value: i32) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    other => Self::Unrecognized(other),
                }
            }
        }
    }
}

/// `Debug` of an enum that is secret: its name only.
fn redacting_debug(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    imports.fmt();
    imports.support("Redacted");
    let ident = &item.ident;
    let name = plain_name(ident);
    quote! {
        impl fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(#name).field(&Redacted).finish()
            }
        }
    }
}
