//! What a document consists of.

use super::inline::Inline;
use super::tag::ListKind;

/// A block of a document.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    Fence {
        language: &'static str,
        lines: Vec<String>,
    },
    List {
        kind: ListKind,
        items: Vec<Vec<Block>>,
    },
    /// A quotation, under a label if it is a note.
    Quote {
        label: Option<&'static str>,
        body: Vec<Block>,
    },
}
