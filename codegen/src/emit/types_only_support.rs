//! Support code for crates with types only, without everything that belongs to the wire format.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, Item};

use super::{RustFile, TextFile};
use crate::cfg;

/// The module at `path` and its submodules, without code for the wire format.
pub(super) fn without_wire(path: &str, support: &[TextFile]) -> Vec<RustFile> {
    let Some(source) = support.iter().find(|file| file.path == path) else { return Vec::new() };
    let tokens: TokenStream = source.text.parse().expect("support code is Rust");
    let file: File = syn::parse2(cfg::evaluate(tokens, &|_| false)).expect("support code is Rust");
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
