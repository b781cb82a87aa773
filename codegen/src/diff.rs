//! What an update of a model changes for the users of the generated crate.
//!
//! It compares two [`Crate`]s, in which every decision is made. So it reports a change of the model
//! only if users of the crate see it. The change forces a part of the version up:
//!
//! - Rust items follow Cargo's rules for semantic versions
//!   (<https://doc.rust-lang.org/cargo/reference/semver.html>). All types are `#[non_exhaustive]`
//!   and have builders, so a new optional member, value or variant is minor. A new required member,
//!   a changed type or a changed name on the wire is major.
//! - Constraints (length, range, pattern, unique items) follow what the service can refuse. If
//!   requests have the value, a new or tighter constraint is major, since calls that worked can
//!   fail; a looser or removed constraint is a patch. A changed pattern is minor, with the advice
//!   to check the values, since its effect isn't known. If only responses have the value, every
//!   change is a patch: nothing checks constraints there.
//! - Documentation is a patch, reported once for each item.

mod builders;
mod change;
mod changelog;
mod constraint;
mod endpoint;
mod enumeration;
mod helper;
mod http;
mod item_changes;
mod new_member;
mod operation;
mod package;
mod protocol;
mod report;
mod structure;
mod user_attributes;
mod version;

use std::cmp::Reverse;
use std::collections::BTreeMap;

pub use change::{Change, ChangeKind, NewMember, NewRedaction, SemverStep};
pub use changelog::with_entry;
use item_changes::ItemChanges;
pub use report::{ReportFormat, report_by_model};

use crate::ir::{Crate, Item};
use crate::map::{map_of, set_of};

/// The differences between two crates, by item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    changes: Vec<Change>,
}

impl Diff {
    /// Compares two crates.
    #[must_use]
    pub fn of(old: &Crate, new: &Crate) -> Self {
        let mut diff = Self::default();
        protocol::compare(old, new, &mut diff);
        package::compare(old, new, &mut diff);
        helper::compare(old, new, &mut diff);
        builders::compare(old, new, &mut diff);
        endpoint::compare(old, new, &mut diff);
        operation::compare(old, new, &mut diff);
        operation::compare_errors(old, new, &mut diff);
        compare_types(old, new, &mut diff);
        let mut items: Vec<Vec<Change>> =
            diff.changes.chunk_by(|a, b| a.item == b.item).map(fold_documentation).collect();
        items.sort_by_key(|changes| Reverse(changes.iter().map(|change| change.step).max()));
        Self { changes: items.concat() }
    }

    /// The changes by item: items with breaking changes first, then operations before types, then
    /// by name.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The part of the version that must go up; `None` if nothing changes.
    #[must_use]
    pub fn step(&self) -> Option<SemverStep> {
        self.changes.iter().map(|change| change.step).max()
    }

    /// The new members that aren't redacted although their names look like those of secrets, by
    /// item.
    pub fn to_review(&self) -> impl Iterator<Item = (&str, &NewMember)> {
        self.changes.iter().flat_map(|change| {
            let members = change.new_members.iter();
            let members = members.filter(|member| member.redaction.word().is_some());
            members.map(|member| (change.item.as_str(), member))
        })
    }

    /// Collects changes of one item.
    fn item(&mut self, item: impl Into<String>) -> ItemChanges<'_> {
        ItemChanges::of(&mut self.changes, item)
    }
}

/// The changes of an item, with all changes of documentation folded into one at the end.
fn fold_documentation(changes: &[Change]) -> Vec<Change> {
    let is_documentation = |change: &&Change| change.kind == ChangeKind::Documentation;
    let (documentation, mut others): (Vec<&Change>, Vec<_>) =
        changes.iter().partition(is_documentation);
    if let Some(first) = documentation.first() {
        let name = |change: &&Change| match &change.member {
            Some(member) => format!("`{member}`"),
            None => "itself".to_owned(),
        };
        let names: Vec<String> = documentation.iter().map(name).collect();
        let what = format!("has other documentation: {}", names.join(", "));
        let folded = Change { member: None, what, ..(*first).clone() };
        return others.drain(..).cloned().chain([folded]).collect();
    }
    others.into_iter().cloned().collect()
}

fn compare_types(old: &Crate, new: &Crate, diff: &mut Diff) {
    let (old, new) = (types(old), types(new));
    let names = set_of(old.keys().chain(new.keys()));
    for name in names {
        let mut changes = diff.item(format!("types::{name}"));
        match (old.get(name), new.get(name)) {
            (Some(_), None) => changes.note(ChangeKind::Removed, SemverStep::Major, "was removed"),
            (None, Some(new)) => new_member::note_type(new, &mut changes),
            (Some(old), Some(new)) => compare_items(old, new, &mut changes),
            (None, None) => {}
        }
    }
}

fn compare_items(old: &Item, new: &Item, changes: &mut ItemChanges<'_>) {
    match (old, new) {
        (Item::Structure(old), Item::Structure(new)) => structure::compare(old, new, changes),
        (Item::Union(old), Item::Union(new)) => enumeration::compare_unions(old, new, changes),
        (Item::Enum(old), Item::Enum(new)) => enumeration::compare_enums(old, new, changes),
        _ => changes.note(ChangeKind::Type, SemverStep::Major, "is another kind of type"),
    }
}

/// All types of a crate, by name.
fn types(krate: &Crate) -> BTreeMap<String, Item> {
    let own = krate.types.iter().map(|module| module.item.clone());
    let structures = krate.operations.iter().flat_map(|module| &module.structures);
    let all = own.chain(structures.cloned().map(Item::Structure));
    map_of(all.map(|item| (item.ident().to_string(), item)))
}
