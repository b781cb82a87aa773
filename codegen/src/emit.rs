//! Turns the intermediate representation into tokens, one module per file.
//!
//! It decides nothing: templates only write what the representation has.

mod builder;
mod cognito;
mod crate_files;
mod doc_placeholders;
mod endpoint;
mod endpoint_context;
mod enumeration;
mod imports;
mod indexes;
mod manifest;
mod mentions;
mod needed_support;
mod operation;
mod pages;
mod parts;
mod replacement;
mod service;
mod structure;
mod support_crate;
mod support_files;
mod text_file;
mod types_only_support;
mod union;
mod wire;

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::config::SharedSupport;
use crate::ir::{Crate, Item, OperationModule, TypeModule};
use crate::shared;
use doc_placeholders::DocPlaceholders;
use imports::Imports;
use mentions::Mentions;

#[cfg(feature = "cli")]
pub(crate) use needed_support::exports;
pub(crate) use support_crate::emit_support;
pub(crate) use text_file::{Comment, NONE, SLASHES, TextFile};

/// A Rust file to render.
#[derive(Clone, Debug)]
pub(crate) struct RustFile {
    /// Its path in the crate's folder.
    pub path: String,
    /// The files of the generator to edit to change it.
    pub origin: &'static [&'static str],
    /// Its content.
    pub tokens: TokenStream,
    /// Its documentation; the content has placeholders for it.
    pub placeholders: DocPlaceholders,
}

impl RustFile {
    /// A file without placeholders.
    fn new(path: &str, origin: &'static [&'static str], tokens: TokenStream) -> Self {
        Self { path: path.to_owned(), origin, tokens, placeholders: DocPlaceholders::default() }
    }
}

/// The files of a crate.
pub(crate) struct Files<'a> {
    /// Files to render. The iterator emits one at a time, since the tokens of all files would need
    /// by far the most memory.
    pub rust: Box<dyn Iterator<Item = RustFile> + 'a>,
    /// Other files, and support code, which aren't rendered.
    pub texts: Vec<TextFile>,
}

/// Emits every file of a crate.
#[must_use]
pub(crate) fn emit(krate: &Crate) -> Files<'_> {
    let follows_support = krate.shared.as_ref().is_some_and(SharedSupport::is_crate);
    let deprecated = Rc::new(indexes::deprecated_types(krate));
    let of_types = Rc::clone(&deprecated);
    let imports = Imports::new(krate, &deprecated, Mentions::default());
    let replacements = replacement::replacements(krate, imports);
    let imports = Imports::new(krate, &deprecated, Mentions::default());
    let cognito = cognito::cognito(krate, imports);
    let imports = Imports::new(krate, &deprecated, Mentions::default());
    let modules = [
        crate_files::library(krate),
        service::service(krate),
        service::service_error(krate, imports),
        indexes::types(krate),
        indexes::builders(krate),
        indexes::operations(krate),
    ];
    let modules = modules
        .into_iter()
        .chain(crate_files::support(krate))
        .chain(crate_files::sdk_page(krate))
        .chain(service::dispatch(krate))
        .chain(replacements)
        .chain(cognito)
        .chain(krate.endpoint.as_ref().map(endpoint::endpoint))
        .chain(krate.operations.iter().map(move |module| {
            let mentions = Mentions::of_operation(module);
            operation_module(module, Imports::new(krate, &deprecated, mentions))
        }))
        .chain(krate.types.iter().map(move |module| {
            let mentions = Mentions::of_item(&module.item);
            type_module(module, Imports::new(krate, &of_types, mentions))
        }))
        .chain(crate_files::types_only_support(krate))
        .map(move |file| if follows_support { following_support(file) } else { file });
    Files { rust: Box::new(modules), texts: crate_files::texts(krate) }
}

/// A file of a crate that shares the support code in another one. What the root exports depends on the crate's own features.
fn following_support(file: RustFile) -> RustFile {
    if file.path == "src/lib.rs" {
        return file;
    }
    RustFile { tokens: shared::of_service(file.tokens), ..file }
}

/// The module of an operation, with its own input and output.
fn operation_module(module: &OperationModule, mut imports: Imports<'_>) -> RustFile {
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
    RustFile {
        path: format!("src/operations/{}.rs", file_name(&module.module)),
        origin: &["codegen/src/emit/operation.rs", "codegen/src/emit/structure.rs"],
        tokens: quote!(#imports #operation #(#structures)*),
        placeholders: imports.into_placeholders(),
    }
}

/// A shape.
fn type_module(module: &TypeModule, mut imports: Imports<'_>) -> RustFile {
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
    RustFile {
        path: format!("src/types/{}.rs", file_name(&module.module)),
        origin,
        tokens: quote!(#imports #tokens),
        placeholders: imports.into_placeholders(),
    }
}

fn file_name(module: &Ident) -> String {
    module.to_string().trim_start_matches("r#").to_owned()
}
