//! Splits the tokens of a module into items, without a parser.
//!
//! To parse all items was a seventh of a run, and nearly all of them can be printed as tokens.

use proc_macro2::{Delimiter, Group, TokenTree};

use crate::tokens::{attribute, is_punct};

/// An item, as its tokens.
pub(super) struct RawItem<'t> {
    /// The outer attributes.
    pub(super) attributes: &'t [TokenTree],
    /// What follows them: the visibility, and the item itself.
    pub(super) code: &'t [TokenTree],
}

/// Splits off the inner attributes that a module begins with.
pub(super) fn inner_attributes(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let mut rest = tokens;
    while let [hash, bang, TokenTree::Group(_), after @ ..] = rest
        && is_punct(hash, '#')
        && is_punct(bang, '!')
    {
        rest = after;
    }
    tokens.split_at(tokens.len() - rest.len())
}

/// Splits tokens into items.
pub(super) fn items(mut tokens: &[TokenTree]) -> Vec<RawItem<'_>> {
    let mut items = Vec::new();
    while !tokens.is_empty() {
        let code = without_attributes(tokens);
        let (attributes, code) = tokens.split_at(tokens.len() - code.len());
        let (code, rest) = code.split_at(end(code));
        items.push(RawItem { attributes, code });
        tokens = rest;
    }
    items
}

/// The tokens after the outer attributes.
pub(super) fn without_attributes(mut tokens: &[TokenTree]) -> &[TokenTree] {
    while attribute(tokens).is_some() {
        tokens = &tokens[2..];
    }
    tokens
}

/// How many tokens the first item has, which has no attributes.
fn end(code: &[TokenTree]) -> usize {
    let item = after_visibility(code);
    // These can have braces before their semicolon.
    let needs_semicolon = match item {
        [first, second, ..] if is_word(first, "const") => {
            !["async", "extern", "fn", "unsafe"].iter().any(|word| is_word(second, word))
        }
        [first, second, ..] if is_word(first, "extern") => is_word(second, "crate"),
        [first, ..] => ["static", "type", "use"].iter().any(|word| is_word(first, word)),
        [] => false,
    };
    let is_end = |token: &TokenTree| is_punct(token, ';') || !needs_semicolon && is_block(token);
    code.iter().position(is_end).map_or(code.len(), |last| last + 1)
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

/// The tokens of an item after its visibility.
pub(super) fn after_visibility(code: &[TokenTree]) -> &[TokenTree] {
    match code {
        [first, TokenTree::Group(path), rest @ ..]
            if is_word(first, "pub") && path.delimiter() == Delimiter::Parenthesis =>
        {
            rest
        }
        [first, rest @ ..] if is_word(first, "pub") => rest,
        _ => code,
    }
}

fn is_word(token: &TokenTree, wanted: &str) -> bool {
    matches!(token, TokenTree::Ident(word) if word == wanted)
}

fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
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
        let items: Vec<String> = items(&tokens)
            .iter()
            .map(|item| {
                let tokens = [item.attributes, item.code].concat();
                tokens.into_iter().collect::<proc_macro2::TokenStream>().to_string()
            })
            .collect();
        assert_eq!(items, expected.map(|item| item.to_string()));
    }
}
