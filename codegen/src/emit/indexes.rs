//! Emits the public modules `types`, `builders` and `operations`, which re-export the items of all
//! files below them.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::RustFile;
use super::builder::required;
use super::doc_placeholders::DocPlaceholders;
use super::imports::allow_deprecated;
use super::needed_support::parts;
use super::parts::aliases;
use crate::ir::{Crate, Item, Structure};
use crate::map::set_of;

/// The module `types`: every shape, in one namespace.
pub(super) fn types(krate: &Crate) -> RustFile {
    let modules = krate.types.iter().map(|module| &module.module);
    let own = krate.types.iter().map(|module| {
        let (path, ident) = (&module.module, module.item.ident());
        let search_names = aliases(module.item.aliases());
        quote!(#search_names pub use self::#path::#ident;)
    });
    let of_operations = krate.operations.iter().flat_map(|module| {
        module.structures.iter().map(|structure| {
            let (path, ident) = (&module.module, &structure.ident);
            let search_names = aliases(&structure.aliases);
            quote!(#search_names pub use crate::operations::#path::#ident;)
        })
    });
    let docs = " Every structure, union, enum and error of the operations.";
    let allow = (!deprecated_types(krate).is_empty()).then(allow_deprecated);
    let tokens = quote! {
        #![doc = #docs]
        #allow
        #(pub(crate) mod #modules;)*
        #(#own)*
        #(#of_operations)*
    };
    RustFile::new("src/types.rs", ORIGIN, tokens)
}

/// The module `builders`: the builder of every structure, and the traits that builders use.
pub(super) fn builders(krate: &Crate) -> RustFile {
    let own = krate.types.iter().filter_map(|module| match &module.item {
        Item::Structure(structure) => {
            let path = &module.module;
            Some(builder(structure, &quote!(types::#path)))
        }
        _ => None,
    });
    let of_operations = krate.operations.iter().flat_map(|module| {
        let path = &module.module;
        module
            .structures
            .iter()
            .map(move |structure| builder(structure, &quote!(operations::#path)))
    });
    let mut placeholders = DocPlaceholders::default();
    let docs = placeholders.put_of_module(&krate.builders);
    let required = required(krate);
    let support = parts(&krate.needs).into_iter().flat_map(|(part, _)| part.of_builders);
    let mut support: Vec<_> = support.map(|name| format_ident!("{name}")).collect();
    support.sort_unstable();
    let support = (!support.is_empty()).then(|| quote!(pub use crate::support::{#(#support),*};));
    let tokens = quote! {
        #docs
        #support
        #(#own)*
        #(#of_operations)*
        #required
    };
    let origin = &["codegen/src/emit/indexes.rs", "codegen/src/document/pages/builders.rs"];
    RustFile { placeholders, ..RustFile::new("src/builders.rs", origin, tokens) }
}

/// The re-export of a builder. Builders that no request needs are hidden in the documentation, or
/// they would be most results of a search.
fn builder(structure: &Structure, module: &TokenStream) -> TokenStream {
    let hidden = (!structure.is_sent).then(|| quote!(#[doc(hidden)]));
    let ident = &structure.builder;
    quote!(#hidden pub use crate::#module::#ident;)
}

/// The module `operations`: the unit type of every operation.
pub(super) fn operations(krate: &Crate) -> RustFile {
    let modules = krate.operations.iter().map(|module| &module.module);
    let uses = krate.operations.iter().map(|module| {
        let (path, operation) = (&module.module, &module.operation);
        let (ident, search_names) = (&operation.ident, aliases(&operation.aliases));
        quote!(#search_names pub use self::#path::#ident;)
    });
    let any = krate.operations.iter().any(|module| module.operation.deprecated.is_some());
    let allow = any.then(allow_deprecated);
    let tokens = quote! {
        #![doc = " A unit type for each operation, with its constants: see [`Operation`](crate::Operation)."]
        #allow
        #(pub(crate) mod #modules;)*
        #(#uses)*
    };
    RustFile::new("src/operations.rs", ORIGIN, tokens)
}

/// This file, for headers.
const ORIGIN: &[&str] = &["codegen/src/emit/indexes.rs"];

/// The names of all structures, unions and enums that the model deprecates.
pub(super) fn deprecated_types(krate: &Crate) -> BTreeSet<String> {
    let own = krate.types.iter().filter_map(|module| match &module.item {
        Item::Structure(item) => item.deprecated.as_ref().map(|_| &item.ident),
        Item::Union(item) => item.deprecated.as_ref().map(|_| &item.ident),
        Item::Enum(item) => item.deprecated.as_ref().map(|_| &item.ident),
    });
    let structures = krate.operations.iter().flat_map(|module| &module.structures);
    let of_operations = structures.filter(|item| item.deprecated.is_some()).map(|item| &item.ident);
    set_of(own.chain(of_operations).map(ToString::to_string))
}
