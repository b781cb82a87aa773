//! Features, modules of helpers, and types of the support code that only crates have whose shapes use
//! them.

use super::Diff;
use super::change::{ChangeKind, SemverStep};
use crate::emit;
use crate::form::Feature;
use crate::ir::Crate;

/// Notes what went. A type that came has a member of it, which is noted there; a feature that came is
/// noted here.
pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let kept = emit::exports(&new.needs);
    for name in emit::exports(&old.needs).difference(&kept) {
        let mut changes = diff.item(name);
        changes.note(
            ChangeKind::Removed,
            SemverStep::Major,
            "was removed: no shape or operation uses it",
        );
    }
    let module = |krate: &Crate| krate.cognito.is_some();
    match (module(old), module(new)) {
        (true, false) => diff.item("cognito").note(
            ChangeKind::Removed,
            SemverStep::Major,
            "was removed: the configuration doesn't ask for it",
        ),
        (false, true) => {
            diff.item("cognito").note(ChangeKind::Added, SemverStep::Minor, "was added");
        }
        _ => {}
    }
    let [before, after] = [old, new].map(|krate| krate.needs.features().collect::<Vec<Feature>>());
    let mut changes = diff.item("crate");
    for feature in before.iter().filter(|feature| !after.contains(feature)) {
        let what =
            format!("no longer has the feature `{}`, which would do nothing", feature.name());
        changes.note(ChangeKind::Removed, SemverStep::Major, what);
    }
    for feature in after.iter().filter(|feature| !before.contains(feature)) {
        let what = format!("has the feature `{}`: {}", feature.name(), feature.about());
        changes.note(ChangeKind::Added, SemverStep::Minor, what);
    }
}
