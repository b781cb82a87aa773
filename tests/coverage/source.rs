//! What the tests look for in the source of a crate, without the syntax around it.

use std::collections::BTreeMap;

use quote::ToTokens;
use serde_json::Value;
use syn::{Block, Expr, ImplItem, Item, ItemImpl, LitStr, Path, Stmt, Type};

use crate::exports::Exports;
use crate::reading::rust::Files;

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
        Self { exports: Exports::new(files), impls: impls.collect() }
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
