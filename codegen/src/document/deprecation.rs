//! Deprecated items.

use crate::characters::one_line;
use crate::ir::Deprecated;
use crate::model;
use crate::prose;

/// The trait `@deprecated` as Rust's attribute, whose text is plain, but Markdown to rustdoc.
///
/// Smithy's `since` can be anything, Rust's must be a version: so it goes into the note.
pub(crate) fn deprecated(traits: &model::Traits) -> Option<Deprecated> {
    let deprecated = traits.deprecated.as_ref()?;
    let message = deprecated.message.as_deref().map(one_line);
    let since = deprecated.since.as_deref().map(|since| format!("since {}", one_line(since)));
    let note = match (message, since) {
        (Some(message), Some(since)) => Some(format!("{message} ({since})")),
        (message, since) => message.or(since),
    };
    // Only what could be a link is escaped: rustc shows the note as it is.
    let escaped = |note: String| if note.contains('[') { prose::escape(&note) } else { note };
    Some(Deprecated { note: note.map(escaped) })
}
