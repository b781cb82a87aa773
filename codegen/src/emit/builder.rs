//! Builders: setters, and a `build()` that exists only when every required member is set.
//!
//! A builder has one type parameter per required member, `Unset` or `IsSet`. `build()` demands a
//! marker trait for each, which only `IsSet` implements; the compiler's message for a missing
//! implementation is the one that we give it.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::imports::Imports;
use super::parts::plain_name;
use crate::ir::{Field, Presence, State, Structure, Type};

/// Methods of the operator traits, which clippy wants to see implemented.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// The table of a builder: a row per member.
pub(super) fn builder(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, builder, fields, .. } = structure;
    imports.support("builder");
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for field in fields {
        match &field.presence {
            Presence::Required(state) => required.push(demand(structure, field, state, imports)),
            Presence::Optional => optional.push(offer(field, imports)),
        }
    }
    let section = |name: &str, rows: &[TokenStream]| {
        let name = format_ident!("{name}");
        (!rows.is_empty()).then(|| quote!(#name { #(#rows)* }))
    };
    let (required, optional) = (section("required", &required), section("optional", &optional));
    quote!(builder! { #builder builds #ident; #required #optional })
}

/// The row of a required member: its setter, the states after it, and what the compiler says where
/// the member is missing.
fn demand(
    structure: &Structure,
    field: &Field,
    state: &State,
    imports: &mut Imports<'_>,
) -> TokenStream {
    let is_set = imports.support("IsSet");
    let State { parameter, marker } = state;
    let after = structure.fields.iter().filter_map(|other| match &other.presence {
        Presence::Required(other) if other.parameter == *parameter => Some(is_set.clone()),
        Presence::Required(other) => Some(other.parameter.to_token_stream()),
        Presence::Optional => None,
    });
    let (name, structure) = (plain_name(&field.ident), plain_name(&structure.ident));
    let message = format!("required member `{name}` of `{structure}` is not set");
    let label = format!("`{name}` is not set");
    let note = format!("call `.{}(..)` before `.build()`", field.ident);
    let attributes = attributes(field, imports);
    let ident = &field.ident;
    let (kind, types) = kind(&field.ty, imports);
    let kind = format_ident!("{kind}");
    quote! {
        #attributes
        #kind #ident: #types => #parameter [#(#after),*], #marker, #message, #label, #note;
    }
}

/// The row of an optional member, with both of its setters.
fn offer(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let Field { ident, maybe, .. } = field;
    let attributes = attributes(field, imports);
    let (kind, types) = kind(&field.ty, imports);
    let kind = format_ident!("{kind}");
    quote!(#attributes #kind #ident, #maybe: #types;)
}

fn attributes(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let docs = imports.docs(&field.setter_docs);
    let deprecated = &field.deprecated;
    let is_operator = OPERATORS.contains(&plain_name(&field.ident).as_str());
    let allow = is_operator.then(|| {
        quote!(#[allow(clippy::should_implement_trait, reason = "a setter has the name of its field")])
    });
    quote!(#docs #allow #deprecated)
}

/// How a setter makes the value of a field, as the macro `setter!` calls it, and from which types.
fn kind(ty: &Type, imports: &mut Imports<'_>) -> (String, TokenStream) {
    let plain = |kind: &str, is_plain: bool| {
        if is_plain { format!("plain_{kind}") } else { kind.to_owned() }
    };
    match ty {
        Type::Boxed(inner) => ("boxed".to_owned(), imports.ty(inner)),
        Type::List(item) => (plain("list", is_plain(item)), imports.ty(item)),
        Type::Map(key, value) => {
            let (key_type, value_type) = (imports.ty(key), imports.ty(value));
            (plain("map", is_plain(value)), quote!(#key_type, #value_type))
        }
        Type::Sensitive(inner)
            if matches!(**inner, Type::Boxed(_) | Type::List(_) | Type::Map(..)) =>
        {
            let (kind, types) = kind(inner, imports);
            (format!("secret_{kind}"), types)
        }
        plain if is_plain(plain) => ("plain".to_owned(), imports.ty(plain)),
        other => ("into".to_owned(), imports.ty(other)),
    }
}

/// Whether values are taken as they are: so that bare numbers and flags infer well, and where
/// nothing becomes one.
fn is_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Bool
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::F32
            | Type::F64
            | Type::Nullable(_)
    )
}
