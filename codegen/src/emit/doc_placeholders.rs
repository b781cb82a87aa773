//! Replaces documentation by placeholders before tokens are parsed and printed, and puts it back
//! afterwards.
//!
//! Parsing and printing each line of documentation would be a third of the generator's work.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::parts::module_docs;
use crate::ir::Docs;
use crate::tokens::{attribute, documentation, is_punct, regrouped};

/// The first character of a placeholder. In documentation, a space or nothing stands there.
const MARK: char = '␁';

/// The documentation, by the number of its placeholder.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocPlaceholders(Vec<Docs>);

impl DocPlaceholders {
    /// Stores documentation, and returns an attribute with a placeholder.
    pub(super) fn put(&mut self, docs: &Docs) -> TokenStream {
        let mark = self.mark(docs).into_iter();
        quote!(#(#[doc = #mark])*)
    }

    /// Stores the documentation of a module, and returns an inner attribute with a placeholder.
    pub(super) fn put_of_module(&mut self, docs: &Docs) -> TokenStream {
        let mark = self.mark(docs).into_iter();
        quote!(#(#![doc = #mark])*)
    }

    /// Stores documentation, if there is any.
    fn mark(&mut self, docs: &Docs) -> Option<String> {
        if docs.is_empty() {
            return None;
        }
        self.0.push(docs.clone());
        Some(format!("{MARK}{}", self.0.len() - 1))
    }

    /// Replaces the placeholders in printed text by the lines, with the same indentation.
    pub(crate) fn restore(&self, printed: &str) -> String {
        let mut text = String::with_capacity(2 * printed.len());
        let mut parts = printed.split(MARK);
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let line = text.rfind('\n').map_or(0, |end| end + 1);
            let (mark, after) = part.split_once('\n').unwrap_or((part, ""));
            let is_comment = matches!(text[line..].trim_start(), "///" | "//!");
            let Some(docs) = self.of(mark).filter(|_| is_comment) else {
                text.push(MARK);
                text.push_str(part);
                continue;
            };
            let before = text.split_off(line);
            for line in docs.comment_lines() {
                text.push_str(&before);
                for part in line {
                    text.push_str(part);
                }
                text.push('\n');
            }
            text.push_str(after);
        }
        text
    }

    /// Replaces the placeholders in tokens by attributes with the lines.
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
            if let [_, bang, TokenTree::Group(content), behind @ ..] = rest
                && is_punct(bang, '!')
                && let Some(docs) = self.marked(content)
            {
                restored.extend(module_docs(docs));
                rest = behind;
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

    /// The documentation for an attribute with a placeholder, given the attribute's content.
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

    fn marked() -> (DocPlaceholders, TokenStream) {
        let mut placeholders = DocPlaceholders::default();
        let outer = placeholders.put(&docs(["One \"line\" \\", ""]));
        let inner = placeholders.put(&docs(["/ within,", "as far."]));
        let of_module = placeholders.put_of_module(&docs(["Of", "m."]));
        let none = placeholders.put(&Docs::default());
        let tokens = quote! {
            #outer
            #[inline]
            mod m {
                #of_module
                #[doc = "stays"]
                #inner
                #none
                struct S;
            }
        };
        (placeholders, tokens)
    }

    #[test]
    fn lines_are_printed_in_place_of_placeholders() {
        let (placeholders, tokens) = marked();
        let printed = prettyplease::unparse(&syn::parse2(tokens).expect("it is Rust"));
        let expected = "\
/// One \"line\" \\\n///
#[inline]
mod m {
    //! Of
    //! m.
    ///stays
    /// / within,
    /// as far.
    struct S;
}
";
        assert_eq!(placeholders.restore(&printed), expected);
        let text = "///\u{2401}9\n/// A line with ///\u{2401}0\nlet a = \"\u{2401}0\";\n";
        assert_eq!(placeholders.restore(text), text);
    }

    #[test]
    fn placeholders_become_attributes_again() {
        let (placeholders, tokens) = marked();
        let expected = quote! {
            #[doc = " One \"line\" \\"]
            #[doc = ""]
            #[inline]
            mod m {
                #![doc = " Of"]
                #![doc = " m."]
                #[doc = "stays"]
                #[doc = " / within,"]
                #[doc = " as far."]
                struct S;
            }
        };
        assert_eq!(placeholders.attributes(tokens).to_string(), expected.to_string());
    }
}
