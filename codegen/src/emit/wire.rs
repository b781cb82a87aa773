//! Emits the rows of tables: the wire name of each member, and how it is written.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::ir::{DateFormat, DefaultValue, Field, Place, PlaceKind, Presence, Structure, Type};

/// The rows of a structure's table: each field with its wire name and the method that writes it.
pub(super) fn rows(structure: &Structure, imports: &mut Imports<'_>) -> Vec<TokenStream> {
    let fields = structure.fields.iter();
    fields
        .map(|field| {
            let (ident, value) = (&field.ident, wire(field, imports));
            quote!(#ident = #value;)
        })
        .collect()
}

/// The wire name of a field, in a call of the method that writes the field if that isn't `field`.
fn wire(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let name = &field.wire;
    if imports.protocol().is_none() {
        return quote!(#name);
    }
    if let Some(place) = &field.place {
        return bound(name, place, field.is_token, imports);
    }
    if field.is_token {
        return quote!(token(#name));
    }
    if let (Some(default), Presence::Optional) = (&field.default, &field.presence) {
        let format = if let Some(format) = field.format {
            format_of(format, imports)
        } else {
            let format = imports.wire("Format");
            quote!(#format::EpochSeconds)
        };
        let default = default_value(default, field, imports);
        return quote!(defaulted(#name, &#default, #format));
    }
    named(name, field.format, imports)
}

/// The call that writes a field which isn't in the body.
fn bound(name: &str, place: &Place, is_token: bool, imports: &mut Imports<'_>) -> TokenStream {
    let ty = imports.wire("Place");
    let kind = match &place.kind {
        PlaceKind::Label(label) => quote!(Label(#label)),
        PlaceKind::Query(key) => quote!(Query(#key)),
        PlaceKind::QueryParams => quote!(QueryParams),
        PlaceKind::Header(name) => quote!(Header(#name)),
        PlaceKind::EncodedHeader(name) => quote!(EncodedHeader(#name)),
        PlaceKind::PrefixHeaders(prefix) => quote!(PrefixHeaders(#prefix)),
        PlaceKind::BlobPayload(media_type) => quote!(BlobPayload(#media_type)),
        PlaceKind::TextPayload(media_type) => quote!(TextPayload(#media_type)),
        PlaceKind::StructurePayload => quote!(StructurePayload),
        PlaceKind::JsonPayload => quote!(JsonPayload),
        PlaceKind::Status => quote!(Status),
    };
    match place.format {
        _ if is_token => quote!(bound_token(#name, #ty::#kind)),
        Some(format) => {
            let format = format_of(format, imports);
            quote!(bound_as(#name, #ty::#kind, #format))
        }
        None => quote!(bound(#name, #ty::#kind)),
    }
}

/// A wire name, with the format of timestamps if it isn't that of the protocol.
pub(super) fn named(
    wire: &str,
    format: Option<DateFormat>,
    imports: &mut Imports<'_>,
) -> TokenStream {
    if let Some(format) = format.filter(|_| imports.protocol().is_some()) {
        let format = format_of(format, imports);
        quote!(formatted(#wire, #format))
    } else {
        quote!(#wire)
    }
}

/// The name of a timestamp format.
fn format_of(format: DateFormat, imports: &mut Imports<'_>) -> TokenStream {
    let name = imports.wire("Format");
    match format {
        DateFormat::EpochSeconds => quote!(#name::EpochSeconds),
        DateFormat::DateTime => quote!(#name::DateTime),
        DateFormat::HttpDate => quote!(#name::HttpDate),
    }
}

/// The names of the members that a strict reader requires; `None` if there are none.
pub(super) fn required(structure: &Structure, imports: &Imports<'_>) -> Option<TokenStream> {
    imports.protocol()?;
    let demanded = structure.fields.iter().filter(|field| field.is_demanded());
    let names: Vec<_> = demanded.map(|field| &field.wire).collect();
    (!names.is_empty()).then(|| quote!(, required [#(#names),*]))
}

/// The function for the value from which reading starts, where a member has a default.
pub(super) fn with_defaults(
    structure: &Structure,
    imports: &mut Imports<'_>,
) -> Option<TokenStream> {
    imports.protocol()?;
    let ident = &structure.ident;
    let defaults: Vec<_> = structure
        .fields
        .iter()
        .filter_map(|field| {
            let ident = &field.ident;
            let value = default_value(field.default.as_ref()?, field, imports);
            Some(match field.presence {
                Presence::Required(_) => quote!(#ident: #value),
                Presence::Optional => quote!(#ident: Some(#value)),
            })
        })
        .collect();
    let rest =
        (defaults.len() < structure.fields.len()).then(|| quote!(..crate::support::Empty::empty()));
    (!defaults.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "json")]
            impl #ident {
                #[inline]
                fn with_defaults() -> Self {
                    Self { #(#defaults,)* #rest }
                }
            }
        }
    })
}

/// An expression for the value of an absent member. Its type is clear without context, since a row
/// takes a reference to any value.
fn default_value(default: &DefaultValue, field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    match default {
        DefaultValue::OfModel { expression, .. } => expression.clone(),
        DefaultValue::Initial => {
            let initial = quote!(crate::support::wire::Shape::initial());
            if matches!(field.ty, Type::Sensitive(_)) {
                let sensitive = imports.support("Sensitive");
                quote!(#sensitive::new(#initial))
            } else {
                initial
            }
        }
    }
}

/// The type inside `Sensitive` and `Box`, for callers that follow a path.
pub(super) fn inner(ty: &Type) -> &Type {
    match ty {
        Type::Sensitive(inner) | Type::Boxed(inner) => self::inner(inner),
        other => other,
    }
}
