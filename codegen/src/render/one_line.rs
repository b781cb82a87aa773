//! Prints tokens as Rust on one line, with the spaces that `prettyplease` would write.
//!
//! Parsing and printing the rows of all tables by `prettyplease` was a tenth of a run. Rows have few kinds
//! of tokens, so this needs no parser.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use crate::tokens::is_punct;

/// Words that stand before a type, with a space after them.
const BEFORE_TYPES: [&str; 4] = ["as", "dyn", "impl", "mut"];

/// Prints tokens of a signature, an attribute or an assignment. `None` if this can't tell where spaces
/// belong: there is an operator or a block among them, or a list that ends with a comma.
pub(super) fn one_line(tokens: &[TokenTree]) -> Option<String> {
    let mut text = String::new();
    let mut previous = Kind::Open;
    let mut rest = tokens;
    while !rest.is_empty() {
        let (kind, word, after) = first_word(rest)?;
        if (previous, kind) == (Kind::Comma, Kind::Greater) {
            return None;
        }
        if is_spaced(previous, kind) {
            text.push(' ');
        }
        text.push_str(&word);
        previous = kind;
        rest = after;
    }
    (previous != Kind::Comma).then_some(text)
}

/// What decides whether there is a space between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An identifier, a keyword or a literal.
    Word,
    /// One of [`BEFORE_TYPES`], or a lifetime.
    BeforeType,
    /// What needs no space after it: `&`, `#`, or the begin of the line.
    Open,
    Less,
    Greater,
    Path,
    Comma,
    /// What needs no space before it: `:` or `;`.
    End,
    /// What is between spaces: `=`, `+` or `->`.
    Infix,
    Group,
}

fn is_spaced(before: Kind, after: Kind) -> bool {
    !matches!(
        (before, after),
        (Kind::Open | Kind::Less | Kind::Path, _)
            | (_, Kind::Greater | Kind::Comma | Kind::End)
            | (Kind::Word | Kind::Greater, Kind::Less | Kind::Path | Kind::Group)
    )
}

/// The first word of `tokens`, and the tokens after it.
fn first_word(tokens: &[TokenTree]) -> Option<(Kind, String, &[TokenTree])> {
    let (first, rest) = tokens.split_first()?;
    let punct = match first {
        TokenTree::Group(group) => return Some((Kind::Group, self::group(group)?, rest)),
        TokenTree::Literal(literal) => return Some((Kind::Word, literal.to_string(), rest)),
        TokenTree::Ident(ident) => {
            let word = ident.to_string();
            let is_before_type = BEFORE_TYPES.contains(&word.as_str());
            return Some((if is_before_type { Kind::BeforeType } else { Kind::Word }, word, rest));
        }
        TokenTree::Punct(punct) => punct,
    };
    let word = |kind, word: &str, rest| Some((kind, word.to_owned(), rest));
    match (punct.as_char(), punct.spacing(), rest) {
        ('&', ..) => word(Kind::Open, "&", rest),
        ('#', ..) => word(Kind::Open, "#", rest),
        ('<', ..) => word(Kind::Less, "<", rest),
        ('>', ..) => word(Kind::Greater, ">", rest),
        (',', ..) => word(Kind::Comma, ",", rest),
        (':', Spacing::Alone, _) => word(Kind::End, ":", rest),
        (';', ..) => word(Kind::End, ";", rest),
        ('=', Spacing::Alone, _) => word(Kind::Infix, "=", rest),
        ('+', Spacing::Alone, _) => word(Kind::Infix, "+", rest),
        ('\'', Spacing::Joint, [TokenTree::Ident(name), rest @ ..]) => {
            word(Kind::BeforeType, &format!("'{name}"), rest)
        }
        (':', Spacing::Joint, [colon, rest @ ..]) if is_punct(colon, ':') => {
            word(Kind::Path, "::", rest)
        }
        ('-', Spacing::Joint, [greater, rest @ ..]) if is_punct(greater, '>') => {
            word(Kind::Infix, "->", rest)
        }
        _ => None,
    }
}

fn group(group: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let content = one_line(&tokens)?;
    match group.delimiter() {
        Delimiter::Parenthesis => Some(format!("({content})")),
        Delimiter::Bracket => Some(format!("[{content}]")),
        Delimiter::None => Some(content),
        Delimiter::Brace => None,
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::super::unparse;
    use super::*;

    fn printed(tokens: TokenStream) -> Option<String> {
        one_line(&tokens.into_iter().collect::<Vec<_>>())
    }

    #[test]
    fn types_look_as_prettyplease_prints_them() {
        for ty in [
            quote!(Vec<u8>),
            quote!(impl IntoMap<String, Vec<&'static str>>),
            quote!(&mut [u8; 4]),
            quote!(&'a (A, Option<B>)),
            quote!(std::sync::Arc<[::time::Date]>),
            quote!(<A as Iterator>::Item),
            quote!(impl From<<A as B>::C<D>>),
            quote!(Box<dyn for<'a> Fn(&'a str, r#type) -> [u8] + Send + 'static>),
            quote!(impl Iterator<Item = fn()>),
        ] {
            let item = syn::parse_quote!(type A = #ty;);
            assert_eq!(
                printed(quote!(type A = #ty;)).map(|line| line + "\n"),
                Some(unparse(vec![], vec![item]))
            );
        }
    }

    #[test]
    fn assignments_look_as_prettyplease_prints_them() {
        for code in [
            quote!(a = "A";),
            quote!(a = defaulted("A", &<Vec<C>>::new(), Format::HttpDate);),
            quote!(a = required(&[0, 1.5], Vec::<u8>::new, [], ());),
        ] {
            let item = syn::parse_quote!(fn rows() { #code });
            let line = printed(code).map(|line| format!("fn rows() {{\n    {line}\n}}\n"));
            assert_eq!(line, Some(unparse(vec![], vec![item])));
        }
    }

    #[test]
    fn other_code_is_left_to_prettyplease() {
        for code in [
            quote!(a = -1;),
            quote!(a == b),
            quote!({ a }),
            quote!(a.b),
            quote!((A,)),
            quote!(A<B,>),
        ] {
            assert_eq!(printed(code), None);
        }
    }
}
