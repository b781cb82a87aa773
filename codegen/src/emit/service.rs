//! Emits the module `service`: constants of the protocol, and the error of the service.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::RustFile;
use super::imports::Imports;
use crate::ir::{Crate, Fault, Protocol, ServiceError};

pub(super) fn service(krate: &Crate, mut imports: Imports<'_>) -> RustFile {
    let docs = match krate.protocol {
        Some(_) => " The service: constants of its protocol, and its error.",
        None => " The error of the service.",
    };
    let error_enum = error(krate, &mut imports);
    let constants = imports.protocol().map(wire);
    RustFile::new(
        "src/service.rs",
        &["codegen/src/emit/service.rs"],
        quote! {
            #![doc = #docs]
            #imports
            #error_enum
            #constants
        },
    )
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

/// The row of an error: its code, its status, who caused it, and where its message is.
fn row(error: &ServiceError) -> TokenStream {
    let ServiceError { variant, ident, code, status, message, .. } = error;
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
    quote!(#variant #structure = #code, #status, #fault #retry #message;)
}

/// The constants for HTTP requests.
fn wire(Protocol { content_type, query_compatible }: &Protocol) -> TokenStream {
    quote! {
        /// The media type of bodies.
        #[cfg(feature = "http")]
        pub(crate) const CONTENT_TYPE: &str = #content_type;

        /// Whether requests ask for the error codes of the older query protocol.
        #[cfg(feature = "http")]
        pub(crate) const QUERY_COMPATIBLE: bool = #query_compatible;
    }
}
