//! Files that are written as they are, under a header.

use std::borrow::Cow;

/// A file whose text needs no rendering.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its path below the crate's folder.
    pub path: &'static str,
    /// The files that a reader who wants to change it must edit.
    pub origin: &'static [&'static str],
    /// How comments look, for the header.
    pub comment: Comment,
    /// Its content, without the header.
    pub text: Cow<'static, str>,
}

/// What makes a line a comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// What stands in front.
    pub begin: &'static str,
    /// What stands after, directly.
    pub end: &'static str,
}

/// Comments of Rust.
pub const SLASHES: Comment = Comment { begin: "//", end: "" };
/// Comments of TOML.
pub(super) const HASH: Comment = Comment { begin: "#", end: "" };
/// Comments of Markdown.
pub(super) const MARKUP: Comment = Comment { begin: "<!--", end: " -->" };
