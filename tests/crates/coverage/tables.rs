//! The tables in the source of a crate: calls of macros with a header, and a row for each member or
//! value.

use proc_macro2::{Ident, TokenTree};
use quote::{ToTokens, quote};
use serde_json::Value;
use syn::{Expr, Item, ItemFn, ItemTrait, Lit, Macro, Stmt, TraitItem};

use crate::reading::rust::{Files, docs, plain};

/// A table.
pub(crate) struct Table {
    /// The macro that is called.
    pub(crate) of: String,
    /// The tokens above the rows.
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// A row: an assignment, or the signature of a setter.
pub(crate) struct Row {
    /// The name that begins it, without the `r#` of keywords.
    pub(crate) name: String,
    /// The text or integer that is assigned, or the first argument of a call.
    pub(crate) value: Value,
    /// Whether it has a line of documentation.
    pub(crate) is_documented: bool,
    /// The type parameter of the builder, if it is the setter of a required member.
    pub(crate) parameter: Option<String>,
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
        let of = call.path.to_token_stream().to_string();
        let tokens: Vec<TokenTree> = call.tokens.clone().into_iter().collect();
        let texts: Vec<String> = tokens.iter().map(ToString::to_string).collect();
        let end = match texts.iter().position(|token| token == ";") {
            Some(end) if end > 1 && texts[1] == "=" => 0,
            Some(end) => end + 1,
            None => texts.len(),
        };
        Self { of, header: texts[..end].to_vec(), rows: rows(&tokens[end..]) }
    }

    /// Whether it is for the type `ident`.
    pub(crate) fn is_for(&self, ident: &str) -> bool {
        self.header.iter().take_while(|token| *token != ":").any(|token| token == ident)
    }

    /// The list in brackets after a word of the header.
    pub(crate) fn list(&self, word: &str) -> Option<&str> {
        let mut tokens = self.header.iter().map(String::as_str).skip_while(|token| *token != word);
        tokens.find(|token| token.starts_with('['))
    }
}

fn rows(tokens: &[TokenTree]) -> Vec<Row> {
    if let Ok(ItemTrait { items, .. }) = syn::parse2(quote!(trait Rows { #(#tokens)* })) {
        return items.iter().filter_map(setter).collect();
    }
    let rows = syn::parse2::<ItemFn>(quote!(fn rows() { #(#tokens)* }));
    rows.map_or(Vec::new(), |rows| rows.block.stmts.iter().filter_map(assignment).collect())
}

fn setter(item: &TraitItem) -> Option<Row> {
    let TraitItem::Fn(setter) = item else { return None };
    let effect = setter.sig.output.to_token_stream().to_string();
    let parameter = effect.strip_prefix("-> Required < ").and_then(|end| end.strip_suffix(" >"));
    Some(Row {
        name: plain(&setter.sig.ident),
        value: Value::Null,
        is_documented: !docs(&setter.attrs).trim().is_empty(),
        parameter: parameter.map(str::to_owned),
    })
}

fn assignment(statement: &Stmt) -> Option<Row> {
    let Stmt::Expr(Expr::Assign(assignment), _) = statement else { return None };
    let name = syn::parse2::<Ident>(assignment.left.to_token_stream()).ok()?;
    let value = value(&assignment.right);
    Some(Row { name: plain(&name), value, is_documented: false, parameter: None })
}

/// A text or integer, which can be the first argument of a call.
fn value(expression: &Expr) -> Value {
    match expression {
        Expr::Call(call) => call.args.first().map_or(Value::Null, value),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Value::String(text.value()),
            other => integer(other),
        },
        other => integer(other),
    }
}

fn integer(source: &impl ToTokens) -> Value {
    let digits = source.to_token_stream().to_string().replace(' ', "");
    digits.parse::<i64>().map_or(Value::Null, Value::from)
}
