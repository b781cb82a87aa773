//! The tables in the source of a crate: calls of macros with a row for each member or value.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, Macro};

use crate::reading::rust::{Files, plain};

/// A table.
pub(crate) struct Table {
    /// The macro that is called.
    pub(crate) of: String,
    /// What stands above the rows.
    pub(crate) header: Vec<TokenTree>,
    pub(crate) rows: Vec<Row>,
}

/// A row: it ends with a semicolon.
pub(crate) struct Row {
    /// The section that it is in.
    pub(crate) section: Option<String>,
    /// Whether it has a line of documentation.
    pub(crate) is_documented: bool,
    pub(crate) tokens: Vec<TokenTree>,
}

/// The tables of some files.
pub(crate) fn tables<'a>(
    files: impl IntoIterator<Item = &'a syn::File> + 'a,
) -> impl Iterator<Item = Table> + 'a {
    files.into_iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Macro(item) if item.ident.is_none() => Some(Table::new(&item.mac)),
        _ => None,
    })
}

/// The tables of shapes and operations.
pub(crate) fn own(files: &Files) -> impl Iterator<Item = Table> + '_ {
    tables(files.iter().filter(|(path, _)| !path.starts_with("support")).map(|(_, file)| file))
}

impl Table {
    fn new(call: &Macro) -> Self {
        let mut rows = rows(call.tokens.clone(), None).into_iter();
        let header = rows.next().map(|row| row.tokens).unwrap_or_default();
        Self { of: call.path.to_token_stream().to_string(), header, rows: rows.collect() }
    }

    /// A name in the header.
    pub(crate) fn name(&self, index: usize) -> String {
        self.header.get(index).and_then(name).unwrap_or_default()
    }

    /// The list in brackets in the header.
    pub(crate) fn list(&self) -> Option<&Group> {
        self.header.iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group),
            _ => None,
        })
    }
}

/// A name without the `r#` of keywords.
pub(crate) fn name(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(ident) => Some(plain(ident)),
        _ => None,
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
        match &token {
            TokenTree::Punct(end) if end.as_char() == ';' => {
                rows.push(std::mem::replace(&mut row, new()));
            }
            TokenTree::Punct(hash) if hash.as_char() == '#' => {}
            TokenTree::Group(group) => match (group.delimiter(), row.tokens.as_slice()) {
                (Delimiter::Bracket, []) => {
                    row.is_documented |= group.stream().to_string().starts_with("doc");
                }
                (Delimiter::Brace, [TokenTree::Ident(section)]) => {
                    rows.extend(self::rows(group.stream(), Some(&section.to_string())));
                    row = new();
                }
                _ => row.tokens.push(token),
            },
            _ => row.tokens.push(token),
        }
    }
    rows.extend((!row.tokens.is_empty()).then_some(row));
    rows
}
