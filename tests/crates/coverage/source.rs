//! Reads the source of a crate, and returns the parts that the tests compare.

use std::collections::BTreeMap;

use proc_macro2::TokenTree;
use quote::{ToTokens, quote};
use syn::{Item, Macro};

use crate::coverage::exports::Exports;
use crate::coverage::tables::{self, Table};
use crate::reading::rust::Files;

/// The source of a crate.
pub(crate) struct Source {
    pub(crate) exports: Exports,
    /// The types and rows of each operation, by the word that begins them.
    pub(crate) operations: Vec<BTreeMap<String, String>>,
    tables: Vec<Table>,
}

impl Source {
    pub(crate) fn new(files: &Files) -> Self {
        let items = files.values().flat_map(|file| &file.items);
        let operations = items.filter_map(|item| match item {
            Item::Macro(item) if item.mac.path.is_ident("operation") => Some(rows(&item.mac)),
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

/// The rows of a table, and the parts of its header.
fn rows(table: &Macro) -> BTreeMap<String, String> {
    let all: Vec<TokenTree> = table.tokens.clone().into_iter().collect();
    let is = |token: &TokenTree, mark: char| matches!(token, TokenTree::Punct(it) if it.as_char() == mark);
    // Methods come behind the last semicolon.
    let end = all.iter().rposition(|token| is(token, ';')).unwrap_or(0);
    let rows = all[..end].split(|token| is(token, ';') || is(token, ':'));
    // The first part is the operation's type.
    let parts = rows.skip(1).flat_map(|row| row.split(|token| is(token, ',')));
    let words = parts.filter_map(|part| {
        let (word, rest) = part.split_first()?;
        Some((word.to_string(), tokens(&quote!(#(#rest)*))))
    });
    words.collect()
}

/// Source without spaces and last commas, which depend on the length of a line.
pub(crate) fn tokens(source: &impl ToTokens) -> String {
    let text = source.to_token_stream().to_string().replace(' ', "");
    [",}", ",]", ",)"].iter().fold(text, |text, end| text.replace(end, &end[1..]))
}
