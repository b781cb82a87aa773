//! Collects the `use` lines and the documentation of a module. It imports only names that the
//! module uses.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::doc_placeholders::DocPlaceholders;
use super::mentions::Mentions;
use crate::ir::{Crate, Deprecated, Docs, Protocol, Type};
use crate::name;

/// The imports of a module, its documentation, and whether it uses deprecated items.
#[derive(Debug)]
pub(super) struct Imports<'a> {
    names: BTreeMap<Path, BTreeSet<String>>,
    defined: BTreeSet<String>,
    deprecated_types: &'a BTreeSet<String>,
    mentions: Mentions,
    protocol: Option<&'a Protocol>,
    handles_deprecated: bool,
    placeholders: DocPlaceholders,
}

/// The origins of imported names, in the order of `use` lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Path {
    Collections,
    Fmt,
    Mark,
    Support,
    Wire,
    Types,
}

impl Path {
    fn base(self) -> TokenStream {
        match self {
            Self::Collections => quote!(std::collections),
            Self::Fmt => quote!(std::fmt),
            Self::Mark => quote!(crate::support::mark),
            Self::Support => quote!(crate::support),
            Self::Wire => quote!(crate::support::wire),
            Self::Types => quote!(crate::types),
        }
    }
}

impl<'a> Imports<'a> {
    /// Starts without imports. `deprecated_types` are the crate's deprecated types, `mentions` the
    /// items that the module names.
    pub(super) fn new(
        krate: &'a Crate,
        deprecated_types: &'a BTreeSet<String>,
        mentions: Mentions,
    ) -> Self {
        Self {
            names: BTreeMap::new(),
            defined: BTreeSet::new(),
            deprecated_types,
            mentions,
            protocol: krate.protocol.as_ref(),
            handles_deprecated: false,
            placeholders: DocPlaceholders::default(),
        }
    }

    /// The protocol of the crate; `None` for a crate with types only.
    pub(super) fn protocol(&self) -> Option<&'a Protocol> {
        self.protocol
    }

    /// Adds the documentation of an item, and returns a placeholder for it.
    pub(super) fn docs(&mut self, docs: &Docs) -> TokenStream {
        self.placeholders.put(docs)
    }

    /// The documentation for the placeholders.
    pub(super) fn into_placeholders(self) -> DocPlaceholders {
        self.placeholders
    }

    /// Notes whether the module defines a deprecated item.
    pub(super) fn deprecation(&mut self, deprecated: Option<&Deprecated>) {
        self.handles_deprecated |= deprecated.is_some();
    }

    /// Notes whether the module uses a deprecated field of another module.
    pub(super) fn use_of(&mut self, is_deprecated: bool) {
        self.handles_deprecated |= is_deprecated;
    }

    /// A type; imports all names in it.
    pub(super) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Support(support) => self.support(support.name()),
            Type::Shape(ident) => self.shape(ident),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Map(key, value) => {
                let (key, value) = (self.ty(key), self.ty(value));
                let map = self.named(Path::Collections, "BTreeMap");
                quote!(#map<#key, #value>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(Option<#inner>)
            }
            Type::Sensitive(inner) => {
                let (sensitive, inner) = (self.support("Sensitive"), self.ty(inner));
                quote!(#sensitive<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(Box<#inner>)
            }
            other => other.to_token_stream(),
        }
    }

    /// Imports an item or a macro of the support code, and returns its name or path.
    pub(super) fn support(&mut self, name: &str) -> TokenStream {
        self.named(Path::Support, name)
    }

    /// Like [`support`](Self::support), for the text in place of a secret.
    pub(super) fn mark(&mut self) -> TokenStream {
        self.named(Path::Mark, "REDACTED")
    }

    /// Like [`support`](Self::support), for items of the module `wire`, which only some features
    /// need.
    pub(super) fn wire(&mut self, name: &str) -> TokenStream {
        self.named(Path::Wire, name)
    }

    /// Imports a shape of the crate, and returns its name.
    pub(super) fn shape(&mut self, ident: &Ident) -> TokenStream {
        let name = ident.to_string();
        self.handles_deprecated |= self.deprecated_types.contains(&name);
        self.add(Path::Types, &name);
        ident.to_token_stream()
    }

    /// Imports the module `fmt`.
    pub(super) fn fmt(&mut self) {
        self.add(Path::Fmt, "self");
    }

    /// Notes that the module defines `ident` itself.
    pub(super) fn define(&mut self, ident: &Ident) {
        self.defined.insert(ident.to_string());
    }

    /// Imports a name, or returns the full path if the module mentions an item of the service with
    /// that name.
    fn named(&mut self, path: Path, name: &str) -> TokenStream {
        let ident = name::ident(name);
        if self.mentions.has(name) {
            let base = path.base();
            return quote!(#base::#ident);
        }
        self.add(path, name);
        ident.to_token_stream()
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
            let base = path.base();
            let names: Vec<TokenStream> = names
                .iter()
                .filter(|name| *path != Path::Types || !self.defined.contains(*name))
                .map(|name| imported(name))
                .collect();
            if *path == Path::Wire {
                tokens.extend(quote!(#[cfg(feature = "json")]));
            }
            tokens.extend(match names.as_slice() {
                [] => continue,
                [only] if only.to_string() == "self" => quote!(use #base;),
                [only] => quote!(use #base::#only;),
                _ => quote!(use #base::{#(#names),*};),
            });
        }
    }
}

/// A name in a `use` line.
fn imported(name: &str) -> TokenStream {
    name::ident(name.trim_start_matches("r#")).into_token_stream()
}

/// The attribute for modules that use deprecated items.
pub(super) fn allow_deprecated() -> TokenStream {
    quote!(#![allow(deprecated, reason = "what the model deprecates still has to be handled")])
}
