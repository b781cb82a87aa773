//! Attributes that speak to people.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Deprecated;

/// Lines of documentation, in Markdown: those of the model's own text first, then facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    lines: Vec<String>,
    /// How many of the lines are the model's own text.
    prose: usize,
}

impl Docs {
    /// Documentation of one line, which isn't the model's.
    pub fn line(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], prose: 0 }
    }

    /// The model's own text.
    #[must_use]
    pub fn prose(lines: Vec<String>) -> Self {
        Self { prose: lines.len(), lines }
    }

    /// Adds lines as a paragraph of their own; nothing when there are none.
    pub fn paragraph(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            if !self.lines.is_empty() {
                self.lines.push(String::new());
            }
            self.lines.extend(lines);
        }
    }

    /// Adds a section of the model's own text; nothing when there is none.
    pub fn prose_section(&mut self, heading: &str, prose: Vec<String>) {
        if !prose.is_empty() {
            self.paragraph([heading.to_owned()]);
            self.paragraph(prose);
            self.prose = self.lines.len();
        }
    }

    /// All lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The lines of the model's own text.
    #[must_use]
    pub fn prose_lines(&self) -> &[String] {
        &self.lines[..self.prose]
    }

    /// Whether there is no line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // A space in front keeps `///` apart from the text, and a text that begins with `/` a doc.
        let lines = self
            .lines
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
