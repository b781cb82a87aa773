//! Emits the module `cognito`, which helps users of Amazon Cognito user pools.

use proc_macro2::TokenStream;
use quote::quote;

use super::RustFile;
use super::imports::Imports;
use crate::ir::{CognitoAttribute, Crate, Presence};

/// The module; `None` if the configuration doesn't ask for it.
pub(super) fn cognito(krate: &Crate, mut imports: Imports<'_>) -> Option<RustFile> {
    let helpers = krate.cognito.as_ref()?;
    let attributes = helpers.attribute.as_ref().map(|it| attributes(it, &mut imports));
    Some(RustFile::new(
        "src/cognito.rs",
        &["codegen/src/emit/cognito.rs"],
        quote! {
            #![doc = " Helpers for Amazon Cognito user pools."]
            #imports
            #[cfg(feature = "sigv4")]
            pub use crate::support::secret_hash::secret_hash;
            #attributes
        },
    ))
}

/// The functions that turn attributes of users into a map, and back.
fn attributes(attribute: &CognitoAttribute, imports: &mut Imports<'_>) -> TokenStream {
    let CognitoAttribute { ident, name, value } = attribute;
    let structure = imports.shape(ident);
    let (name_ty, value_ty) = (imports.ty(&name.ty), imports.ty(&value.ty));
    let (name, name_read) = (&name.ident, read(&name.ident, &name.presence));
    let (value, value_read) = (&value.ident, read(&value.ident, &value.presence));
    quote! {
        /// The attributes of a user by name. Those without a value are left out.
        #[must_use]
        pub fn attribute_map(
            attributes: impl IntoIterator<Item = #structure>,
        ) -> std::collections::BTreeMap<#name_ty, #value_ty> {
            let pair = |attribute: #structure| Some((#name_read, #value_read));
            attributes.into_iter().filter_map(pair).collect()
        }

        /// The attributes of a user as members of requests have them, from a map or from pairs of name
        /// and value.
        #[must_use]
        pub fn attribute_list<N: Into<#name_ty>, V: Into<#value_ty>>(
            pairs: impl IntoIterator<Item = (N, V)>,
        ) -> Vec<#structure> {
            let attribute = |(name, value): (N, V)| {
                #structure::builder().#name(name.into()).#value(value.into()).build()
            };
            pairs.into_iter().map(attribute).collect()
        }
    }
}

/// An expression for a field of `attribute` in a function that returns an `Option`.
fn read(field: &proc_macro2::Ident, presence: &Presence) -> TokenStream {
    match presence {
        Presence::Required(_) => quote!(attribute.#field),
        Presence::Optional => quote!(attribute.#field?),
    }
}
