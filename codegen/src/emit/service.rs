//! What belongs to the service as a whole: how it speaks, and its error.

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use super::imports::Imports;
use crate::ir::{Crate, Fault, Protocol, ServiceError};

pub(super) fn service(krate: &Crate, mut imports: Imports<'_>) -> Module {
    imports.fmt();
    for error in &krate.errors {
        imports.shape(&error.ident);
        imports.use_of(error.message.deprecated);
    }
    let docs = match krate.protocol {
        Some(_) => " The service as a whole: how it speaks, and its error.",
        None => " The error of the service.",
    };
    let wire = wire(krate, &mut imports);
    let error = error(krate, &mut imports);
    Module::new(
        "src/service.rs",
        &["codegen/src/emit/service.rs"],
        quote! {
            #![doc = #docs]
            #imports
            #error
            #wire
        },
    )
}

fn error(krate: &Crate, imports: &mut Imports<'_>) -> TokenStream {
    let errors = &krate.errors;
    let reason = match krate.protocol {
        Some(_) => "it is boxed where it is returned",
        None => "sizes are the model's",
    };
    let variants: Vec<_> = errors.iter().map(|error| &error.variant).collect();
    let idents: Vec<_> = errors.iter().map(|error| &error.ident).collect();
    let docs = errors.iter().map(|error| &error.docs);
    let answers = answers(krate, imports);
    let error_trait = imports.error();
    let display = imports.support("display_error");
    quote! {
        /// Every error that the operations can return.
        ///
        /// Which operation can return which is in [`Operation::ERRORS`](crate::Operation::ERRORS)
        /// and on the page of its request.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = #reason)]
        pub enum ServiceError {
            #(#docs #variants(#idents),)*
            /// An error that the model doesn't have.
            Unrecognized {
                /// Its code.
                code: String,
                /// Its text for people.
                message: Option<String>,
            },
        }
        #answers
        impl fmt::Display for ServiceError {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    #(Self::#variants(error) => error.fmt(f),)*
                    Self::Unrecognized { code, message } => #display(code, message.as_deref(), f),
                }
            }
        }
        impl #error_trait for ServiceError {
            #[inline]
            fn source(&self) -> Option<&(dyn #error_trait + 'static)> {
                match self {
                    #(Self::#variants(error) => Some(error),)*
                    Self::Unrecognized { .. } => None,
                }
            }
        }
        #(
            impl From<#idents> for ServiceError {
                #[inline]
                fn from(error: #idents) -> Self {
                    Self::#variants(error)
                }
            }
        )*
    }
}

/// What an error says of itself.
fn answers(krate: &Crate, imports: &mut Imports<'_>) -> TokenStream {
    let errors = &krate.errors;
    let fault_type = imports.support("Fault");
    let code = match krate.protocol {
        Some(_) => " The code on the wire.",
        None => " The name in the model.",
    };
    let variants: Vec<_> = errors.iter().map(|error| &error.variant).collect();
    let codes = errors.iter().map(|error| &error.code);
    let statuses = errors.iter().map(|error| error.status);
    let faults = errors.iter().map(|error| match error.fault {
        Fault::Client => quote!(#fault_type::Client),
        Fault::Server => quote!(#fault_type::Server),
    });
    let messages = errors.iter().map(|ServiceError { variant, message, .. }| {
        match (&message.field, message.optional) {
            (None, _) => quote!(Self::#variant(_) => None),
            (Some(field), true) => quote!(Self::#variant(error) => error.#field.as_deref()),
            // What a response lacks is empty.
            (Some(field), false) => quote! {
                Self::#variant(error) => Some(error.#field.as_str()).filter(|text| !text.is_empty())
            },
        }
    });
    let retryable = errors.iter().filter(|error| error.retryable).map(|error| &error.variant);
    let retryable: Vec<_> = retryable.collect();
    let is_retryable = if retryable.is_empty() {
        quote!(false)
    } else {
        quote!(matches!(self, #(Self::#retryable(_))|*))
    };
    quote! {
        impl ServiceError {
            #[doc = #code]
            #[inline]
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    #(Self::#variants(_) => #codes,)*
                    Self::Unrecognized { code, .. } => code,
                }
            }

            /// The service's text for people.
            #[inline]
            #[must_use]
            pub fn message(&self) -> Option<&str> {
                match self {
                    #(#messages,)*
                    Self::Unrecognized { message, .. } => message.as_deref(),
                }
            }

            /// The HTTP status that the model gives the error.
            #[inline]
            #[must_use]
            pub fn status(&self) -> Option<u16> {
                match self {
                    #(Self::#variants(_) => Some(#statuses),)*
                    Self::Unrecognized { .. } => None,
                }
            }

            /// Who is to blame, by the model.
            #[inline]
            #[must_use]
            pub fn fault(&self) -> Option<#fault_type> {
                match self {
                    #(Self::#variants(_) => Some(#faults),)*
                    Self::Unrecognized { .. } => None,
                }
            }

            /// Whether the model says that a repeated request can succeed.
            #[inline]
            #[must_use]
            pub fn is_retryable(&self) -> bool {
                #is_retryable
            }
        }
    }
}

/// What HTTP messages need.
fn wire(krate: &Crate, imports: &mut Imports<'_>) -> Option<TokenStream> {
    let Protocol { content_type, query_compatible } = imports.protocol()?;
    let slot_trait = imports.http_wire("Slot");
    let (from_code, name, slot) = if krate.errors.is_empty() {
        let unrecognized = quote!(Self::Unrecognized { code: code.to_owned(), message: None });
        (unrecognized, quote!(_), quote!(None))
    } else {
        imports.http_wire_methods("Shape");
        read_errors(&krate.errors)
    };
    Some(quote! {
        /// The type of bodies.
        #[cfg(feature = "http")]
        pub(crate) const CONTENT_TYPE: &str = #content_type;

        /// Whether requests say that codes of the older query protocol are welcome.
        #[cfg(feature = "http")]
        pub(crate) const QUERY_COMPATIBLE: bool = #query_compatible;

        #[cfg(feature = "http")]
        impl ServiceError {
            /// The error of a code, still without its members.
            pub(crate) fn from_code(code: &str) -> Self {
                #from_code
            }

            /// The place of a member of the error.
            pub(crate) fn slot(&mut self, #name: &str) -> Option<&mut dyn #slot_trait> {
                #slot
            }
        }
    })
}

/// How errors are read: the error of a `code`, the parameter for the name of a member, and its slot.
fn read_errors(errors: &[ServiceError]) -> (TokenStream, TokenStream, TokenStream) {
    let variants: Vec<_> = errors.iter().map(|error| &error.variant).collect();
    let idents = errors.iter().map(|error| &error.ident);
    let codes = errors.iter().map(|error| &error.code);
    let from_code = quote! {
        match code {
            #(#codes => Self::#variants(#idents::initial()),)*
            _ => Self::Unrecognized { code: code.to_owned(), message: None },
        }
    };
    let slot = quote! {
        match self {
            #(Self::#variants(error) => error.slot(name),)*
            Self::Unrecognized { .. } => None,
        }
    };
    (from_code, quote!(name), slot)
}
