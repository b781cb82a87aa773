//! Documentation while it is written: paragraphs of one width.

use super::text;
use crate::ir::Docs;

/// Columns for the documentation of an item: 100 less `/// `.
pub(super) const ITEM: usize = 96;
/// Columns for the documentation of a field, variant, setter or constant, which is indented.
pub(super) const MEMBER: usize = 92;

/// Documentation to which each method adds a paragraph; none where there is nothing to say.
pub(super) struct Paragraphs {
    docs: Docs,
    width: usize,
}

impl Paragraphs {
    /// No paragraphs yet, for lines of at most `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self { docs: Docs::default(), width }
    }

    /// A heading, such as `# Members`.
    pub(super) fn heading(&mut self, heading: &str) {
        self.docs.paragraph([heading.to_owned()]);
    }

    /// Our own text: Markdown of one paragraph, which is wrapped.
    pub(super) fn text(&mut self, markdown: &str) {
        self.docs.paragraph(text::wrap(markdown, self.width));
    }

    /// A list of our own, whose items are wrapped.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        self.docs.paragraph(text::list(items, self.width));
    }

    /// Lines that stay as they are, such as code or a table.
    pub(super) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        self.docs.paragraph(lines);
    }

    /// Lines of the model's own text.
    pub(super) fn prose(&mut self, lines: Vec<String>) {
        self.docs.prose_paragraph(lines);
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// The documentation, when all is added.
    pub(super) fn finish(self) -> Docs {
        self.docs
    }
}
