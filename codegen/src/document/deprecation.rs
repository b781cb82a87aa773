//! Deprecated items.

use crate::characters::one_line;
use crate::ir::Deprecated;
use crate::model;
use crate::prose;

/// The trait `@deprecated` as Rust's attribute. Its note is plain text for rustc, but Markdown for
/// rustdoc.
///
/// `since` goes into the note: in Smithy it can be any text, but Rust's `since` must be a version.
pub(crate) fn deprecated(traits: &model::Traits) -> Option<Deprecated> {
    let deprecated = traits.deprecated.as_ref()?;
    let message = deprecated.message.as_deref().map(one_line);
    let since = deprecated.since.as_deref().map(|since| format!("since {}", one_line(since)));
    let note = match (message, since) {
        (Some(message), Some(since)) => Some(format!("{message} ({since})")),
        (message, since) => message.or(since),
    };
    // Escapes only links, since rustc shows the note unchanged.
    let escaped = |note: String| if note.contains('[') { prose::escape(&note) } else { note };
    Some(Deprecated { note: note.map(escaped) })
}
