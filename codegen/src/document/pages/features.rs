//! The features of a crate, which two pages list.

use crate::document::paragraphs::Paragraphs;
use crate::ir::Needs;

/// What pages say of redaction if no field is redacted.
pub(super) const NOTHING_SENSITIVE: &str = "No field is sensitive: the model marks none, and the \
                                            configuration adds none.";

/// Adds the section about features; `level` is the beginning of its heading. A crate with types
/// only has no features, and the section says so.
pub(super) fn features(needs: &Needs, level: &str, docs: &mut Paragraphs) {
    let mut rows = needs.features().map(|feature| {
        let default = if feature.is_default() { " (default)" } else { "" };
        format!("| `{}`{default} | {} |", feature.name(), feature.about())
    });
    if let Some(first) = rows.next() {
        docs.heading(&format!("{level} Features"));
        let head = ["| Feature | What it brings |", "|---|---|"].map(str::to_owned);
        docs.lines(head.into_iter().chain([first]).chain(rows));
        return;
    }
    docs.heading(&format!("{level} Types only"));
    docs.text(
        "This crate has only the types, without code that sends or reads them: members that are \
         sent in a path, a query or a header are fields like all others. There is no `serde` \
         either, since it would write something other than what the service reads. So the crate \
         has no features and no dependencies.",
    );
}
