//! Emits operations: a unit type with constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::Imports;
use super::pages;
use crate::ir::{Auth, Operation};

pub(super) fn operation(operation: &Operation, imports: &mut Imports<'_>) -> TokenStream {
    let Operation { ident, docs, deprecated, name, target, errors, idempotent, readonly, .. } =
        operation;
    let docs = imports.docs(docs);
    let auth_docs = imports.docs(&operation.constant_docs.auth);
    let errors_docs = imports.docs(&operation.constant_docs.errors);
    let pagination_docs =
        operation.constant_docs.pagination.as_ref().map(|docs| imports.docs(docs));
    let operation_trait = imports.support("Operation");
    imports.deprecation(deprecated.as_ref());
    let auth_type = imports.support("Auth");
    let end = |end: &Option<proc_macro2::Ident>, imports: &mut Imports<'_>| match end {
        None => quote!(()),
        Some(ident) => imports.shape(ident),
    };
    let input = end(&operation.input, imports);
    let output = end(&operation.output, imports);
    let auth = match &operation.auth {
        Auth::SigV4(service) => quote!(#auth_type::SigV4 { service: #service }),
        Auth::Other(_) | Auth::None => quote!(#auth_type::None),
    };
    let option = |value: &Option<String>| {
        if let Some(text) = value { quote!(Some(#text)) } else { quote!(None) }
    };
    let pagination = operation.pagination.as_ref().map(|pagination| {
        let pagination_type = imports.support("Pagination");
        let (input_token, output_token) = (&pagination.input_token, &pagination.output_token);
        let (items, page_size) = (option(&pagination.items), option(&pagination.page_size));
        quote! {
            #pagination_docs
            const PAGINATION: Option<#pagination_type> = Some(#pagination_type {
                input_token: #input_token,
                output_token: #output_token,
                items: #items,
                page_size: #page_size,
            });
        }
    });
    let host_prefix = pages::host_prefix(operation, imports);
    let target = target.as_ref().map(|target| {
        quote!(
            const TARGET: &'static str = #target;
        )
    });
    let facts = [("GZIP", operation.gzip), ("IDEMPOTENT", *idempotent), ("READONLY", *readonly)];
    let facts = facts.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| {
        let name = format_ident!("{name}");
        quote!(
            const #name: bool = true;
        )
    });
    let tokens = operation.token.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "http")]
            const TOKENS: crate::support::TokenSource = crate::tokens::SOURCE;
        }
    });
    let pages = pages::pages(operation, imports);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        #deprecated
        pub struct #ident;
        impl #operation_trait for #ident {
            type Input = #input;
            type Output = #output;
            const NAME: &'static str = #name;
            #target
            #auth_docs
            const AUTH: #auth_type = #auth;
            #pagination
            #errors_docs
            const ERRORS: &'static [&'static str] = &[#(#errors),*];
            #(#facts)*
            #tokens
            #host_prefix
        }
        #pages
    }
}
