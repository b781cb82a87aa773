//! Splits the tokens of a module into items, without a parser.
//!
//! To parse all items was a seventh of a run, and nearly all of them can be printed as tokens.

use proc_macro2::{Delimiter, Group, TokenTree};

use crate::items::{self, after_visibility};
use crate::tokens::{is_punct, is_word};

/// An item, as its tokens.
pub(super) struct RawItem<'t> {
    /// The outer attributes.
    pub(super) attributes: &'t [TokenTree],
    /// What follows them: the visibility, and the item itself.
    pub(super) code: &'t [TokenTree],
}

/// Splits tokens into items.
pub(super) fn split(mut tokens: &[TokenTree]) -> Vec<RawItem<'_>> {
    let mut split = Vec::new();
    while !tokens.is_empty() {
        let (_, item) = items::attributes(tokens);
        let (attributes, item) = tokens.split_at(tokens.len() - item.len());
        let (code, rest) = item.split_at(items::length(item));
        split.push(RawItem { attributes, code });
        tokens = rest;
    }
    split
}

impl<'t> RawItem<'t> {
    /// The first word after the visibility: for most items, the keyword for their kind.
    pub(super) fn keyword(&self) -> String {
        after_visibility(self.code).first().map(ToString::to_string).unwrap_or_default()
    }

    /// Whether the item is `pub`, without a path.
    pub(super) fn is_public(&self) -> bool {
        matches!(self.code, [first, ..] if is_word(first, "pub"))
            && after_visibility(self.code).len() + 1 == self.code.len()
    }

    /// Whether this is an item `use std..`.
    pub(super) fn uses_std(&self) -> bool {
        matches!(after_visibility(self.code), [_, root, ..] if is_word(root, "std"))
    }

    /// The path and the braces of a call of a macro.
    pub(super) fn macro_call(&self) -> Option<(&'t [TokenTree], &'t Group)> {
        match self.code {
            [path @ .., bang, TokenTree::Group(inner)]
                if is_punct(bang, '!') && inner.delimiter() == Delimiter::Brace =>
            {
                Some((path, inner))
            }
            _ => None,
        }
    }

    /// The tokens before the braces of a module with content, and the braces.
    pub(super) fn inline_module(&self) -> Option<(&'t [TokenTree], &'t Group)> {
        let [before @ .., TokenTree::Group(inner)] = self.code else { return None };
        matches!(after_visibility(before), [word, _] if is_word(word, "mod"))
            .then_some((before, inner))
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn each_item_ends_where_rust_says() {
        let expected = [
            quote!(
                extern crate alloc;
            ),
            quote!(
                #[doc = "A"]
                #[cfg(a)]
                pub(crate) use a::{
                    b,
                    c::{d},
                };
            ),
            quote!(
                pub const A: B = B { c: { 1 } };
            ),
            quote!(
                pub const fn a() -> [u8; 1] {
                    [1]
                }
            ),
            quote!(
                static A: B = B {};
            ),
            quote!(
                type A<B> = C;
            ),
            quote!(
                pub struct A;
            ),
            quote!(
                pub struct A(pub(crate) B);
            ),
            quote!(
                pub struct A<B>
                where
                    B: C,
                {
                    d: E,
                }
            ),
            quote!(
                impl<A> B<A> for C {
                    fn d() {}
                }
            ),
            quote!(a::b! { c; d; }),
            quote!(
                macro_rules! a {
                    () => {
                        b;
                    };
                }
            ),
            quote!(a!(b; { c });),
            quote!(
                mod a {
                    use b;
                }
            ),
            quote!(
                pub mod a;
            ),
        ];
        let tokens: Vec<TokenTree> = quote!(#(#expected)*).into_iter().collect();
        let items: Vec<String> = split(&tokens)
            .iter()
            .map(|item| {
                let tokens = [item.attributes, item.code].concat();
                tokens.into_iter().collect::<proc_macro2::TokenStream>().to_string()
            })
            .collect();
        assert_eq!(items, expected.map(|item| item.to_string()));
    }
}
