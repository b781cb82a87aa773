//! The generated crate of a service, as a module of the tests.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::ir::{Crate, Operation, ServiceError};
use codegen::model::{Model, ShapeId};
use codegen::{Config, Errors, Problem};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The crate of a service.
pub(crate) struct Krate {
    pub(crate) config: Config,
    /// The module that holds its code.
    pub(crate) module: Ident,
    lowered: Crate,
    root: PathBuf,
}

impl Krate {
    /// Generates the crate, and writes it below `out` as a module that has `name` in its own.
    pub(crate) fn write(
        (file, text): (&str, &str),
        model: &Model,
        service: &ShapeId,
        name: &str,
        out: &Path,
    ) -> Result<Self, Errors> {
        let config = Config {
            model_name: file.to_owned(),
            service: Some(service.to_string()),
            ..Config::default()
        };
        let module = format_ident!("suite_{name}");
        let root = out.join(module.to_string());
        for (path, text) in codegen::generate(text, &config)?.tree.files() {
            if let Some(path) = path.strip_prefix("src/") {
                write(&root.join(path), &as_module(text, &module))?;
            }
        }
        let (lowered, _) = codegen::lower::lower(model, &config, "")?;
        Ok(Self { config, module, lowered, root })
    }

    /// The module, with what a crate of its own would be spared.
    pub(crate) fn declaration(&self) -> TokenStream {
        let (module, path) = (&self.module, self.root.join("lib.rs"));
        let path = path.display().to_string();
        quote! {
            #[path = #path]
            #[allow(warnings, clippy::all, clippy::pedantic, reason = "a crate made a module")]
            pub(crate) mod #module;
        }
    }

    /// The path of the module.
    pub(crate) fn root(&self) -> TokenStream {
        let module = &self.module;
        quote!(crate::#module)
    }

    /// The protocol that the types speak, by the version in the type of their bodies.
    pub(crate) fn protocol(&self) -> String {
        let body = self.lowered.protocol.as_ref().map_or("", |protocol| protocol.content_type);
        let version = body.rsplit('-').next().unwrap_or_default();
        format!("aws.protocols#awsJson{}", version.replace('.', "_"))
    }

    pub(crate) fn operation(&self, name: &str) -> Option<&Operation> {
        let mut operations = self.lowered.operations.iter().map(|module| &module.operation);
        operations.find(|operation| operation.name == name)
    }

    /// An error, and an operation that can return it.
    pub(crate) fn error(&self, name: &str) -> Option<(&ServiceError, &Operation)> {
        let error = self.lowered.errors.iter().find(|error| error.code == name)?;
        let mut operations = self.lowered.operations.iter().map(|module| &module.operation);
        let operation = operations.find(|operation| operation.errors.iter().any(|e| e == name))?;
        Some((error, operation))
    }

    /// The path of an operation.
    pub(crate) fn path(&self, operation: &Operation) -> TokenStream {
        let (root, ident) = (self.root(), format_ident!("{}", operation.ident));
        quote!(#root::operations::#ident)
    }
}

/// The text of a crate's file as that of a module: its root is the module, and its own tests run
/// where the crate is one.
fn as_module(text: &str, module: &Ident) -> String {
    text.replace("crate::", &format!("crate::{module}::")).replace("#[cfg(test)]", "#[cfg(any())]")
}

fn write(path: &Path, text: &str) -> Result<(), Errors> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Problem::new(path.display(), error.to_string()).into())
}
