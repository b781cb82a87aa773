//! Emits the module `service`: the type that stands for the service, the error of the service, and the
//! table of its operations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::RustFile;
use super::imports::Imports;
use crate::ir::{Crate, Fault, Protocol, ProtocolKind, ServiceError};

/// This file, for headers.
const SELF: &[&str] = &["codegen/src/emit/service.rs"];

/// The module `service`: the type that implements the trait `Service`.
pub(super) fn service(krate: &Crate) -> RustFile {
    let of_protocol = krate.protocol.as_ref().map(of_protocol);
    let dispatch = krate.protocol.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "server")]
            mod dispatch;
        }
    });
    let params = krate.endpoint.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "endpoint")]
            type EndpointParams = crate::endpoint::EndpointParams;
        }
    });
    RustFile::new(
        "src/service.rs",
        SELF,
        quote! {
            #![doc = " The service, and its error."]

            #dispatch
            mod error;

            pub use self::error::ServiceError;
            use crate::support::Service;

            /// The service of this crate, for code that works with any [`Service`](crate::Service).
            #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
            pub struct ThisService;

            impl Service for ThisService {
                type Error = ServiceError;
                #params
                #of_protocol
            }
        },
    )
}

/// The constants of the protocol, and the function that finds an operation.
fn of_protocol(protocol: &Protocol) -> TokenStream {
    let Protocol { content_type, query_compatible, has_error_ids, namespace, headers, .. } =
        protocol;
    let query_compatible = query_compatible.then(|| {
        quote! {
            #[cfg(feature = "http")]
            const QUERY_COMPATIBLE: bool = true;
        }
    });
    let (names, values): (Vec<_>, Vec<_>) =
        headers.iter().map(|(name, value)| (name, value)).unzip();
    let headers = (!headers.is_empty()).then(|| {
        quote! {
            #[cfg(feature = "http")]
            const HEADERS: &'static [(&'static str, &'static str)] = &[#((#names, #values)),*];
        }
    });
    let namespace = if *has_error_ids { format!("{namespace}#") } else { String::new() };
    let routes = (protocol.kind == ProtocolKind::RestJson1).then(|| {
        quote! {
            #[cfg(feature = "server")]
            const ROUTES: &'static [crate::support::server::Route] = dispatch::ROUTES;
        }
    });
    quote! {
        #[cfg(feature = "http")]
        const CONTENT_TYPE: &'static str = #content_type;
        #query_compatible
        #headers

        #[cfg(feature = "server")]
        const ERROR_NAMESPACE: &'static str = #namespace;
        #routes

        #[cfg(feature = "server")]
        fn dispatch<V: crate::support::server::OperationVisitor>(
            target: &str,
            visitor: V,
        ) -> Option<V::Output> {
            dispatch::dispatch(target, visitor)
        }
    }
}

/// The module `service::error`: the error of the service. It is as deep as the modules of support
/// code, as its macro demands.
pub(super) fn service_error(krate: &Crate, mut imports: Imports<'_>) -> RustFile {
    let error_enum = error(krate, &mut imports);
    RustFile::new(
        "src/service/error.rs",
        SELF,
        quote! {
            #![doc = " The error of the service."]
            #imports
            #error_enum
        },
    )
}

/// The module `service::dispatch`: the table of all operations.
pub(super) fn dispatch(krate: &Crate) -> Option<RustFile> {
    krate.protocol.as_ref()?;
    let operations = krate.operations.iter().map(|module| &module.operation.ident);
    Some(RustFile::new(
        "src/service/dispatch.rs",
        SELF,
        quote! {
            #![doc = " The table of all operations, for the feature `server`."]
            use crate::support::dispatch;

            dispatch! { #(#operations),* }
        },
    ))
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
    imports.support("service_error");
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
