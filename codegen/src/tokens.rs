//! Helper functions for code that reads tokens.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::LitStr;

/// The group with other content.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> TokenTree {
    let mut changed = Group::new(group.delimiter(), content);
    changed.set_span(group.span());
    changed.into()
}

/// Whether a token is this punctuation character.
pub(crate) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

/// Whether a token is this word.
pub(crate) fn is_word(token: &TokenTree, wanted: &str) -> bool {
    matches!(token, TokenTree::Ident(word) if word == wanted)
}

/// The brackets of the attribute `#[..]` that `tokens` begin with.
pub(crate) fn attribute(tokens: &[TokenTree]) -> Option<&Group> {
    match tokens {
        [hash, TokenTree::Group(group), ..]
            if is_punct(hash, '#') && group.delimiter() == Delimiter::Bracket =>
        {
            Some(group)
        }
        _ => None,
    }
}

/// The text of an attribute `#[doc = ".."]`, given its brackets.
pub(crate) fn documentation(attribute: &Group) -> Option<String> {
    let mut content = attribute.stream().into_iter();
    let is_doc = content.next().is_some_and(|name| is_word(&name, "doc"));
    match content.nth(1) {
        Some(TokenTree::Literal(literal)) if is_doc => {
            let text = literal.to_string();
            match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                // To parse each line was a fiftieth of a run.
                Some(text) if !text.contains('\\') => Some(text.to_owned()),
                _ => syn::parse_str::<LitStr>(&text).ok().map(|text| text.value()),
            }
        }
        _ => None,
    }
}
