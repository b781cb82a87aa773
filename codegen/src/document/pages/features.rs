//! The features of a crate, which two pages list.

use crate::document::paragraphs::Paragraphs;
use crate::plan::Plan;

const FEATURES: [&str; 6] = [
    "| Feature | What it brings |",
    "|---|---|",
    "| `json` | the module `json`: reading and writing, without a dependency |",
    "| `serde` (default) | `Serialize` and `Deserialize` on every shape |",
    "| `http` (default) | `Operation::request` and `Operation::response`, in the types of the crate `http` |",
    "| `gzip` | compressed requests, where the model allows them |",
];

const GETRANDOM: &str = "| `getrandom` | random tokens of requests where the standard library has no randomness, e.g. on `wasm32-unknown-unknown` |";

/// Adds the section about features; `level` is the beginning of its heading. A crate with types
/// only has no features, and the section says so.
pub(super) fn features(plan: &Plan<'_>, level: &str, docs: &mut Paragraphs) {
    if plan.protocol.is_some() {
        docs.heading(&format!("{level} Features"));
        let has_tokens = plan.operations.values().any(|operation| operation.token.is_some());
        let rows = FEATURES.into_iter().chain(has_tokens.then_some(GETRANDOM));
        docs.lines(rows.map(str::to_owned));
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
