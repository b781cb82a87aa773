//! Structures: the type, its constants, and what it implements.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder;
use super::imports::Imports;
use super::parts::{alias, allow_complexity, eq, field_type, is_complex, plain_name};
use super::wire;
use crate::ir::{Field, Presence, Redaction, Structure};

pub(super) fn structure(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, docs, deprecated, attributes, fields, .. } = structure;
    imports.deprecation(deprecated.as_ref());
    for field in fields {
        imports.of_type(&field.ty);
        imports.deprecation(field.deprecated.as_ref());
    }
    let derive = derives(structure);
    let allow = is_complex(structure).then(allow_complexity);
    let declared = fields.iter().map(declaration);
    let eq = structure.traits.eq.then(|| eq(ident));
    let own = inherent(structure);
    let empty = empty(structure, imports);
    let debug = (structure.redaction == Redaction::Whole).then(|| debug(structure, imports));
    let error = structure.error.as_ref().map(|_| error(structure, imports));
    let wire = wire::structure(structure, imports);
    let builder = builder::builder(structure, imports);
    let alias = alias(ident, &structure.wire);
    quote! {
        #docs
        #alias
        #derive
        #attributes
        #[non_exhaustive]
        #allow
        #deprecated
        pub struct #ident { #(#declared),* }
        #eq
        #own
        #empty
        #debug
        #error
        #wire
        #builder
    }
}

/// The attribute with all that the compiler can derive.
fn derives(structure: &Structure) -> TokenStream {
    let mut traits = vec![quote!(Clone)];
    if structure.redaction == Redaction::Marked {
        traits.push(quote!(Debug));
    }
    if structure.traits.default {
        traits.push(quote!(Default));
    }
    if structure.traits.eq {
        traits.push(quote!(Hash));
    }
    traits.push(quote!(PartialEq));
    quote!(#[derive(#(#traits),*)])
}

fn declaration(field: &Field) -> TokenStream {
    let Field { ident, docs, deprecated, attributes, .. } = field;
    let ty = field_type(field);
    quote!(#docs #attributes #deprecated pub #ident: #ty)
}

fn inherent(structure: &Structure) -> TokenStream {
    let Structure { ident, builder, .. } = structure;
    let is_redacted =
        |field: &&Field| structure.redaction == Redaction::Whole || field.ty.is_redacted();
    let sensitive =
        structure.fields.iter().filter(is_redacted).map(|field| plain_name(&field.ident));
    let required =
        structure.fields.iter().any(|field| matches!(field.presence, Presence::Required(_)));
    let state = required.then(|| quote!(, state: PhantomData));
    let value = if required { quote!(Empty::empty()) } else { quote!(Self::default()) };
    quote! {
        impl #ident {
            /// The fields that `Debug` redacts.
            pub const SENSITIVE: &'static [&'static str] = &[#(#sensitive),*];

            /// Starts a builder.
            #[inline]
            pub fn builder() -> #builder {
                #builder { inner: #value #state }
            }
        }
    }
}

/// The value that a builder starts from, where nothing but the builder may make one.
fn empty(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, .. } = structure;
    imports.support("Empty");
    let value = if structure.traits.default {
        quote!(Self::default())
    } else {
        let fields = structure.fields.iter().map(|field| {
            let ident = &field.ident;
            match field.presence {
                Presence::Required(_) => quote!(#ident: Empty::empty()),
                Presence::Optional => quote!(#ident: None),
            }
        });
        quote!(Self { #(#fields),* })
    };
    quote! {
        impl Empty for #ident {
            #[inline]
            fn empty() -> Self {
                #value
            }
        }
    }
}

/// `Debug` of a structure that is secret as a whole: only which fields are set.
fn debug(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, .. } = structure;
    imports.fmt();
    let name = plain_name(ident);
    let fields = structure.fields.iter().map(|field| {
        imports.support("Redacted");
        let (name, ident) = (plain_name(&field.ident), &field.ident);
        match field.presence {
            Presence::Required(_) => quote!(.field(#name, &Redacted)),
            Presence::Optional => quote!(.field(#name, &self.#ident.as_ref().map(|_| Redacted))),
        }
    });
    quote! {
        impl fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(#name) #(#fields)* .finish()
            }
        }
    }
}

/// `Error` and `Display` of an error: its name in the model, and its message.
fn error(structure: &Structure, imports: &mut Imports<'_>) -> TokenStream {
    let Structure { ident, wire, .. } = structure;
    imports.fmt();
    imports.error();
    let with_message = format!("{wire}: {{message}}");
    let body = match structure
        .error
        .as_ref()
        .and_then(|error| Some((error.field.as_ref()?, error.optional)))
    {
        None => quote!(f.write_str(#wire)),
        Some((field, false)) => quote! {
            let message = &self.#field;
            write!(f, #with_message)
        },
        Some((field, true)) => quote! {
            match &self.#field {
                Some(message) => write!(f, #with_message),
                None => f.write_str(#wire),
            }
        },
    };
    quote! {
        impl fmt::Display for #ident {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                #body
            }
        }
        impl Error for #ident {}
    }
}
