//! The wire form of shapes: which member has which name, and how it is written.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::ir::{Field, Format, Literal, Presence, Structure, Support, Type};

/// The rows of a structure's table: each field with its name on the wire, and how it gets there.
pub(super) fn rows(structure: &Structure, imports: &mut Imports<'_>) -> Vec<TokenStream> {
    structure.fields.iter().map(|field| row(field, imports)).collect()
}

fn row(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let Field { ident, wire, .. } = field;
    if imports.protocol().is_none() {
        return quote!(field #ident #wire;);
    }
    if field.is_token {
        return quote!(token #ident #wire;);
    }
    let format = field.format.map(|format| format_of(format, imports));
    if let (Some(default), Presence::Optional) = (&field.default, &field.presence) {
        let format = format.unwrap_or_else(|| {
            let format = imports.wire("Format");
            quote!(#format::EpochSeconds)
        });
        let default = literal(default, &field.ty, imports);
        return quote!(field_or #ident #wire, &#default, #format;);
    }
    if let Some(format) = format {
        quote!(field_as #ident #wire, #format;)
    } else {
        quote!(field #ident #wire;)
    }
}

/// A format that isn't the protocol's own.
pub(super) fn format_of(format: Format, imports: &mut Imports<'_>) -> TokenStream {
    let name = imports.wire("Format");
    match format {
        Format::DateTime => quote!(#name::DateTime),
        Format::HttpDate => quote!(#name::HttpDate),
    }
}

/// The names of the members that a strict reader demands, where there are any.
pub(super) fn required(structure: &Structure, imports: &Imports<'_>) -> Option<TokenStream> {
    imports.protocol()?;
    let demanded = structure.fields.iter().filter(|field| field.is_demanded());
    let names: Vec<_> = demanded.map(|field| &field.wire).collect();
    (!names.is_empty()).then(|| quote!(, required [#(#names),*]))
}

/// The value from which reading starts, where a member has a default.
pub(super) fn initial(structure: &Structure, imports: &mut Imports<'_>) -> Option<TokenStream> {
    imports.protocol()?;
    let defaults: Vec<_> = structure
        .fields
        .iter()
        .filter_map(|field| {
            let ident = &field.ident;
            let value = literal(field.default.as_ref()?, &field.ty, imports);
            Some(match field.presence {
                Presence::Required(_) => quote!(#ident: #value),
                Presence::Optional => quote!(#ident: Some(#value)),
            })
        })
        .collect();
    let rest =
        (defaults.len() < structure.fields.len()).then(|| quote!(..crate::support::Empty::empty()));
    (!defaults.is_empty()).then(|| quote!(, initial Self { #(#defaults,)* #rest }))
}

/// An expression for a value that the model gives, which has its type by itself.
fn literal(literal: &Literal, ty: &Type, imports: &mut Imports<'_>) -> TokenStream {
    match literal {
        Literal::Bool(flag) => quote!(#flag),
        Literal::Integer(number) => typed_number(&number.to_string(), ty),
        Literal::Float(number) => float(*number, ty),
        Literal::String(text) => quote!(#text.to_owned()),
        Literal::StringEnum(ident, text) => quote!(#ident::from(#text)),
        Literal::IntEnum(ident, number) => quote!(#ident::from(#number)),
        Literal::Blob(bytes) => {
            let bytes = proc_macro2::Literal::byte_string(bytes);
            quote!(crate::Blob::from(#bytes))
        }
        Literal::Timestamp(secs, nanos) => {
            let secs = proc_macro2::Literal::i64_unsuffixed(*secs);
            let nanos = proc_macro2::Literal::u32_unsuffixed(*nanos);
            quote!(crate::Timestamp::new(#secs, #nanos).unwrap_or_default())
        }
        Literal::BigInteger(digits) => {
            quote!(#digits.parse::<crate::BigInteger>().unwrap_or_default())
        }
        Literal::BigDecimal(digits) => {
            quote!(#digits.parse::<crate::BigDecimal>().unwrap_or_default())
        }
        Literal::EmptyList | Literal::EmptyMap => {
            let ty = imports.ty(ty);
            quote!(<#ty>::new())
        }
        Literal::Document(value) => document(value, imports),
        Literal::Replaced(value, standard) => replaced(value, standard, ty, imports),
        Literal::Sensitive(value) => {
            let inner = if let Type::Sensitive(inner) = ty { inner } else { ty };
            let (sensitive, value) =
                (imports.support("Sensitive"), self::literal(value, inner, imports));
            quote!(#sensitive::new(#value))
        }
        Literal::Initial => quote!(crate::support::wire::Shape::initial()),
    }
}

/// A value of a type of the user's, which stands for another one.
fn replaced(value: &Literal, standard: &Type, ty: &Type, imports: &mut Imports<'_>) -> TokenStream {
    let value = literal(value, standard, imports);
    let ty = imports.ty(ty);
    match standard {
        Type::String => quote!(#value.parse::<#ty>().unwrap_or_default()),
        Type::Support(Support::Blob) => {
            quote!(<#ty>::try_from(#value.into_inner()).unwrap_or_default())
        }
        _ => quote!(<#ty>::try_from(#value).unwrap_or_default()),
    }
}

/// A float with as many digits as its type has.
fn float(number: f64, ty: &Type) -> TokenStream {
    #[expect(clippy::cast_possible_truncation, reason = "it is checked to be in range")]
    let digits =
        if *ty == Type::F32 { format!("{:?}", number as f32) } else { format!("{number:?}") };
    typed_number(&digits, ty)
}

/// A number with its type as a suffix.
fn typed_number(number: &str, ty: &Type) -> TokenStream {
    let number = format!("{number}_{}", quote!(#ty));
    number.parse().expect("digits and the name of a type are a literal")
}

fn document(value: &Literal, imports: &mut Imports<'_>) -> TokenStream {
    let document = imports.support(Support::Document.name());
    match value {
        Literal::EmptyList => quote!(#document::Array(Vec::new())),
        Literal::EmptyMap => quote!(#document::Object(Default::default())),
        Literal::Integer(number) => quote!(#document::from(#number)),
        other => {
            let value = literal(other, &Type::F64, imports);
            quote!(#document::from(#value))
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
