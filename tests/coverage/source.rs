//! What the tests look for in the source of a crate, without the syntax around it.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::Value;
use syn::{Block, Expr, ImplItem, Item, ItemImpl, LitStr, Path, Stmt, Type};

use crate::exports::Exports;
use crate::reading::rust::Files;
use crate::tables::{self, Table};

/// The source of a crate.
pub(crate) struct Source {
    pub(crate) exports: Exports,
    impls: Vec<Impl>,
}

/// An `impl` block.
pub(crate) struct Impl {
    of: Option<String>,
    ident: String,
    /// Types and constants.
    pub(crate) definitions: BTreeMap<String, String>,
    /// Methods that are lists or matches.
    pub(crate) methods: BTreeMap<String, Method>,
}

/// A method whose body is a list or a `match`.
#[derive(Default)]
pub(crate) struct Method {
    pub(crate) elements: Vec<String>,
    /// Patterns with values.
    pub(crate) arms: Vec<(String, String)>,
}

impl Source {
    pub(crate) fn new(files: &Files) -> Self {
        // Support code can have types of the same names.
        let own = files.iter().filter(|(path, _)| !path.starts_with("support"));
        let items = own.flat_map(|(_, file)| &file.items);
        let impls = items.filter_map(|item| match item {
            Item::Impl(item) => Impl::new(item),
            _ => None,
        });
        let of_tables = tables::own(files).flat_map(|table| Impl::of_table(&table));
        Self { exports: Exports::new(files), impls: impls.chain(of_tables).collect() }
    }

    /// The `impl` blocks of a trait, or the inherent ones for `None`.
    pub(crate) fn impls<'a>(&'a self, of: Option<&'a str>) -> impl Iterator<Item = &'a Impl> {
        self.impls.iter().filter(move |item| item.of.as_deref() == of)
    }

    /// The same of one type.
    pub(crate) fn impls_for<'a>(
        &'a self,
        of: Option<&'a str>,
        ident: &'a str,
    ) -> impl Iterator<Item = &'a Impl> {
        self.impls(of).filter(move |item| item.ident == ident)
    }
}

impl Impl {
    fn new(item: &ItemImpl) -> Option<Self> {
        let Type::Path(ty) = &*item.self_ty else { return None };
        let definitions = item.items.iter().filter_map(|member| match member {
            ImplItem::Type(item) => Some((item.ident.to_string(), tokens(&item.ty))),
            ImplItem::Const(item) => Some((item.ident.to_string(), tokens(&item.expr))),
            _ => None,
        });
        let methods = item.items.iter().filter_map(|member| match member {
            ImplItem::Fn(item) => Some((item.sig.ident.to_string(), Method::new(&item.block))),
            _ => None,
        });
        Some(Self {
            of: item.trait_.as_ref().map(|(path, _)| last(path)),
            ident: last(&ty.path),
            definitions: definitions.collect(),
            methods: methods.collect(),
        })
    }
}

impl Impl {
    /// What a table stands for.
    fn of_table(table: &Table) -> Vec<Self> {
        let new = |of: Option<&str>, ident: String| Self {
            of: of.map(ToOwned::to_owned),
            ident,
            definitions: BTreeMap::new(),
            methods: BTreeMap::new(),
        };
        match table.of.as_str() {
            "structure" => {
                let mut own = new(None, table.name(0));
                let fields = table.list().map(|list| format!("&{}", tokens(list)));
                own.definitions.extend(fields.map(|list| ("SENSITIVE".to_owned(), list)));
                vec![own]
            }
            "error" => ["Error", "Display"].map(|of| new(Some(of), table.name(0))).into(),
            "string_enum" | "int_enum" => {
                let (mut own, mut from) =
                    (new(None, table.name(1)), new(Some("From"), table.name(1)));
                let pairs: Vec<_> = table.rows.iter().map(|row| pair(&row.tokens)).collect();
                let there =
                    pairs.iter().map(|(name, value)| (format!("Self::{name}"), value.clone()));
                let there = Method { arms: there.collect(), ..Method::default() };
                let back =
                    pairs.iter().map(|(name, value)| (value.clone(), format!("Self::{name}")));
                let back = Method { arms: back.collect(), ..Method::default() };
                let elements = pairs.into_iter().map(|(_, value)| value).collect();
                let values = Method { elements, ..Method::default() };
                own.methods = [("as_str".to_owned(), there), ("values".to_owned(), values)].into();
                from.methods = [("from".to_owned(), back)].into();
                vec![own, from]
            }
            _ => Vec::new(),
        }
    }
}

/// The name and the value in a row.
fn pair(row: &[TokenTree]) -> (String, String) {
    let value: TokenStream = row.iter().skip(2).cloned().collect();
    (row.first().and_then(tables::name).unwrap_or_default(), value.to_string())
}

impl Method {
    fn new(block: &Block) -> Self {
        let mut method = Self::default();
        match result(block) {
            Some(Expr::Match(choice)) => {
                let arm = |arm: &syn::Arm| (raw(&arm.pat), raw(unbraced(&arm.body)));
                method.arms = choice.arms.iter().map(arm).collect();
            }
            Some(Expr::Reference(list)) => {
                if let Expr::Array(array) = &*list.expr {
                    method.elements = array.elems.iter().map(raw).collect();
                }
            }
            _ => {}
        }
        method
    }
}

/// Source without spaces and last commas, which depend on the length of a line.
pub(crate) fn tokens(source: &impl ToTokens) -> String {
    let text = raw(source).replace(' ', "");
    [",}", ",]", ",)"].iter().fold(text, |text, end| text.replace(end, &end[1..]))
}

/// The value of a literal text or integer.
pub(crate) fn literal(source: &str) -> Value {
    let number = || source.replace(' ', "").parse::<i64>().ok();
    match syn::parse_str::<LitStr>(source) {
        Ok(text) => Value::String(text.value()),
        Err(_) => number().map_or(Value::Null, Value::from),
    }
}

fn raw(source: &impl ToTokens) -> String {
    source.to_token_stream().to_string()
}

fn last(path: &Path) -> String {
    path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn result(block: &Block) -> Option<&Expr> {
    match block.stmts.last() {
        Some(Stmt::Expr(value, None)) => Some(value),
        _ => None,
    }
}

/// A value that the formatter put into braces, because the line would be too long.
fn unbraced(value: &Expr) -> &Expr {
    match value {
        Expr::Block(block) => result(&block.block).unwrap_or(value),
        _ => value,
    }
}
