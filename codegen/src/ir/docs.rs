//! Attributes that speak to people.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Deprecated;

/// Lines of documentation, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub Vec<String>);

impl Docs {
    /// Documentation of one line.
    pub fn line(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }

    /// Adds lines as a paragraph of their own; nothing when there are none.
    pub fn paragraph(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            if !self.0.is_empty() {
                self.0.push(String::new());
            }
            self.0.extend(lines);
        }
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // A space in front keeps `///` apart from the text, and a text that begins with `/` a doc.
        let lines = self
            .0
            .iter()
            .map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        tokens.extend(quote!(#(#[doc = #lines])*));
    }
}

impl ToTokens for Deprecated {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(if let Some(note) = &self.note {
            quote!(#[deprecated(note = #note)])
        } else {
            quote!(#[deprecated])
        });
    }
}
