//! The `use` lines of a module: by name, and only what it uses; and its documentation.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::aside::Aside;
use crate::ir::{Crate, Deprecated, Docs, Protocol, Support, Type};
use crate::name;

/// What a module imports, whether it has to handle anything deprecated, and its documentation.
#[derive(Debug)]
pub(super) struct Imports<'a> {
    names: BTreeMap<Path, BTreeSet<String>>,
    defined: BTreeSet<String>,
    deprecated_types: &'a BTreeSet<String>,
    protocol: Option<&'a Protocol>,
    handles_deprecated: bool,
    aside: Aside,
}

/// Where imported names live, in the order of `use` lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Path {
    Collections,
    Error,
    Fmt,
    Pages,
    Support,
    Wire,
    HttpWire,
    Types,
}

impl<'a> Imports<'a> {
    /// No imports yet, in a crate that deprecates `deprecated_types`.
    pub(super) fn new(krate: &'a Crate, deprecated_types: &'a BTreeSet<String>) -> Self {
        Self {
            names: BTreeMap::new(),
            defined: BTreeSet::new(),
            deprecated_types,
            protocol: krate.protocol.as_ref(),
            handles_deprecated: false,
            aside: Aside::default(),
        }
    }

    /// The protocol of the crate; `None` where shapes have no wire form.
    pub(super) fn protocol(&self) -> Option<&'a Protocol> {
        self.protocol
    }

    /// Documentation of an item, as an attribute that stands for it.
    pub(super) fn docs(&mut self, docs: &Docs) -> TokenStream {
        self.aside.put(docs)
    }

    /// The documentation for which those attributes stand.
    pub(super) fn into_aside(self) -> Aside {
        self.aside
    }

    /// Says whether the module defines something that is deprecated.
    pub(super) fn deprecation(&mut self, deprecated: Option<&Deprecated>) {
        self.handles_deprecated |= deprecated.is_some();
    }

    /// Says whether the module uses a field that is deprecated elsewhere.
    pub(super) fn use_of(&mut self, is_deprecated: bool) {
        self.handles_deprecated |= is_deprecated;
    }

    /// Imports what `ty` names.
    pub(super) fn of_type(&mut self, ty: &Type) {
        ty.visit(&mut |ty| match ty {
            Type::Map(..) => self.add(Path::Collections, "BTreeMap"),
            Type::Sensitive(_) => self.support("Sensitive"),
            Type::Support(support) => self.of_support(*support),
            Type::Shape(ident) => self.shape(ident),
            _ => {}
        });
    }

    fn of_support(&mut self, support: Support) {
        self.support(support.name());
    }

    /// Imports a name of the support code.
    pub(super) fn support(&mut self, name: &str) {
        self.add(Path::Support, name);
    }

    /// Imports a name of what follows pages.
    pub(super) fn pages(&mut self, name: &str) {
        self.add(Path::Pages, name);
    }

    /// Imports a name of the wire form, which some features need and others don't.
    pub(super) fn wire(&mut self, name: &str) {
        self.add(Path::Wire, name);
    }

    /// Like [`wire`](Self::wire), where only HTTP messages need it.
    pub(super) fn http_wire(&mut self, name: &str) {
        self.add(Path::HttpWire, name);
    }

    /// Imports a shape of the crate.
    pub(super) fn shape(&mut self, ident: &Ident) {
        let name = ident.to_string();
        self.handles_deprecated |= self.deprecated_types.contains(&name);
        self.add(Path::Types, &name);
    }

    /// Imports the module `fmt`.
    pub(super) fn fmt(&mut self) {
        self.add(Path::Fmt, "self");
    }

    /// Imports `Error`.
    pub(super) fn error(&mut self) {
        self.add(Path::Error, "Error");
    }

    /// Says that the module defines `ident` itself.
    pub(super) fn define(&mut self, ident: &Ident) {
        self.defined.insert(ident.to_string());
    }

    fn add(&mut self, path: Path, name: &str) {
        self.names.entry(path).or_default().insert(name.to_owned());
    }
}

impl ToTokens for Imports<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.handles_deprecated {
            tokens.extend(allow_deprecated());
        }
        for (path, names) in &self.names {
            let base = match path {
                Path::Collections => quote!(std::collections),
                Path::Error => quote!(std::error),
                Path::Fmt => quote!(std::fmt),
                Path::Pages => quote!(crate::pages),
                Path::Support => quote!(crate::support),
                Path::Wire | Path::HttpWire => quote!(crate::support::wire),
                Path::Types => quote!(crate::types),
            };
            let names: Vec<Ident> = names
                .iter()
                .filter(|name| *path != Path::Types || !self.defined.contains(*name))
                .map(|name| name::ident(name.trim_start_matches("r#")))
                .collect();
            tokens.extend(match path {
                Path::Wire => quote!(#[cfg(feature = "json")]),
                Path::HttpWire => quote!(#[cfg(feature = "http")]),
                _ => TokenStream::new(),
            });
            tokens.extend(match names.as_slice() {
                [] => continue,
                [only] if only == "self" => quote!(use #base;),
                [only] => quote!(use #base::#only;),
                _ => quote!(use #base::{#(#names),*};),
            });
        }
    }
}

/// An attribute for modules that handle what the model deprecates.
pub(super) fn allow_deprecated() -> TokenStream {
    quote!(#![allow(deprecated, reason = "what the model deprecates still has to be handled")])
}
