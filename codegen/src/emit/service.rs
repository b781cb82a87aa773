//! Emits the module `service`: constants of the protocol, the error of the service, and the table of
//! its operations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::RustFile;
use super::imports::Imports;
use crate::ir::{Crate, Fault, Protocol, ServiceError};

pub(super) fn service(krate: &Crate, mut imports: Imports<'_>) -> RustFile {
    let docs = match krate.protocol {
        Some(_) => {
            " The service: constants of its protocol, its error, and the table of its operations."
        }
        None => " The error of the service.",
    };
    let error_enum = error(krate, &mut imports);
    let constants = imports.protocol().map(wire);
    let operations = imports.protocol().map(|_| dispatch(krate));
    let import_dispatch = imports.protocol().map(|_| {
        quote!(
            #[cfg(feature = "server")]
            use crate::dispatch::dispatch;
        )
    });
    RustFile::new(
        "src/service.rs",
        &["codegen/src/emit/service.rs"],
        quote! {
            #![doc = #docs]
            #import_dispatch
            #imports
            #error_enum
            #constants
            #operations
        },
    )
}

/// The table of all operations.
fn dispatch(krate: &Crate) -> TokenStream {
    let operations = krate.operations.iter().map(|module| &module.operation.ident);
    quote! {
        #[cfg(feature = "server")]
        dispatch! { #(#operations),* }
    }
}

fn error(krate: &Crate, imports: &mut Imports<'_>) -> TokenStream {
    let reason = match krate.protocol {
        Some(_) => "it is boxed where it is returned",
        None => "the model decides the sizes",
    };
    for error in &krate.errors {
        imports.shape(&error.ident);
        imports.use_of(error.message.deprecated);
    }
    imports.service_error();
    let variants = krate
        .errors
        .iter()
        .map(|ServiceError { variant, ident, docs, .. }| quote!(#docs #variant(#ident)));
    let rows = krate.errors.iter().map(row);
    quote! {
        /// Every error that the operations can return.
        ///
        /// Which operation can return which is in [`Operation::ERRORS`](crate::Operation::ERRORS)
        /// and on the page of its request.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = #reason)]
        pub enum ServiceError {
            #(#variants,)*
            /// An error that the model doesn't have.
            Unrecognized {
                /// Its code.
                code: String,
                /// Its message.
                message: Option<String>,
            },
        }
        service_error! { ServiceError; #(#rows)* }
    }
}

/// The row of an error: its codes, its status, who caused it, and where its message is.
fn row(error: &ServiceError) -> TokenStream {
    let ServiceError { variant, ident, code, id, query_code, status, message, .. } = error;
    let id = id.as_ref().map(|id| quote!(as #id));
    let query_code = query_code.as_ref().map(|code| quote!(query #code));
    let structure = (variant != ident).then(|| quote!((#ident)));
    let status = Literal::u16_unsuffixed(*status);
    let fault = match error.fault {
        Fault::Client => quote!(client),
        Fault::Server => quote!(server),
    };
    let retry = match error {
        ServiceError { throttling: true, .. } => quote!(throttling),
        ServiceError { retryable: true, .. } => quote!(retryable),
        _ => quote!(),
    };
    let message = message.field.as_ref().map(|field| {
        if message.optional { quote!(, optional(#field)) } else { quote!(, required(#field)) }
    });
    quote!(#variant #structure = #code #id #query_code, #status, #fault #retry #message;)
}

/// The constants for HTTP requests.
fn wire(protocol: &Protocol) -> TokenStream {
    let Protocol { content_type, query_compatible, has_error_ids, namespace } = protocol;
    let namespace = if *has_error_ids { format!("{namespace}#") } else { String::new() };
    quote! {
        /// The media type of bodies.
        #[cfg(feature = "http")]
        pub(crate) const CONTENT_TYPE: &str = #content_type;

        /// Whether requests ask for the error codes of the older query protocol.
        #[cfg(feature = "http")]
        pub(crate) const QUERY_COMPATIBLE: bool = #query_compatible;

        /// What comes before the code of an error in the body of a response.
        #[cfg(feature = "server")]
        pub(crate) const ERROR_NAMESPACE: &str = #namespace;
    }
}
