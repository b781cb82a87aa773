//! Prints tokens as Rust on one line, with the spaces that `prettyplease` would write.
//!
//! Parsing and printing the rows of all tables by `prettyplease` was a tenth of a run. Rows have few kinds
//! of tokens, so this needs no parser.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenTree};

use crate::tokens::is_punct;

/// Words that stand before a type, with a space after them.
const BEFORE_TYPES: [&str; 4] = ["as", "dyn", "impl", "mut"];

/// Prints tokens of a signature, an attribute or an assignment. `None` if this can't tell where spaces
/// belong: there is an operator or a block among them, or a list that ends with a comma.
pub(super) fn one_line(tokens: &[TokenTree]) -> Option<String> {
    let mut text = String::new();
    write(tokens, &mut text)?;
    Some(text)
}

fn write(mut tokens: &[TokenTree], text: &mut String) -> Option<()> {
    let mut previous = Kind::Open;
    while let Some((first, mut rest)) = tokens.split_first() {
        let (kind, mark) = match first {
            TokenTree::Group(_) => (Kind::Group, ""),
            TokenTree::Ident(word)
                if previous == Kind::Tick || BEFORE_TYPES.iter().any(|before| word == before) =>
            {
                (Kind::BeforeType, "")
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => (Kind::Word, ""),
            TokenTree::Punct(punct) => {
                let (kind, mark, after) = self::mark(punct, rest)?;
                rest = after;
                (kind, mark)
            }
        };
        if (previous, kind) == (Kind::Comma, Kind::Greater) {
            return None;
        }
        if is_spaced(previous, kind) {
            text.push(' ');
        }
        match first {
            TokenTree::Group(group) => self::group(group, text)?,
            TokenTree::Punct(_) => text.push_str(mark),
            word => text.push_str(&word.to_string()),
        }
        previous = kind;
        tokens = rest;
    }
    (previous != Kind::Comma).then_some(())
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
    /// The `'` of a lifetime.
    Tick,
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
        (Kind::Open | Kind::Tick | Kind::Less | Kind::Path, _)
            | (_, Kind::Greater | Kind::Comma | Kind::End)
            | (Kind::Word | Kind::Greater, Kind::Less | Kind::Path | Kind::Group)
    )
}

/// The mark that `punct` begins, and the tokens after it.
fn mark<'t>(punct: &Punct, rest: &'t [TokenTree]) -> Option<(Kind, &'static str, &'t [TokenTree])> {
    let mark = match (punct.as_char(), punct.spacing(), rest) {
        ('&', ..) => (Kind::Open, "&", rest),
        ('#', ..) => (Kind::Open, "#", rest),
        ('<', ..) => (Kind::Less, "<", rest),
        ('>', ..) => (Kind::Greater, ">", rest),
        (',', ..) => (Kind::Comma, ",", rest),
        (':', Spacing::Alone, _) => (Kind::End, ":", rest),
        (';', ..) => (Kind::End, ";", rest),
        ('=', Spacing::Alone, _) => (Kind::Infix, "=", rest),
        ('+', Spacing::Alone, _) => (Kind::Infix, "+", rest),
        ('\'', Spacing::Joint, _) => (Kind::Tick, "'", rest),
        (':', Spacing::Joint, [colon, rest @ ..]) if is_punct(colon, ':') => {
            (Kind::Path, "::", rest)
        }
        ('-', Spacing::Joint, [greater, rest @ ..]) if is_punct(greater, '>') => {
            (Kind::Infix, "->", rest)
        }
        _ => return None,
    };
    Some(mark)
}

fn group(group: &Group, text: &mut String) -> Option<()> {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
        Delimiter::Brace => return None,
    };
    text.push_str(open);
    write(&group.stream().into_iter().collect::<Vec<_>>(), text)?;
    text.push_str(close);
    Some(())
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
