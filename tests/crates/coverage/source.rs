//! Reads the source of a crate, and returns the parts that the tests compare.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{ImplItem, Item, ItemImpl, Path};

use crate::coverage::exports::Exports;
use crate::coverage::tables::{self, Table};
use crate::reading::rust::Files;

/// The source of a crate.
pub(crate) struct Source {
    pub(crate) exports: Exports,
    /// The types and constants of each operation.
    pub(crate) operations: Vec<BTreeMap<String, String>>,
    tables: Vec<Table>,
}

impl Source {
    pub(crate) fn new(files: &Files) -> Self {
        let items = files.values().flat_map(|file| &file.items);
        let operations = items.filter_map(|item| match item {
            Item::Impl(item) if is_of_operation(item) => Some(definitions(item)),
            _ => None,
        });
        Self {
            exports: Exports::new(files),
            operations: operations.collect(),
            tables: tables::own(files).collect(),
        }
    }

    /// All tables of a macro.
    pub(crate) fn all_tables<'a>(&'a self, of: &'a str) -> impl Iterator<Item = &'a Table> {
        self.tables.iter().filter(move |table| table.of == of)
    }

    /// The tables for a type by one of these macros.
    pub(crate) fn tables<'a>(
        &'a self,
        of: &'a [&str],
        ident: &'a str,
    ) -> impl Iterator<Item = &'a Table> {
        self.tables
            .iter()
            .filter(move |table| of.contains(&table.of.as_str()) && table.is_for(ident))
    }
}

fn is_of_operation(item: &ItemImpl) -> bool {
    item.trait_.as_ref().is_some_and(|(path, _)| last(path) == "Operation")
}

fn definitions(item: &ItemImpl) -> BTreeMap<String, String> {
    let definitions = item.items.iter().filter_map(|member| match member {
        ImplItem::Type(item) => Some((item.ident.to_string(), tokens(&item.ty))),
        // If a shape has the same name as an item of the support code, that item has its full path.
        ImplItem::Const(item) => {
            let value = tokens(&item.expr).replace("crate::support::", "");
            Some((item.ident.to_string(), value))
        }
        _ => None,
    });
    definitions.collect()
}

/// Source without spaces and last commas, which depend on the length of a line.
pub(crate) fn tokens(source: &impl ToTokens) -> String {
    let text = source.to_token_stream().to_string().replace(' ', "");
    [",}", ",]", ",)"].iter().fold(text, |text, end| text.replace(end, &end[1..]))
}

fn last(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}
