//! Support code for crates of types only: everything that concerns the wire format is left out.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item, TraitItem};

use super::{Module, TextFile};
use crate::cfg;

/// A constant that only crates with a wire format need, although it depends on no feature.
const OF_THE_WIRE: &str = "TARGET";

/// The modules among `support` that `path` and its submodules need without a wire form.
pub(super) fn plain(path: &str, support: &[TextFile]) -> Vec<Module> {
    let Some(source) = support.iter().find(|file| file.path == path) else { return Vec::new() };
    let tokens: TokenStream = source.text.parse().expect("support code is Rust");
    let mut file: File =
        syn::parse2(cfg::evaluate(tokens, &|_| false)).expect("support code is Rust");
    for item in &mut file.items {
        if let Item::Trait(item) = item {
            item.items.retain(
                |item| !matches!(item, TraitItem::Const(item) if item.ident == OF_THE_WIRE),
            );
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
        .flat_map(|path| plain(&path, support))
        .collect();
    let own = Module::new(path, source.origin, file.into_token_stream());
    [own].into_iter().chain(submodules).collect()
}
