//! Emits operations: a unit type with constants.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use super::{endpoint_context, pages};
use crate::ir::{Auth, Operation, Pagination};

pub(super) fn operation(operation: &Operation, imports: &mut Imports<'_>) -> TokenStream {
    let Operation { ident, docs, deprecated, name, errors, constant_docs, .. } = operation;
    let docs = imports.docs(docs);
    let auth_docs = imports.docs(&constant_docs.auth);
    let errors_docs = imports.docs(&constant_docs.errors);
    let operation_trait = imports.support("Operation");
    imports.deprecation(deprecated.as_ref());
    let auth = auth(&operation.auth, imports);
    let input = input_or_output(operation.input.as_ref(), imports);
    let output = input_or_output(operation.output.as_ref(), imports);
    let pagination = pagination(operation, imports);
    let host_prefix = pages::host_prefix(operation, imports);
    let target = operation.target.as_ref().map(|target| {
        quote!(
            const TARGET: &'static str = #target;
        )
    });
    let flags = flags(operation);
    let token = operation.token.as_ref().filter(|_| imports.protocol().is_some());
    let tokens = token.map(|_| {
        quote! {
            #[cfg(feature = "http")]
            const TOKENS: crate::support::token_source::TokenSource = crate::tokens::SOURCE;
        }
    });
    let complete = imports.protocol().and_then(|_| complete(operation));
    let endpoint_context = endpoint_context::endpoint_context(operation, imports);
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
            #auth
            #pagination
            #errors_docs
            const ERRORS: &'static [&'static str] = &[#(#errors),*];
            #flags
            #tokens
            #host_prefix
            #complete
            #endpoint_context
        }
        #pages
    }
}

/// The type of an input or output; `()` if there is none.
fn input_or_output(ident: Option<&Ident>, imports: &mut Imports<'_>) -> TokenStream {
    ident.map_or_else(|| quote!(()), |ident| imports.shape(ident))
}

fn auth(auth: &Auth, imports: &mut Imports<'_>) -> TokenStream {
    let auth_type = imports.support("Auth");
    let auth = match auth {
        Auth::SigV4(service) => quote!(#auth_type::SigV4 { service: #service }),
        Auth::Other(scheme) => quote!(#auth_type::Other { scheme: #scheme }),
        Auth::None => quote!(#auth_type::None),
    };
    quote!(
        const AUTH: #auth_type = #auth;
    )
}

fn pagination(operation: &Operation, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let Pagination { input_token, output_token, items, page_size, .. } =
        operation.pagination.as_ref()?;
    let docs = operation.constant_docs.pagination.as_ref().map(|docs| imports.docs(docs));
    let pagination_type = imports.support("Pagination");
    let option = |value: &Option<String>| {
        if let Some(text) = value { quote!(Some(#text)) } else { quote!(None) }
    };
    let (items, page_size) = (option(items), option(page_size));
    Some(quote! {
        #docs
        const PAGINATION: Option<#pagination_type> = Some(#pagination_type {
            input_token: #input_token,
            output_token: #output_token,
            items: #items,
            page_size: #page_size,
        });
    })
}

/// The constants that are true; they are false where an operation doesn't have them.
fn flags(operation: &Operation) -> TokenStream {
    let flags = [
        ("GZIP", operation.gzip),
        ("IDEMPOTENT", operation.idempotent),
        ("READONLY", operation.readonly),
    ];
    let names =
        flags.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| format_ident!("{name}"));
    quote!(#(const #names: bool = true;)*)
}

/// The method that adds to a request what few operations need.
fn complete(operation: &Operation) -> Option<TokenStream> {
    let has_prefix = !operation.host_prefix.is_empty();
    if !has_prefix && !operation.gzip {
        return None;
    }
    let input = if has_prefix { quote!(input) } else { quote!(_) };
    let compress = quote!(crate::support::gzip::compress(request););
    let (feature, body) = match (has_prefix, operation.gzip) {
        (false, _) => ("gzip", compress),
        (true, is_compressed) => {
            let compress = is_compressed.then(|| quote!(#[cfg(feature = "gzip")] #compress));
            let add_prefix = quote!(crate::support::host_prefix::add::<Self>(input, request););
            ("http", quote!(#compress #add_prefix))
        }
    };
    Some(quote! {
        #[cfg(feature = #feature)]
        fn complete(#input: &Self::Input, request: &mut http::Request<Vec<u8>>) {
            #body
        }
    })
}
