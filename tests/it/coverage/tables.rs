//! The tables in the source of a crate: calls of macros with a row for each member or value.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::Value;
use syn::{Item, LitStr, Macro};

use crate::reading::rust::Files;

/// A table.
pub(crate) struct Table {
    /// The macro that is called.
    pub(crate) of: String,
    /// What stands above the rows, token by token.
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// A row: it ends with a semicolon.
pub(crate) struct Row {
    /// The section that it is in.
    pub(crate) section: Option<String>,
    /// Whether it has a line of documentation.
    pub(crate) is_documented: bool,
    pub(crate) tokens: Vec<String>,
}

/// The tables of shapes and operations.
pub(crate) fn own(files: &Files) -> impl Iterator<Item = Table> {
    let own = files.iter().filter(|(path, _)| !path.starts_with("support"));
    own.flat_map(|(_, file)| &file.items).filter_map(|item| match item {
        Item::Macro(item) if item.ident.is_none() => Some(Table::new(&item.mac)),
        _ => None,
    })
}

impl Table {
    fn new(call: &Macro) -> Self {
        let mut rows = rows(call.tokens.clone(), None).into_iter();
        let header = rows.next().map(|row| row.tokens).unwrap_or_default();
        Self { of: call.path.to_token_stream().to_string(), header, rows: rows.collect() }
    }

    /// Whether it is for the type `ident`.
    pub(crate) fn is_for(&self, ident: &str) -> bool {
        self.header.iter().take_while(|token| *token != ":").any(|token| token == ident)
    }

    /// The list in brackets in the header.
    pub(crate) fn list(&self) -> Option<&str> {
        self.header.iter().map(String::as_str).find(|token| token.starts_with('['))
    }
}

impl Row {
    /// A name in the row, without the `r#` of keywords.
    pub(crate) fn name(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.trim_start_matches("r#"))
    }

    /// A literal text or integer in the row, which a comma ends.
    pub(crate) fn value(&self, index: usize) -> Value {
        let tokens = self.tokens.iter().skip(index).take_while(|token| *token != ",");
        let source: String = tokens.map(String::as_str).collect();
        match syn::parse_str::<LitStr>(&source) {
            Ok(text) => Value::String(text.value()),
            Err(_) => source.parse::<i64>().map_or(Value::Null, Value::from),
        }
    }
}

fn rows(tokens: TokenStream, section: Option<&str>) -> Vec<Row> {
    let new = || Row {
        section: section.map(ToOwned::to_owned),
        is_documented: false,
        tokens: Vec::new(),
    };
    let (mut rows, mut row) = (Vec::new(), new());
    for token in tokens {
        let text = token.to_string();
        match (&token, row.tokens.as_slice()) {
            (TokenTree::Punct(_), _) if text == ";" => {
                rows.push(std::mem::replace(&mut row, new()));
            }
            (TokenTree::Punct(_), []) if text == "#" => {}
            (TokenTree::Group(group), []) => {
                row.is_documented |= group.stream().to_string().starts_with("doc");
            }
            (TokenTree::Group(group), [section]) if group.delimiter() == Delimiter::Brace => {
                rows.extend(self::rows(group.stream(), Some(section)));
                row = new();
            }
            _ => row.tokens.push(text),
        }
    }
    rows.extend((!row.tokens.is_empty()).then_some(row));
    rows
}
