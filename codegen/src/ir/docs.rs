//! Documentation and deprecation, as attributes.

use std::ops::Range;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Deprecated;

/// Lines of documentation, in Markdown: text of the model, and generated text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
    /// The ranges of lines that are text of the model.
    prose: Vec<Range<usize>>,
}

impl Docs {
    /// Adds lines as a paragraph; adds nothing if there are none.
    pub fn paragraph(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(lines);
        }
    }

    /// Adds text of the model as a paragraph; adds nothing if there is none.
    pub fn prose_paragraph(&mut self, prose: Vec<String>) {
        let count = prose.len();
        self.paragraph(prose);
        if count > 0 {
            self.prose.push(self.lines.len() - count..self.lines.len());
        }
    }

    /// The parts of each line as it follows `///`. The space separates the two: a line that begins with `/`
    /// would make `////`.
    pub(crate) fn comment_lines(&self) -> impl Iterator<Item = [&str; 2]> {
        let space = |line: &str| if line.is_empty() { "" } else { " " };
        self.lines.iter().map(move |line| [space(line), line.as_str()])
    }

    /// All lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The lines that are text of the model.
    #[must_use]
    pub fn prose_lines(&self) -> Vec<&str> {
        let ranges = self.prose.iter().cloned();
        ranges.flat_map(|range| &self.lines[range]).map(String::as_str).collect()
    }

    /// Whether there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let lines = self.comment_lines().map(|parts| parts.concat());
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
