//! Writes names of items and types, as plain names or as paths.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Renderer;
use crate::ir::Type;
use crate::model::ShapeId;
use crate::name;
use crate::plan::Plan;

impl Renderer<'_, '_> {
    /// A type.
    pub(super) fn type_name(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Support(support) => self.name("", support.name()),
            Type::Shape(ident) => self.name("types", &ident.to_string()),
            Type::List(item) => {
                let item = self.type_name(item);
                quote!(Vec<#item>)
            }
            Type::Map(key, value) => {
                let (map, key, value) =
                    (self.map_name(), self.type_name(key), self.type_name(value));
                quote!(#map<#key, #value>)
            }
            Type::Nullable(inner) => {
                let inner = self.type_name(inner);
                quote!(Option<#inner>)
            }
            Type::Sensitive(inner) => {
                let (sensitive, inner) = (self.name("", "Sensitive"), self.type_name(inner));
                quote!(#sensitive<#inner>)
            }
            Type::Boxed(inner) => {
                let inner = self.type_name(inner);
                quote!(Box<#inner>)
            }
            scalar => scalar.to_token_stream(),
        }
    }

    pub(super) fn shape_name(&mut self, id: &ShapeId) -> TokenStream {
        let ident = self.plan.names.types[id].to_string();
        self.name("types", &ident)
    }

    /// The plain name of an item of the standard library or of the support code.
    fn name_in_example(&mut self, path: &str) -> TokenStream {
        let (name, import) = name_in_example(self.plan, path);
        self.names.extend(import);
        name.parse().expect("names and paths are tokens")
    }

    /// An item of the generated crate.
    pub(super) fn name(&mut self, module: &str, item: &str) -> TokenStream {
        if self.root.is_none() && module.is_empty() {
            return self.name_in_example(item);
        }
        let separator = if module.is_empty() { "" } else { "::" };
        self.names.insert(format!("{module}{separator}{item}"));
        let item = name::ident(item.trim_start_matches("r#"));
        match (self.root, module) {
            (None, _) => quote!(#item),
            (Some(root), "") => quote!(#root::#item),
            (Some(root), module) => {
                let module = name::ident(module);
                quote!(#root::#module::#item)
            }
        }
    }

    /// `BTreeMap`, which must be imported like the items of the crate.
    pub(super) fn map_name(&mut self) -> TokenStream {
        match self.root {
            Some(_) => quote!(std::collections::BTreeMap),
            None => self.name_in_example(MAP),
        }
    }
}

/// The type of maps.
const MAP: &str = "std::collections::BTreeMap";

/// The name of an item of the standard library or of the support code in examples: its plain name,
/// which must be imported, or its path if an item of the service has that name.
fn name_in_example(plan: &Plan<'_>, path: &str) -> (String, Option<String>) {
    let name = path.rsplit("::").next().unwrap_or(path);
    if !plan.names.taken.contains(name) {
        return (name.to_owned(), Some(path.to_owned()));
    }
    let is_of_std = path.starts_with("std::");
    let path = if is_of_std { path.to_owned() } else { format!("{}::{path}", plan.library_path()) };
    (path, None)
}
