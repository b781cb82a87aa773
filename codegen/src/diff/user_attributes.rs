//! Compares the attributes and derives that the configuration adds.

use std::collections::BTreeSet;

use super::{ChangeKind, ItemChanges, SemverStep};
use crate::ir::{Attributes, UserCode};
use crate::prose::code_span;

/// Adds the changes of an item or member. A new attribute can change what the item does; without one
/// that it had, code that relies on it can break.
pub(super) fn compare(old: &Attributes, new: &Attributes, changes: &mut ItemChanges<'_>) {
    if old == new {
        return;
    }
    let ((old_derives, old), (new_derives, new)) = (split(old), split(new));
    let kind = ChangeKind::Implementations;
    for derive in old_derives.difference(&new_derives) {
        changes.note(kind, SemverStep::Major, format!("no longer derives `{derive}`"));
    }
    for derive in new_derives.difference(&old_derives) {
        changes.note(kind, SemverStep::Minor, format!("derives `{derive}`"));
    }
    let kind = ChangeKind::Behavior;
    for attribute in old.difference(&new) {
        let what = format!("no longer has the attribute {}", code_span(attribute));
        changes.note(kind, SemverStep::Major, what);
    }
    for attribute in new.difference(&old) {
        let what = format!("has the attribute {}", code_span(attribute));
        changes.note(kind, SemverStep::Minor, what);
    }
}

/// The paths of derive macros, and the other attributes.
fn split(attributes: &Attributes) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut derives, mut others) = (BTreeSet::new(), BTreeSet::new());
    for code in attributes.0.iter().map(UserCode::path) {
        let list = code.strip_prefix("#[derive(").and_then(|rest| rest.strip_suffix(")]"));
        match list {
            Some(list) => derives.extend(list.split(',').map(str::to_owned)),
            None => _ = others.insert(code),
        }
    }
    (derives, others)
}
