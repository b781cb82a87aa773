//! Support code for crates with types only, without everything that belongs to the wire format.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item, TraitItem};

use super::{RustFile, TextFile};
use crate::cfg;

/// A constant of the wire format that isn't behind a `cfg`, so it is removed by name.
const WIRE_ONLY: &str = "TARGET";

/// The module at `path` and its submodules, without code for the wire format.
pub(super) fn without_wire(path: &str, support: &[TextFile]) -> Vec<RustFile> {
    let Some(source) = support.iter().find(|file| file.path == path) else { return Vec::new() };
    let tokens: TokenStream = source.text.parse().expect("support code is Rust");
    let mut file: File =
        syn::parse2(cfg::evaluate(tokens, &|_| false)).expect("support code is Rust");
    for item in &mut file.items {
        if let Item::Trait(item) = item {
            item.items
                .retain(|item| !matches!(item, TraitItem::Const(item) if item.ident == WIRE_ONLY));
        }
    }
    let folder = path.trim_end_matches(".rs");
    let submodules: Vec<_> = file
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) if module.content.is_none() => {
                Some(format!("{folder}/{}.rs", module.ident))
            }
            _ => None,
        })
        .flat_map(|path| without_wire(&path, support))
        .collect();
    let own = RustFile::new(path, source.origin, file.into_token_stream());
    [own].into_iter().chain(submodules).collect()
}
