//! Files that are written unchanged, after a header.

use std::borrow::Cow;

/// A file that isn't rendered.
#[derive(Clone, Debug)]
pub(crate) struct TextFile {
    /// Its path in the crate's folder.
    pub path: &'static str,
    /// The files to edit to change it.
    pub origin: &'static [&'static str],
    /// The syntax of comments, for the header.
    pub comment: Comment,
    /// Its content, without the header.
    pub text: Cow<'static, str>,
}

/// The syntax of comments.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Comment {
    /// The beginning of a comment.
    pub begin: &'static str,
    /// The end of a comment.
    pub end: &'static str,
}

/// Comments of Rust.
pub(crate) const SLASHES: Comment = Comment { begin: "// ", end: "" };
/// Comments of TOML.
pub(super) const HASH: Comment = Comment { begin: "# ", end: "" };
/// Comments of Markdown.
pub(super) const MARKUP: Comment = Comment { begin: "<!-- ", end: " -->" };
/// Files without comments, such as licences.
pub(crate) const NONE: Comment = Comment { begin: "", end: "" };
