//! Emits operations: a unit type, and the table of what a client needs to call it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::imports::Imports;
use super::{endpoint_context, pages};
use crate::ir::{Auth, HttpCall, InputDefault, Operation, Pagination};

pub(super) fn operation(operation: &Operation, imports: &mut Imports<'_>) -> TokenStream {
    let Operation { ident, docs, deprecated, .. } = operation;
    let docs = imports.docs(docs);
    imports.deprecation(deprecated.as_ref());
    let table_call = table(operation, imports);
    let pages = pages::pages(operation, imports);
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        #deprecated
        pub struct #ident;
        #table_call
        #pages
    }
}

/// The table of an operation. Methods that few operations have are behind the rows.
fn table(operation: &Operation, imports: &mut Imports<'_>) -> TokenStream {
    let Operation { ident, name, target, errors, .. } = operation;
    let input = input_or_output(operation.input.as_ref(), imports);
    let output = input_or_output(operation.output.as_ref(), imports);
    let target = target.as_ref().map(|target| quote!(, target #target));
    let http = operation.http.as_ref().map(http);
    let auth = auth(&operation.auth);
    let pagination = operation.pagination.as_ref().map(pagination);
    let flags = flags(operation, imports);
    let host_prefix = pages::host_prefix(operation, imports);
    let complete = imports.protocol().and_then(|_| complete(operation));
    let of_server = imports.protocol().map(|_| of_server(operation, imports));
    let endpoint_context = endpoint_context::endpoint_context(operation, imports);
    imports.support("operation");
    quote! {
        operation! {
            #ident: input #input, output #output;
            name #name #target;
            #http
            auth #auth;
            #pagination
            #flags
            errors [#(#errors),*];
            #host_prefix
            #complete
            #endpoint_context
            #of_server
        }
    }
}

/// The row with how an operation is called over HTTP.
fn http(call: &HttpCall) -> TokenStream {
    let HttpCall { method, uri, status, returns_json, .. } = call;
    let status = Literal::u16_unsuffixed(*status);
    let accepts = returns_json.then(|| quote!(, accepts "application/json"));
    quote!(http #method #uri -> #status #accepts;)
}

/// The type of an input or output; `()` if there is none.
fn input_or_output(ident: Option<&Ident>, imports: &mut Imports<'_>) -> TokenStream {
    ident.map_or_else(|| quote!(()), |ident| imports.shape(ident))
}

fn auth(auth: &Auth) -> TokenStream {
    match auth {
        Auth::SigV4(service) => quote!(SigV4 #service),
        Auth::Other(scheme) => quote!(Other #scheme),
        Auth::None => quote!(None),
    }
}

fn pagination(pagination: &Pagination) -> TokenStream {
    let Pagination { input_token, output_token, items, page_size, .. } = pagination;
    let items = items.as_ref().map(|items| quote!(, items #items));
    let page_size = page_size.as_ref().map(|size| quote!(, page_size #size));
    quote!(pagination #input_token -> #output_token #items #page_size;)
}

/// What is true of the operation and of few others.
fn flags(operation: &Operation, imports: &Imports<'_>) -> Option<TokenStream> {
    let has_token = operation.token.is_some() && imports.protocol().is_some();
    let flags = [
        ("readonly", operation.readonly),
        ("idempotent", operation.idempotent),
        ("gzip", operation.gzip),
        ("token", has_token),
    ];
    let names: Vec<Ident> = flags
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| format_ident!("{name}"))
        .collect();
    (!names.is_empty()).then(|| quote!(flags [#(#names),*];))
}

/// The methods that only a server needs: that for the defaults of the input, and that for
/// compressed requests.
fn of_server(operation: &Operation, imports: &mut Imports<'_>) -> TokenStream {
    let defaults = &operation.input_defaults;
    for default in defaults {
        imports.use_of(default.deprecated);
    }
    let statements = defaults
        .iter()
        .map(|InputDefault { ident, value, .. }| quote!(input.#ident.get_or_insert(#value);));
    let add_defaults = (!defaults.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "server")]
            fn add_defaults(input: &mut Self::Input) {
                #(#statements)*
            }
        }
    });
    let decompress = operation.gzip.then(|| {
        quote! {
            #[cfg(feature = "gzip")]
            #[cfg(feature = "server")]
            fn decompress(body: &[u8]) -> Result<Vec<u8>, crate::support::server::RequestError> {
                crate::support::gzip::decompress(body)
            }
        }
    });
    quote!(#add_defaults #decompress)
}

/// The method that adds to a request what few operations need.
fn complete(operation: &Operation) -> Option<TokenStream> {
    let has_prefix = !operation.host_prefix.is_empty();
    let has_checksum = operation.http.as_ref().is_some_and(|call| call.checksum);
    if !has_prefix && !has_checksum && !operation.gzip {
        return None;
    }
    let input = if has_prefix { quote!(input) } else { quote!(_) };
    let compress = quote!(crate::support::gzip::compress(request););
    let (feature, body) = if has_prefix || has_checksum {
        let compress = operation.gzip.then(|| quote!(#[cfg(feature = "gzip")] #compress));
        let add_checksum = has_checksum.then(|| quote!(crate::support::content_md5::add(request);));
        let add_prefix =
            has_prefix.then(|| quote!(crate::support::host_prefix::add::<Self>(input, request);));
        ("http", quote!(#compress #add_checksum #add_prefix))
    } else {
        ("gzip", compress)
    };
    Some(quote! {
        #[cfg(feature = #feature)]
        fn complete(#input: &Self::Input, request: &mut crate::support::operation::Message) {
            #body
        }
    })
}
