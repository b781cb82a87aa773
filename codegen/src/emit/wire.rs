//! The wire form of shapes: which member has which name, in two methods without generics.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::ir::{
    Enum, Field, Format, Literal, Presence, Repr, Structure, Type, Union, UnionVariant,
};

/// The wire form of a structure.
pub(super) fn structure(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let ident = &structure.ident;
    imports.wire("Shape");
    imports.support("serde_impls");
    let methods = (!structure.fields.is_empty()).then(|| {
        imports.wire("Sink");
        imports.wire("Slot");
        let fields = structure.fields.iter().map(|field| send(field, imports));
        let slots = structure
            .fields
            .iter()
            .map(|Field { ident, wire, .. }| quote!(#wire => &mut self.#ident));
        quote! {
            #[inline]
            fn fields(&self, sink: &mut dyn Sink) {
                #(#fields)*
            }

            #[inline]
            fn slot(&mut self, name: &str) -> Option<&mut dyn Slot> {
                Some(match name {
                    #(#slots,)*
                    _ => return None,
                })
            }
        }
    });
    let initial = initial(structure);
    quote! {
        #[cfg(feature = "json")]
        impl Shape for #ident {
            #methods
            #initial
        }
        serde_impls!(#ident);
    }
}

/// A field on its way to the wire.
fn send(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let Field { ident, wire, .. } = field;
    if field.is_token {
        return quote!(sink.token(#wire, &self.#ident););
    }
    let format = field.format.map(|format| format_of(format, imports));
    match (&field.default, &field.presence) {
        (Some(default), Presence::Optional) if default.is_sent => {
            let default = literal(&default.value);
            let format = format.unwrap_or_else(|| {
                imports.wire("Format");
                quote!(Format::EpochSeconds)
            });
            quote!(sink.field_or(#wire, &self.#ident, &#default, #format);)
        }
        _ => match format {
            Some(format) => quote!(sink.field_as(#wire, &self.#ident, #format);),
            None => quote!(sink.field(#wire, &self.#ident);),
        },
    }
}

fn format_of(format: Format, imports: &mut Imports<'_>) -> TokenStream {
    imports.wire("Format");
    match format {
        Format::DateTime => quote!(Format::DateTime),
        Format::HttpDate => quote!(Format::HttpDate),
    }
}

/// The value from which reading starts, where a member has a default.
fn initial(structure: &Structure) -> Option<TokenStream> {
    let defaults: Vec<_> = structure
        .fields
        .iter()
        .filter_map(|field| {
            let ident = &field.ident;
            let value = literal(&field.default.as_ref()?.value);
            Some(match field.presence {
                Presence::Required(_) => quote!(#ident: #value),
                Presence::Optional => quote!(#ident: Some(#value)),
            })
        })
        .collect();
    let rest = (defaults.len() < structure.fields.len()).then(|| quote!(..Self::empty()));
    (!defaults.is_empty()).then(|| {
        quote! {
            #[inline]
            fn initial() -> Self {
                Self { #(#defaults,)* #rest }
            }
        }
    })
}

/// An expression for a value that the model gives.
fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Bool(flag) => quote!(#flag),
        Literal::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Literal::Float(number) => {
            let number = proc_macro2::Literal::f64_unsuffixed(*number);
            quote!(#number)
        }
        Literal::String(text) => quote!(#text.to_owned()),
        Literal::StringEnum(ident, text) => quote!(#ident::from(#text)),
        Literal::IntEnum(ident, number) => quote!(#ident::from(#number)),
        Literal::Blob(text) => quote! {
            crate::Blob::from(crate::support::base64::decode(#text).unwrap_or_default())
        },
        Literal::EpochSeconds(number) => {
            quote!(crate::Timestamp::parse_epoch_seconds(#number).unwrap_or_default())
        }
        Literal::DateTime(text) => {
            quote!(crate::Timestamp::parse_date_time(#text).unwrap_or_default())
        }
        Literal::BigInteger(digits) => {
            quote!(#digits.parse::<crate::BigInteger>().unwrap_or_default())
        }
        Literal::BigDecimal(digits) => {
            quote!(#digits.parse::<crate::BigDecimal>().unwrap_or_default())
        }
        Literal::EmptyList => quote!(Vec::new()),
        Literal::EmptyMap => quote!(BTreeMap::new()),
        Literal::Document(value) => document(value),
        Literal::Sensitive(value) => {
            let value = self::literal(value);
            quote!(Sensitive::new(#value))
        }
    }
}

fn document(value: &Literal) -> TokenStream {
    match value {
        Literal::EmptyList => quote!(Document::Array(Vec::new())),
        Literal::EmptyMap => quote!(Document::Object(Default::default())),
        Literal::Integer(number) => quote!(Document::from(#number)),
        other => {
            let value = literal(other);
            quote!(Document::from(#value))
        }
    }
}

/// The wire form of a union: an object with one member.
pub(super) fn union(union: &Union, imports: &mut Imports<'_>) -> TokenStream {
    let ident = &union.ident;
    imports.support("serde_impls");
    imports.wire("Shape");
    imports.wire("Sink");
    imports.wire("Slot");
    let sends =
        union.variants.iter().map(|UnionVariant { ident, wire, ty, format, .. }| match ty {
            None => quote!(Self::#ident => sink.field(#wire, &())),
            Some(_) => match format.map(|format| format_of(format, imports)) {
                Some(format) => quote!(Self::#ident(value) => sink.field_as(#wire, value, #format)),
                None => quote!(Self::#ident(value) => sink.field(#wire, value)),
            },
        });
    let sends: Vec<_> = sends.collect();
    let slots = union.variants.iter().map(|UnionVariant { ident, wire, ty, .. }| match ty {
        None => quote! {
            #wire => {
                *self = Self::#ident;
                return None;
            }
        },
        Some(_) => quote!(#wire => *self = Self::#ident(Empty::empty()),),
    });
    let places = union
        .variants
        .iter()
        .filter(|variant| variant.ty.is_some())
        .map(|UnionVariant { ident, .. }| quote!(Self::#ident(value) => Some(value)));
    quote! {
        #[cfg(feature = "json")]
        impl Shape for #ident {
            #[inline]
            fn fields(&self, sink: &mut dyn Sink) {
                match self {
                    #(#sends,)*
                    Self::Unrecognized { tag } => sink.unknown(tag),
                }
            }

            #[inline]
            fn slot(&mut self, name: &str) -> Option<&mut dyn Slot> {
                match name {
                    #(#slots)*
                    "__type" => return None,
                    _ => {
                        if matches!(self, Self::Unrecognized { .. }) {
                            *self = Self::Unrecognized { tag: name.to_owned() };
                        }
                        return None;
                    }
                }
                match self {
                    #(#places,)*
                    _ => None,
                }
            }
        }
        serde_impls!(#ident);
    }
}

/// The wire form of an enum: its value.
pub(super) fn enumeration(item: &Enum, imports: &mut Imports<'_>) -> TokenStream {
    let ident = &item.ident;
    match item.repr {
        Repr::String => {
            imports.support("string_enum");
            quote!(string_enum!(#ident);)
        }
        Repr::I32 => {
            imports.support("int_enum");
            quote!(int_enum!(#ident);)
        }
    }
}

/// What `Option` and the like are made of, for callers that follow a path.
pub(super) fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Sensitive(inner) | Type::Boxed(inner) => self::inner(inner),
        other => other,
    }
}
