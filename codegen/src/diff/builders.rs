//! What all builders have: traits, and setters that take an `Option`.

use super::Diff;
use super::change::{ChangeKind, SemverStep};
use crate::ir::{Crate, Need};

/// Notes what the configuration leaves out, and what it no longer leaves out.
pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let mut changes = diff.item("builders");
    let has = |need: Need| [old, new].map(|krate| krate.needs.has(need));
    match has(Need::BuilderTraits) {
        [true, false] => changes.note(
            ChangeKind::Implementations,
            SemverStep::Major,
            "no longer implement `Clone` and `Debug`",
        ),
        [false, true] => changes.note(
            ChangeKind::Implementations,
            SemverStep::Minor,
            "implement `Clone` and `Debug`",
        ),
        _ => {}
    }
    match has(Need::MaybeSetters) {
        [true, false] => changes.note(
            ChangeKind::Removed,
            SemverStep::Major,
            "no longer have the setters `maybe_..`",
        ),
        [false, true] => {
            changes.note(ChangeKind::Added, SemverStep::Minor, "have the setters `maybe_..`");
        }
        _ => {}
    }
}
