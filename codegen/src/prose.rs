//! From the HTML prose of AWS models to the Markdown of rustdoc.
//!
//! A model's text is data from elsewhere: whatever it says, the Markdown shows it and does nothing
//! else. No text can open a block that its markup doesn't ask for, run as a doctest, or carry a
//! character that hides or reorders what is read.
//!
//! The way of a text: `token` finds the markup among a closed list of tags, `tree` makes
//! blocks of it (with `paragraph` for what is inside one), `layout` writes these as lines.

mod block;
mod entity;
mod escape;
mod frame;
mod inline;
mod json;
mod layout;
mod name;
mod paragraph;
mod plain;
mod sentence;
mod spans;
mod tag;
mod token;
mod tree;
mod url;
mod wrap;

use crate::characters;

/// Names what a text refers to, as a link target for rustdoc.
///
/// Both methods are asked in the order of the text, once for each occurrence; whether a second
/// occurrence is linked as well is for the implementation to say.
pub trait Resolve {
    /// The intra-doc path for a word in code style (`<code>word</code>`, or `<a>word</a>` without
    /// `href`), or `None` to leave it as it is.
    fn code(&mut self, word: &str) -> Option<String>;

    /// The intra-doc path to use in place of the hyperlink `href`, or `None` to keep the hyperlink.
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

/// A text of a model, read.
#[derive(Debug)]
pub struct Prose(Vec<block::Block>);

impl Prose {
    /// Reads a text. Any text is one, whatever its markup.
    pub fn read(html: &str, resolve: &mut dyn Resolve) -> Self {
        Self(tree::parse(html, resolve))
    }

    /// Its lines of Markdown, without the leading space or slashes; an empty line is `""`.
    ///
    /// Lines are at most `width` characters long, except where a code span or an address is longer.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<String> {
        layout::lines(&self.0, width)
    }

    /// Its first block, as [lines](Self::lines), and the lines of all others.
    #[must_use]
    pub fn summary_and_rest(&self, width: usize) -> (Vec<String>, Vec<String>) {
        let (first, others) = self.0.split_at(self.0.len().min(1));
        (layout::lines(first, width), layout::lines(others, width))
    }

    /// Its first sentence, as one line of Markdown without links: plain text with its code spans.
    /// Empty if the text is.
    ///
    /// A sentence ends at a full stop before a space, outside code and not after an abbreviation.
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
    Prose::read(html, &mut NoLinks).first_sentence()
}

/// Escapes a plain text (a name, a message) so that Markdown shows it literally, on one line.
#[must_use]
pub fn escape(text: &str) -> String {
    let inlines = inline::tidy(inline::from_text(text));
    wrap::one_line(spans::words(&inlines, spans::Urls::Link))
}

/// The text as a code span that shows it literally, whatever backticks it holds.
///
/// Characters that can't be seen are shown as `\u{..}`. The span of an empty text is empty, since
/// Markdown has none.
#[must_use]
pub fn code_span(text: &str) -> String {
    escape::code_span(&characters::visible(text))
}
