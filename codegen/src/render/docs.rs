//! Documentation on its way around the parser and the printer.
//!
//! Both would take every line apart and put it together again, which is most of their work. So a
//! mark stands for the lines of an item until it is printed.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::LitStr;

/// What a mark begins with. No documentation has it: prose shows control characters as text.
const MARK: char = '\u{1}';

/// The documentation that marks stand for.
#[derive(Default)]
pub(super) struct Aside(Vec<Vec<String>>);

impl Aside {
    /// Takes documentation out of tokens, and leaves a mark for each run of lines.
    pub(super) fn take(&mut self, tokens: TokenStream) -> TokenStream {
        let mut rest = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        let mut run = Vec::new();
        while let Some(token) = tokens.next() {
            if let (TokenTree::Punct(hash), Some(TokenTree::Group(content))) =
                (&token, tokens.peek())
                && hash.as_char() == '#'
                && let Some(line) = line(content)
            {
                run.push(line);
                tokens.next();
                continue;
            }
            self.put(&mut run, &mut rest);
            rest.extend([match token {
                TokenTree::Group(group) => {
                    Group::new(group.delimiter(), self.take(group.stream())).into()
                }
                other => other,
            }]);
        }
        self.put(&mut run, &mut rest);
        rest
    }

    /// Ends a run of lines.
    fn put(&mut self, run: &mut Vec<String>, tokens: &mut TokenStream) {
        if !run.is_empty() {
            let mark = format!("{MARK}{}", self.0.len());
            self.0.push(std::mem::take(run));
            quote!(#[doc = #mark]).to_tokens(tokens);
        }
    }

    /// Puts the lines in place of their marks, as far to the right.
    pub(super) fn restore(&self, printed: &str) -> String {
        let mut text = String::with_capacity(2 * printed.len());
        for line in printed.lines() {
            let run = line.split_once(MARK).and_then(|(before, index)| {
                Some((before, self.0.get(index.parse::<usize>().ok()?)?))
            });
            match run {
                Some((before, lines)) => {
                    for line in lines {
                        text.extend([before, line, "\n"]);
                    }
                }
                None => text.extend([line, "\n"]),
            }
        }
        text
    }
}

/// A line of documentation, from the content of its attribute. What can't be a comment of one line
/// isn't one.
fn line(content: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = content.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)]
            if name == "doc" && content.delimiter() == Delimiter::Bracket =>
        {
            value(text).filter(|line| !line.contains('\n') && !line.starts_with('/'))
        }
        _ => None,
    }
}

/// The value of a text in code.
fn value(literal: &Literal) -> Option<String> {
    let source = literal.to_string();
    match source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Some(plain.to_owned()),
        _ => syn::parse_str::<LitStr>(&source).ok().map(|text| text.value()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_where_they_stood() {
        let mut aside = Aside::default();
        let tokens = aside.take(quote! {
            #[doc = " One \"line\" \\ "]
            #[doc = ""]
            #[inline]
            #[doc = " Another."]
            mod m {
                #[doc = "/ stays"]
                #[doc(hidden)]
                #[doc = " Within,"]
                #[doc = " as far."]
                struct S;
            }
        });
        let marks: Vec<String> = aside.0.iter().map(|lines| lines.join("|")).collect();
        assert_eq!(marks, [" One \"line\" \\ |", " Another.", " Within,| as far."]);
        let file = syn::parse2(tokens).expect("it is Rust");
        let printed = prettyplease::unparse(&file);
        let expected = "\
/// One \"line\" \\ \n///
#[inline]
/// Another.
mod m {
    #[doc = \"/ stays\"]
    #[doc(hidden)]
    /// Within,
    /// as far.
    struct S;
}
";
        assert_eq!(aside.restore(&printed), expected);
    }
}
