//! Converts the HTML prose of AWS models to Markdown for rustdoc.
//!
//! A model's text is data from outside, so the Markdown must only show it. No text can open a block
//! that its HTML doesn't have, run as a doctest, or contain a character that hides or reorders
//! other text.
//!
//! `token` splits the HTML into text and known tags. `tree` makes blocks from them, with
//! `paragraph` for the content of a paragraph. `layout` writes the blocks as lines.

mod block;
mod entity;
mod escape;
mod frame;
mod inline;
mod json;
mod layout;
mod name;
mod paragraph;
mod sentence;
mod spans;
mod tag;
mod token;
mod tree;
mod unmarked;
mod url;
mod wrap;

use crate::characters;

/// Chooses the targets of links in a text.
///
/// The conversion calls the methods in the order of the text, once for each occurrence. The
/// implementation decides whether to link a word a second time.
pub trait Resolve {
    /// The intra-doc path for a word in code style (`<code>word</code>`, or `<a>word</a>` without
    /// `href`), or `None` to leave it as it is.
    fn code(&mut self, word: &str) -> Option<String>;

    /// The intra-doc path that replaces the hyperlink `href`, or `None` to keep the hyperlink.
    fn href(&mut self, href: &str) -> Option<String>;
}

/// A [`Resolve`] that links nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoLinks;

impl Resolve for NoLinks {
    fn code(&mut self, _: &str) -> Option<String> {
        None
    }

    fn href(&mut self, _: &str) -> Option<String> {
        None
    }
}

/// A parsed text of a model.
#[derive(Debug)]
pub struct Prose(Vec<block::Block>);

impl Prose {
    /// Parses a text. This never fails: wrong HTML is shown as text or ignored.
    pub fn read(html: &str, resolve: &mut dyn Resolve) -> Self {
        Self(tree::parse(html, resolve))
    }

    /// Its lines of Markdown, without `///`; an empty line is `""`.
    ///
    /// Lines are at most `width` characters long, unless a code span or an address is longer.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<String> {
        layout::lines(&self.0, width)
    }

    /// The [lines](Self::lines) of its first block, and those of all others.
    #[must_use]
    pub fn summary_and_rest(&self, width: usize) -> (Vec<String>, Vec<String>) {
        let (first, others) = self.0.split_at(self.0.len().min(1));
        (layout::lines(first, width), layout::lines(others, width))
    }

    /// Its first sentence, as one line of Markdown without links and emphasis. Empty if there is no
    /// paragraph.
    ///
    /// A sentence ends at a full stop before a space, but not in code or after an abbreviation.
    #[must_use]
    pub fn first_sentence(&self) -> String {
        sentence::first(&self.0)
    }
}

/// The [lines](Prose::lines) of a text.
#[must_use]
pub fn markdown(html: &str, width: usize, resolve: &mut dyn Resolve) -> Vec<String> {
    Prose::read(html, resolve).lines(width)
}

/// The [first sentence](Prose::first_sentence) of a text.
#[must_use]
pub fn first_sentence(html: &str) -> String {
    Prose(tree::parse_first_paragraph(html, &mut NoLinks)).first_sentence()
}

/// Escapes a plain text (a name, a message) so that Markdown shows it literally, on one line.
#[must_use]
pub fn escape(text: &str) -> String {
    let inlines = inline::tidy(inline::from_text(text));
    wrap::one_line(spans::words(&inlines, spans::Urls::Link))
}

/// A code span that shows the text literally, even if it contains backticks.
///
/// Invisible characters are shown as `\u{..}`. For an empty text the result is empty, since
/// Markdown has no empty code span.
#[must_use]
pub fn code_span(text: &str) -> String {
    escape::code_span(&characters::visible(text))
}
