//! Builders: setters, and a `build()` that exists only when every required member is set.
//!
//! A builder has one type parameter per required member, `Unset` or `IsSet`. `build()` demands a
//! marker trait for each, which only `IsSet` implements; the compiler's message for a missing
//! implementation is the one that we give it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::imports::Imports;
use super::parts::{allow_complexity, field_type, is_complex, plain_name};
use crate::ir::{Field, Presence, State, Structure, Type};

/// From this many required members on, clippy finds a builder's type complex.
const MANY: usize = 8;

/// Methods of the operator traits, which clippy wants to see implemented.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

pub(super) fn builder(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, builder, fields, .. } = structure;
    let required = fields.iter().filter_map(|field| required(structure, field));
    let optional: Vec<_> = fields.iter().filter_map(|field| optional(field, imports)).collect();
    let optional = (!optional.is_empty()).then(|| quote!(optional { #(#optional)* }));
    let setters = setters(structure, imports);
    imports.support("builder");
    quote! {
        #setters
        builder! { #builder builds #ident; #(#required)* #optional }
    }
}

/// The row of a required member: its state, and the trait whose messages the compiler gives where
/// the member is missing.
fn required(structure: &Structure, field: &Field) -> Option<TokenStream> {
    let State { parameter, marker } = state(field)?;
    let (name, structure) = (plain_name(&field.ident), plain_name(&structure.ident));
    let message = format!("required member `{name}` of `{structure}` is not set");
    let label = format!("`{name}` is not set");
    let note = format!("call `.{}(..)` before `.build()`", field.ident);
    Some(quote!(required #parameter: #marker, #message, #label, #note;))
}

/// The row of an optional member, from which both of its setters follow.
fn optional(field: &Field, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let Field { ident, maybe, setter_docs, deprecated, .. } = field;
    let kind = kind(field)?;
    let types = match &field.ty {
        Type::Boxed(inner) | Type::List(inner) => inner.to_token_stream(),
        Type::Map(key, value) => quote!(#key, #value),
        other => other.to_token_stream(),
    };
    let docs = imports.docs(setter_docs);
    Some(quote!(#docs #deprecated #kind #ident, #maybe: #types;))
}

/// The kind of an optional member in the table of its builder. Others have setters of their own.
fn kind(field: &Field) -> Option<TokenStream> {
    if state(field).is_some() || is_operator(field) {
        return None;
    }
    match &field.ty {
        Type::Boxed(_) => Some(quote!(boxed)),
        Type::List(item) => is_converted(item).then(|| quote!(list)),
        Type::Map(key, value) => (is_converted(key) && is_converted(value)).then(|| quote!(map)),
        Type::Sensitive(inner) if is_aggregate(inner) || matches!(**inner, Type::Boxed(_)) => None,
        other if is_converted(other) => Some(quote!(into)),
        _ => Some(quote!(plain)),
    }
}

/// The setters that follow from no row: those of required members, which change the type of the
/// builder, and those of rare types.
fn setters(structure: &Structure, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let Structure { builder, fields, .. } = structure;
    let states: Vec<&State> = fields.iter().filter_map(state).collect();
    if !states.is_empty() {
        imports.phantom_data();
        imports.support("IsSet");
    }
    let parameters = states.iter().map(|state| &state.parameter);
    let generics = (!states.is_empty()).then(|| quote!(<#(#parameters),*>));
    let allow = (states.len() >= MANY || is_complex(structure)).then(allow_complexity);
    let own: Vec<&Field> = fields.iter().filter(|field| kind(field).is_none()).collect();
    let setters: Vec<_> =
        own.iter().map(|field| setter(structure, field, &states, imports)).collect();
    let maybes = own.iter().filter(|field| state(field).is_none()).map(|field| maybe(field));
    (!own.is_empty()).then(|| {
        quote! {
            #allow
            impl #generics #builder #generics {
                #(#setters)*
                #(#maybes)*
            }
        }
    })
}

fn state(field: &Field) -> Option<&State> {
    match &field.presence {
        Presence::Required(state) => Some(state),
        Presence::Optional => None,
    }
}

fn setter(
    structure: &Structure,
    field: &Field,
    states: &[&State],
    imports: &mut Imports<'_>,
) -> TokenStream {
    let Field { ident, setter_docs, deprecated, .. } = field;
    let docs = imports.docs(setter_docs);
    let allow = is_operator(field).then(|| {
        quote!(#[allow(clippy::should_implement_trait, reason = "a setter has the name of its field")])
    });
    let argument = argument(&field.ty);
    let assign = assign(field);
    let Some(own) = state(field) else {
        return quote! {
            #docs
            #allow
            #deprecated
            #[inline]
            pub fn #ident(mut self, value: #argument) -> Self {
                #assign
                self
            }
        };
    };
    let builder = &structure.builder;
    let after = states.iter().map(|state| {
        let parameter = &state.parameter;
        if *parameter == own.parameter { quote!(IsSet) } else { quote!(#parameter) }
    });
    quote! {
        #docs
        #allow
        #deprecated
        #[inline]
        pub fn #ident(mut self, value: #argument) -> #builder<#(#after),*> {
            #assign
            #builder { inner: self.inner, state: PhantomData }
        }
    }
}

fn is_operator(field: &Field) -> bool {
    OPERATORS.contains(&plain_name(&field.ident).as_str())
}

/// What a setter takes: anything that becomes the value.
fn argument(ty: &Type) -> TokenStream {
    match ty {
        Type::Boxed(inner) => argument(inner),
        Type::Sensitive(inner) if is_aggregate(inner) || matches!(**inner, Type::Boxed(_)) => {
            argument(inner)
        }
        Type::List(item) => {
            let item = into(item);
            quote!(impl IntoIterator<Item = #item>)
        }
        Type::Map(key, value) => {
            let (key, value) = (into(key), into(value));
            quote!(impl IntoIterator<Item = (#key, #value)>)
        }
        other => into(other),
    }
}

/// `impl Into<T>`; bare numbers and flags stay as they are, so that literals infer well.
fn into(ty: &Type) -> TokenStream {
    if is_converted(ty) { quote!(impl Into<#ty>) } else { quote!(#ty) }
}

fn is_converted(ty: &Type) -> bool {
    !matches!(
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

fn is_aggregate(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Map(..))
}

/// Stores `value`: scalars replace, lists and maps grow.
fn assign(field: &Field) -> TokenStream {
    let ident = &field.ident;
    let (is_sensitive, inner) = match &field.ty {
        Type::Sensitive(inner) => (true, inner.as_ref()),
        other => (false, other),
    };
    if is_aggregate(inner) {
        let place = match field.presence {
            Presence::Required(_) => quote!(self.inner.#ident),
            Presence::Optional => quote!(self.inner.#ident.get_or_insert_default()),
        };
        let expose = is_sensitive.then(|| quote!(.expose_mut()));
        let items = items(inner);
        return quote!(#place #expose.extend(#items););
    }
    let value = match (is_sensitive, inner) {
        (true, Type::Boxed(_)) => quote!(Sensitive::new(Box::new(value.into()))),
        (false, Type::Boxed(_)) => quote!(Box::new(value.into())),
        _ if is_converted(&field.ty) => quote!(value.into()),
        _ => quote!(value),
    };
    match field.presence {
        Presence::Required(_) => quote!(self.inner.#ident = #value;),
        Presence::Optional => quote!(self.inner.#ident = Some(#value);),
    }
}

/// `value` as an iterator over items of the stored type.
fn items(aggregate: &Type) -> TokenStream {
    match aggregate {
        Type::List(item) if is_converted(item) => quote!(value.into_iter().map(Into::into)),
        Type::Map(key, value) => {
            let key = if is_converted(key) { quote!(key.into()) } else { quote!(key) };
            let value = if is_converted(value) { quote!(value.into()) } else { quote!(value) };
            quote!(value.into_iter().map(|(key, value)| (#key, #value)))
        }
        _ => quote!(value),
    }
}

/// The setter of an optional field that takes an `Option`.
fn maybe(field: &Field) -> TokenStream {
    let Field { ident, maybe, deprecated, .. } = field;
    let ty = field_type(field);
    let (is_sensitive, aggregate) = match &field.ty {
        Type::Sensitive(inner) => (true, inner.as_ref()),
        other => (false, other),
    };
    let (docs, receiver, body) = if is_aggregate(aggregate) {
        let value = if is_sensitive { quote!(value.into_inner()) } else { quote!(value) };
        let body = quote! {
            match value {
                Some(value) => self.#ident(#value),
                None => self,
            }
        };
        ("nothing for `None`", quote!(self), body)
    } else {
        let body = quote! {
            self.inner.#ident = value;
            self
        };
        ("`None` clears it", quote!(mut self), body)
    };
    let docs = format!(" Like `{}` where there is a value; {docs}.", plain_name(ident));
    quote! {
        #[doc = #docs]
        #deprecated
        #[inline]
        pub fn #maybe(#receiver, value: #ty) -> Self {
            #body
        }
    }
}
