//! Replaces documentation by short marks before tokens are parsed and printed, and puts it back
//! afterwards.
//!
//! Both would take every line apart and put it together again, which would be a third of the
//! generator's work. So a mark stands for the lines of an item until they are printed.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::ir::Docs;
use crate::tokens::{attribute, documentation, regrouped};

/// What a mark begins with. No documentation has it: prose shows control characters as text.
const MARK: char = '\u{1}';

/// The documentation that marks stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Aside(Vec<Docs>);

impl Aside {
    /// Puts documentation aside; an attribute with a mark stands for it.
    pub(super) fn put(&mut self, docs: &Docs) -> TokenStream {
        if docs.is_empty() {
            return TokenStream::new();
        }
        let mark = format!("{MARK}{}", self.0.len());
        self.0.push(docs.clone());
        quote!(#[doc = #mark])
    }

    /// Puts the lines in place of their marks in the printed text, with the same indentation.
    pub(crate) fn restore(&self, printed: &str) -> String {
        let mut text = String::with_capacity(2 * printed.len());
        for line in printed.lines() {
            match line.split_once(MARK).and_then(|(before, mark)| Some((before, self.of(mark)?))) {
                Some((before, docs)) => {
                    for [space, line] in docs.comment_lines() {
                        text.extend([before, space, line, "\n"]);
                    }
                }
                None => text.extend([line, "\n"]),
            }
        }
        text
    }

    /// Puts attributes with the lines in place of their marks.
    pub(crate) fn attributes(&self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut restored = TokenStream::new();
        let mut rest = tokens.as_slice();
        while let [first, after @ ..] = rest {
            if let Some(docs) = attribute(rest).and_then(|content| self.marked(content)) {
                docs.to_tokens(&mut restored);
                rest = &rest[2..];
                continue;
            }
            match first {
                TokenTree::Group(group) => {
                    restored.extend([regrouped(group, self.attributes(group.stream()))]);
                }
                other => other.to_tokens(&mut restored),
            }
            rest = after;
        }
        restored
    }

    /// The documentation for which an attribute stands, by the attribute's content.
    fn marked(&self, content: &Group) -> Option<&Docs> {
        self.of(documentation(content)?.strip_prefix(MARK)?)
    }

    fn of(&self, mark: &str) -> Option<&Docs> {
        self.0.get(mark.parse::<usize>().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(lines: [&str; 2]) -> Docs {
        let mut docs = Docs::default();
        docs.paragraph(lines.map(str::to_owned));
        docs
    }

    fn marked() -> (Aside, TokenStream) {
        let mut aside = Aside::default();
        let outer = aside.put(&docs(["One \"line\" \\", ""]));
        let inner = aside.put(&docs(["/ within,", "as far."]));
        let none = aside.put(&Docs::default());
        let tokens = quote! {
            #outer
            #[inline]
            mod m {
                #[doc = "stays"]
                #inner
                #none
                struct S;
            }
        };
        (aside, tokens)
    }

    #[test]
    fn lines_are_printed_where_their_marks_stand() {
        let (aside, tokens) = marked();
        let printed = prettyplease::unparse(&syn::parse2(tokens).expect("it is Rust"));
        let expected = "\
/// One \"line\" \\\n///
#[inline]
mod m {
    ///stays
    /// / within,
    /// as far.
    struct S;
}
";
        assert_eq!(aside.restore(&printed), expected);
    }

    #[test]
    fn marks_become_attributes_again() {
        let (aside, tokens) = marked();
        let expected = quote! {
            #[doc = " One \"line\" \\"]
            #[doc = ""]
            #[inline]
            mod m {
                #[doc = "stays"]
                #[doc = " / within,"]
                #[doc = " as far."]
                struct S;
            }
        };
        assert_eq!(aside.attributes(tokens).to_string(), expected.to_string());
    }
}
