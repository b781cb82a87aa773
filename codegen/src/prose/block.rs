//! The blocks of a document.

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
    /// A quotation; a note has a label, such as `Important`.
    Quote {
        label: Option<&'static str>,
        body: Vec<Block>,
    },
}
