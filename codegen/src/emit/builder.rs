//! Builders: setters, and a `build()` that exists only when every required member is set.
//!
//! A builder has one type parameter per required member, `Unset` or `IsSet`. `build()` demands a
//! marker trait for each, which only `IsSet` implements; the compiler's message for a missing
//! implementation is the one that we give it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::parts::{allow_complexity, field_type, is_complex, plain_name};
use crate::ir::{Field, Presence, State, Structure, Type};

/// From this many required members on, clippy finds a builder's type complex.
const MANY: usize = 8;

/// Methods of the operator traits, which clippy wants to see implemented.
const OPERATORS: [&str; 10] =
    ["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

pub(super) fn builder(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, builder, .. } = structure;
    let states: Vec<&State> = structure.fields.iter().filter_map(state).collect();
    let parameters: Vec<&Ident> = states.iter().map(|state| &state.parameter).collect();
    let docs = format!(" Builds [`{ident}`]; what is required must be set before `build()`.");
    let setters = structure.fields.iter().map(|field| setter(structure, field, &states));
    let maybes = structure.fields.iter().filter(|field| state(field).is_none()).map(maybe);
    let build = build(structure, &states);
    let markers =
        structure.fields.iter().filter_map(|field| Some(marker(structure, field, state(field)?)));
    if !states.is_empty() {
        imports.phantom_data();
        imports.support("Unset");
        imports.support("IsSet");
    }
    let defaults = (!states.is_empty()).then(|| quote!(<#(#parameters = Unset),*>));
    let generics = (!states.is_empty()).then(|| quote!(<#(#parameters),*>));
    let allow = (states.len() >= MANY || is_complex(structure)).then(allow_complexity);
    let state = (!states.is_empty()).then(|| quote!(, state: PhantomData<(#(#parameters,)*)>));
    imports.support("builder_impls");
    quote! {
        #[doc = #docs]
        #[must_use = "nothing is made before `build()`"]
        #allow
        pub struct #builder #defaults {
            pub(crate) inner: #ident
            #state
        }
        builder_impls!(#builder #(, #parameters)*);
        #allow
        impl #generics #builder #generics {
            #(#setters)*
            #(#maybes)*
            #build
        }
        #(#markers)*
    }
}

fn state(field: &Field) -> Option<&State> {
    match &field.presence {
        Presence::Required(state) => Some(state),
        Presence::Optional => None,
    }
}

fn setter(structure: &Structure, field: &Field, states: &[&State]) -> TokenStream {
    let Field { ident, setter_docs, deprecated, .. } = field;
    let allow = OPERATORS.contains(&plain_name(ident).as_str()).then(|| {
        quote!(#[allow(clippy::should_implement_trait, reason = "a setter has the name of its field")])
    });
    let argument = argument(&field.ty);
    let assign = assign(field);
    let Some(own) = state(field) else {
        return quote! {
            #setter_docs
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
        #setter_docs
        #allow
        #deprecated
        #[inline]
        pub fn #ident(mut self, value: #argument) -> #builder<#(#after),*> {
            #assign
            #builder { inner: self.inner, state: PhantomData }
        }
    }
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
    let setter = plain_name(ident);
    let (is_sensitive, aggregate) = match &field.ty {
        Type::Sensitive(inner) => (true, inner.as_ref()),
        other => (false, other),
    };
    let (docs, body) = if is_aggregate(aggregate) {
        let value = if is_sensitive { quote!(value.into_inner()) } else { quote!(value) };
        let docs = format!(
            " Like [`{setter}`](Self::{setter}) where there is a value; nothing for `None`."
        );
        (
            docs,
            quote! {
                match value {
                    Some(value) => self.#ident(#value),
                    None => self,
                }
            },
        )
    } else {
        let docs =
            format!(" Like [`{setter}`](Self::{setter}) where there is a value; `None` clears it.");
        (
            docs,
            quote! {
                self.inner.#ident = value;
                self
            },
        )
    };
    let receiver = if is_aggregate(aggregate) { quote!(self) } else { quote!(mut self) };
    quote! {
        #[doc = #docs]
        #deprecated
        #[inline]
        pub fn #maybe(#receiver, value: #ty) -> Self {
            #body
        }
    }
}

fn build(structure: &Structure, states: &[&State]) -> TokenStream {
    let ident = &structure.ident;
    let docs = match states.len() {
        0 => " Builds the structure.",
        _ => " Builds the structure; exists only when every required member is set.",
    };
    let bounds = states.iter().map(|State { parameter, marker }| quote!(#parameter: #marker));
    let bounds = (!states.is_empty()).then(|| quote!(where #(#bounds),*));
    quote! {
        #[doc = #docs]
        #[inline]
        #[must_use]
        pub fn build(self) -> #ident #bounds {
            self.inner
        }
    }
}

/// The trait that says in the compiler's error which member is missing.
fn marker(structure: &Structure, field: &Field, state: &State) -> TokenStream {
    let marker = &state.marker;
    let (name, structure) = (plain_name(&field.ident), plain_name(&structure.ident));
    let message = format!("required member `{name}` of `{structure}` is not set");
    let label = format!("`{name}` is not set");
    let note = format!("call `.{}(..)` before `.build()`", field.ident);
    quote! {
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        pub trait #marker {}
        #[diagnostic::do_not_recommend]
        impl #marker for IsSet {}
    }
}
