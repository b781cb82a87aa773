//! From the intermediate representation to tokens, one module per file.
//!
//! Nothing is decided here: templates only spell out what the representation says.

mod aside;
mod builder;
mod crate_files;
mod enumeration;
mod imports;
mod indexes;
mod mentions;
mod operation;
mod pages;
mod parts;
mod plain;
mod replacement;
mod service;
mod structure;
mod support_files;
mod text_file;
mod union;
mod wire;

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::ir::{Crate, Item, OperationModule, TypeModule};
use aside::Aside;
use imports::Imports;
use mentions::Mentions;

pub(crate) use text_file::{Comment, SLASHES, TextFile};

/// A Rust file to render.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    /// Its path below the crate's folder.
    pub path: String,
    /// The files that a reader who wants to change the module must edit.
    pub origin: &'static [&'static str],
    /// Its content.
    pub tokens: TokenStream,
    /// Its documentation, for which marks stand in the content.
    pub aside: Aside,
}

impl Module {
    /// A module with its documentation in its content.
    fn new(path: &str, origin: &'static [&'static str], tokens: TokenStream) -> Self {
        Self { path: path.to_owned(), origin, tokens, aside: Aside::default() }
    }
}

/// Everything that makes up a crate.
pub(crate) struct Files<'a> {
    /// Rust modules, still to be rendered. Each is emitted when it is asked for: the tokens of all
    /// would be by far the largest thing in memory.
    pub modules: Box<dyn Iterator<Item = Module> + 'a>,
    /// Other files, and support code, as they are.
    pub texts: Vec<TextFile>,
}

/// Emits every file of a crate.
#[must_use]
pub(crate) fn emit(krate: &Crate) -> Files<'_> {
    let deprecated = Rc::new(indexes::deprecated_types(krate));
    let of_types = Rc::clone(&deprecated);
    let imports = Imports::new(krate, &deprecated, Mentions::default());
    let replacements = replacement::replacements(&krate.replacements, imports);
    let imports = Imports::new(krate, &deprecated, Mentions::default());
    let modules = [
        crate_files::library(krate),
        service::service(krate, imports),
        indexes::types(krate),
        indexes::builders(krate),
        indexes::operations(krate),
    ];
    let modules = modules
        .into_iter()
        .chain(crate_files::sdk_page(krate))
        .chain(replacements)
        .chain(krate.operations.iter().map(move |module| {
            let mentions = Mentions::of_operation(module);
            operation_module(module, Imports::new(krate, &deprecated, mentions))
        }))
        .chain(krate.types.iter().map(move |module| {
            let mentions = Mentions::of_item(&module.item);
            type_module(module, Imports::new(krate, &of_types, mentions))
        }))
        .chain(crate_files::plain_support(krate));
    Files { modules: Box::new(modules), texts: crate_files::texts(krate) }
}

/// An operation, with its own input and output.
fn operation_module(module: &OperationModule, mut imports: Imports<'_>) -> Module {
    let operation = operation::operation(&module.operation, &mut imports);
    let structures: Vec<_> = module
        .structures
        .iter()
        .map(|structure| structure::structure(structure, &mut imports))
        .collect();
    imports.define(&module.operation.ident);
    for structure in &module.structures {
        imports.define(&structure.ident);
    }
    Module {
        path: format!("src/operations/{}.rs", file_name(&module.module)),
        origin: &["codegen/src/emit/operation.rs", "codegen/src/emit/structure.rs"],
        tokens: quote!(#imports #operation #(#structures)*),
        aside: imports.into_aside(),
    }
}

/// A shape.
fn type_module(module: &TypeModule, mut imports: Imports<'_>) -> Module {
    let (tokens, origin): (_, &[_]) = match &module.item {
        Item::Structure(item) => (
            structure::structure(item, &mut imports),
            &["codegen/src/emit/structure.rs", "codegen/src/emit/builder.rs"],
        ),
        Item::Union(item) => (union::union(item, &mut imports), &["codegen/src/emit/union.rs"]),
        Item::Enum(item) => {
            (enumeration::enumeration(item, &mut imports), &["codegen/src/emit/enumeration.rs"])
        }
    };
    imports.define(module.item.ident());
    Module {
        path: format!("src/types/{}.rs", file_name(&module.module)),
        origin,
        tokens: quote!(#imports #tokens),
        aside: imports.into_aside(),
    }
}

fn file_name(module: &Ident) -> String {
    module.to_string().trim_start_matches("r#").to_owned()
}
