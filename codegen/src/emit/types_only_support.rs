//! Support code for crates with types only, without everything that belongs to the wire format.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{File, Item, TraitItem};

use super::{RustFile, TextFile};
use crate::cfg;
use crate::tokens::regrouped;

/// A constant of the wire format that isn't behind a `cfg`, so it is removed by name.
const WIRE_ONLY: &str = "TARGET";

/// The module at `path` and its submodules, without code for the wire format.
pub(super) fn without_wire(path: &str, support: &[TextFile]) -> Vec<RustFile> {
    let Some(source) = support.iter().find(|file| file.path == path) else { return Vec::new() };
    let tokens: TokenStream = source.text.parse().expect("support code is Rust");
    let mut file: File =
        syn::parse2(cfg::evaluate(tokens, &|_| false)).expect("support code is Rust");
    for item in &mut file.items {
        match item {
            Item::Trait(item) => item
                .items
                .retain(|item| !matches!(item, TraitItem::Const(item) if item.ident == WIRE_ONLY)),
            Item::Macro(item) => item.mac.tokens = without_optional(item.mac.tokens.clone()),
            _ => {}
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

/// The tokens of a macro without what it writes only if a row has the constant: `$(const ..;)?`.
fn without_optional(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = TokenStream::new();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (TokenTree::Punct(dollar), [TokenTree::Group(group), _, after @ ..])
                if dollar.as_char() == '$' && has_constant(group.stream()) =>
            {
                rest = after;
            }
            (TokenTree::Group(group), _) => {
                kept.extend([regrouped(group, without_optional(group.stream()))]);
            }
            _ => kept.extend([first.clone()]),
        }
    }
    kept
}

fn has_constant(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| matches!(token, TokenTree::Ident(ident) if ident == WIRE_ONLY))
}
