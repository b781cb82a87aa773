//! Builders: setters, and a `build()` that exists only when every required member is set.
//!
//! A builder has one type parameter per required member, `Unset` or `IsSet`. `build()` requires a
//! trait for each, which has the name of the parameter, and which only `IsSet` implements. The trait
//! says what the compiler's message is if it isn't implemented.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use super::parts::unraw;
use crate::ir::{Crate, Field, Presence, Structure, Type};
use crate::map::map_of;

/// Methods of the operator traits, which clippy wants to see implemented.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// The table of a builder: a row per member.
pub(super) fn builder(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, builder, fields, .. } = structure;
    imports.support("builder");
    let rows = fields.iter().map(|field| row(field, imports));
    quote!(builder! { #builder builds #ident; #(#rows)* })
}

/// The row of a member: its setter as a signature, with its effect in place of the return type.
fn row(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let setter_attributes = attributes(field, imports);
    let argument_type = argument(&field.ty, imports);
    let Field { ident, maybe, .. } = field;
    let effect = match &field.presence {
        Presence::Required(state) => quote!(Required<#state>),
        Presence::Optional => {
            let maybe = maybe.as_ref().map(|maybe| quote!(<#maybe>));
            quote!(Optional #maybe)
        }
    };
    quote!(#setter_attributes fn #ident(value: #argument_type) -> #effect;)
}

/// The traits for required members: a row for each type parameter, with the message of the compiler
/// if the member isn't set.
pub(super) fn required(krate: &Crate) -> Option<TokenStream> {
    let fields = krate.structures().flat_map(|structure| &structure.fields);
    let required: BTreeMap<&Ident, &Ident> =
        map_of(fields.filter_map(|field| match &field.presence {
            Presence::Required(parameter) => Some((parameter, &field.ident)),
            Presence::Optional => None,
        }));
    let rows = required.iter().map(|(parameter, ident)| {
        let name = unraw(ident);
        let message = format!("required member `{name}` of `{{Structure}}` is not set");
        let label = format!("`{name}` is not set");
        let note = format!("call `.{ident}(..)` before `.build()`");
        quote!(#parameter = [#message, #label, #note];)
    });
    (!required.is_empty()).then(|| quote!(crate::support::builder::required! { #(#rows)* }))
}

fn attributes(field: &Field, imports: &mut Imports<'_>) -> TokenStream {
    let docs = imports.docs(&field.setter_docs);
    let deprecated = &field.deprecated;
    let is_operator = OPERATORS.contains(&unraw(&field.ident).as_str());
    let allow = is_operator.then(|| {
        quote!(#[allow(clippy::should_implement_trait, reason = "a setter has the name of its field")])
    });
    quote!(#docs #allow #deprecated)
}

/// What a setter takes, in the words of the macro `setter!`.
fn argument(ty: &Type, imports: &mut Imports<'_>) -> TokenStream {
    let (is_sensitive, ty) = match ty {
        Type::Sensitive(inner)
            if matches!(**inner, Type::Boxed(_) | Type::List(_) | Type::Map(..)) =>
        {
            (true, &**inner)
        }
        other => (false, other),
    };
    let into = |name: &str| {
        let sensitive = if is_sensitive { "Sensitive" } else { "" };
        format_ident!("Into{sensitive}{name}")
    };
    match ty {
        Type::Boxed(inner) => {
            let (into_box, inner) = (into("Box"), imports.ty(inner));
            quote!(impl #into_box<#inner>)
        }
        Type::List(item) => {
            let (into_list, item_type) = (into("List"), imports.ty(item));
            if is_plain(item) {
                quote!(impl #into_list<Item = #item_type>)
            } else {
                quote!(impl #into_list<#item_type>)
            }
        }
        Type::Map(key, value) => {
            let into_map = into("Map");
            let (key_type, value_type) = (imports.ty(key), imports.ty(value));
            if is_plain(value) {
                quote!(impl #into_map<#key_type, Value = #value_type>)
            } else {
                quote!(impl #into_map<#key_type, #value_type>)
            }
        }
        plain if is_plain(plain) => imports.ty(plain),
        other => {
            let ty = imports.ty(other);
            quote!(impl Into<#ty>)
        }
    }
}

/// Whether a setter takes exactly this type: so that the compiler infers the type of literals, and
/// if no other type converts to it.
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
