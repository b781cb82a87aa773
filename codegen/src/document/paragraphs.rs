//! Builds documentation from paragraphs of one width.

use super::text;
use crate::ir::Docs;

/// The width of an item's documentation, in columns: 100 minus `/// `.
pub(super) const ITEM: usize = 96;
/// Columns for the documentation of a field, variant, setter or constant, which is indented.
pub(super) const MEMBER: usize = 92;

/// Unfinished documentation. Each method adds a paragraph, unless it is empty.
pub(super) struct Paragraphs {
    docs: Docs,
    width: usize,
}

impl Paragraphs {
    /// Starts without paragraphs; lines have at most `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self { docs: Docs::default(), width }
    }

    /// A heading, such as `# Members`.
    pub(super) fn heading(&mut self, heading: &str) {
        self.docs.paragraph([heading.to_owned()]);
    }

    /// A paragraph of generated Markdown, which is wrapped.
    pub(super) fn text(&mut self, markdown: &str) {
        self.docs.paragraph(text::wrap(markdown, self.width));
    }

    /// A generated list, whose items are wrapped.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        self.docs.paragraph(text::list(items, self.width));
    }

    /// Lines that aren't wrapped, such as code or a table.
    pub(super) fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        self.docs.paragraph(lines);
    }

    /// Lines of the model's text.
    pub(super) fn prose(&mut self, lines: Vec<String>) {
        self.docs.prose_paragraph(lines);
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// The finished documentation.
    pub(super) fn finish(self) -> Docs {
        self.docs
    }
}
