//! Small things that all who walk through tokens need.

use proc_macro2::{Group, TokenStream, TokenTree};

/// The tokens of a group that has been changed.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> TokenTree {
    let mut changed = Group::new(group.delimiter(), content);
    changed.set_span(group.span());
    changed.into()
}

/// Whether a token is this punctuation.
pub(crate) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}
