//! What an update of a model changes for the users of the crate that is made from it.
//!
//! Two crates are compared as the representation has them, with every decision made: a change of
//! the model that changes nothing for users is none. The others are rated by what breaks:
//!
//! - Rust items by cargo's rules on semantic versions
//!   (<https://doc.rust-lang.org/cargo/reference/semver.html>). All types are `#[non_exhaustive]`
//!   and have builders, so a new optional member, value or variant breaks no one. A new required
//!   member, another type or another name on the wire does.
//! - Constraints (length, range, pattern, unique items) by what the service can refuse. What a
//!   request can hold breaks when its constraint is added or tightened, since calls that worked can
//!   fail; a wider or removed constraint is a patch. Whether another pattern takes less isn't known,
//!   so it is minor, with the advice to check. In what only responses hold, constraints are a patch:
//!   nothing checks them there.
//! - Documentation is a patch, told once for each item.

mod change;
mod constraint;
mod enumeration;
mod new_member;
mod operation;
mod report;
mod structure;
mod subject;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub use change::{Change, Kind, NewMember, NewRedaction, Step};
pub use report::Format;
use subject::Subject;

use crate::ir::{Crate, Item};

/// Everything that is different, by item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    changes: Vec<Change>,
}

impl Diff {
    /// Compares two crates.
    #[must_use]
    pub fn of(old: &Crate, new: &Crate) -> Self {
        let mut diff = Self::default();
        if old.protocol != new.protocol {
            let mut subject = diff.item("crate");
            subject.note(Kind::Protocol, Step::Minor, "the service speaks another protocol");
        }
        operation::compare(old, new, &mut diff);
        operation::compare_errors(old, new, &mut diff);
        compare_types(old, new, &mut diff);
        let mut items: Vec<Vec<Change>> =
            diff.changes.chunk_by(|a, b| a.item == b.item).map(fold_documentation).collect();
        items.sort_by_key(|changes| Reverse(changes.iter().map(|change| change.step).max()));
        Self { changes: items.concat() }
    }

    /// The changes by item: those that break first, else operations first, each by name.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The step that all changes together force; `None` if there are none.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        self.changes.iter().map(|change| change.step).max()
    }

    /// The new members that aren't redacted and whose names make a look worth while, by item.
    pub fn to_review(&self) -> impl Iterator<Item = (&str, &NewMember)> {
        self.changes.iter().flat_map(|change| {
            let members = change.new_members.iter();
            let members = members.filter(|member| member.redaction.word().is_some());
            members.map(|member| (change.item.as_str(), member))
        })
    }

    /// Notes changes of one item.
    fn item(&mut self, item: impl Into<String>) -> Subject<'_> {
        Subject::of(&mut self.changes, item)
    }
}

/// The changes of an item with one for all its documentation, at the end.
fn fold_documentation(changes: &[Change]) -> Vec<Change> {
    let is_documentation = |change: &&Change| change.kind == Kind::Documentation;
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
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let mut subject = diff.item(format!("types::{name}"));
        match (old.get(name), new.get(name)) {
            (Some(_), None) => subject.note(Kind::Removed, Step::Major, "was removed"),
            (None, Some(new)) => new_member::note_type(new, &mut subject),
            (Some(old), Some(new)) => compare_items(old, new, &mut subject),
            (None, None) => {}
        }
    }
}

fn compare_items(old: &Item, new: &Item, subject: &mut Subject<'_>) {
    match (old, new) {
        (Item::Structure(old), Item::Structure(new)) => structure::compare(old, new, subject),
        (Item::Union(old), Item::Union(new)) => enumeration::compare_unions(old, new, subject),
        (Item::Enum(old), Item::Enum(new)) => enumeration::compare_enums(old, new, subject),
        _ => subject.note(Kind::Type, Step::Major, "is another kind of type"),
    }
}

/// All types by name, wherever they stand.
fn types(krate: &Crate) -> BTreeMap<String, Item> {
    let own = krate.types.iter().map(|module| module.item.clone());
    let structures = krate.operations.iter().flat_map(|module| &module.structures);
    let all = own.chain(structures.cloned().map(Item::Structure));
    all.map(|item| (item.ident().to_string(), item)).collect()
}
