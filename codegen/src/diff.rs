//! What an update of a model changes for the users of the crate that is made from it.
//!
//! Two crates are compared as the representation has them, with every decision made: a change of
//! the model that changes nothing in Rust is none, and one that does is rated by what cargo's rules
//! on semantic versions say of the Rust items
//! (<https://doc.rust-lang.org/cargo/reference/semver.html>). All types are `#[non_exhaustive]` and
//! have builders, so a new optional member, value or variant breaks no one.

mod enumeration;
mod operation;
mod report;
mod structure;

use std::cmp::Reverse;
use std::collections::BTreeMap;

pub use report::Format;

use crate::ir::{Crate, Deprecated, Docs, Item};

/// The part of the version that a change forces up, in the sense of a crate from 1.0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Code and stored values stay as they are.
    Patch,
    /// Something is new, or behaves differently where nobody has to act.
    Minor,
    /// Code, stored values or calls can break.
    Major,
}

impl Step {
    /// The step as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The Rust item, as a path below the crate.
    pub item: String,
    /// The field, variant or constant, if it isn't the item as a whole.
    pub member: Option<String>,
    /// What happened to it.
    pub what: String,
    /// What that means for the version.
    pub step: Step,
}

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
            diff.item("crate").note(Step::Minor, "the service speaks another protocol");
        }
        operation::compare(old, new, &mut diff);
        operation::compare_errors(old, new, &mut diff);
        compare_types(old, new, &mut diff);
        let mut items: Vec<_> = diff.changes.chunk_by(|a, b| a.item == b.item).collect();
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

    /// Notes changes of one item.
    fn item(&mut self, item: impl Into<String>) -> Subject<'_> {
        Subject { diff: self, item: item.into(), member: None }
    }
}

/// Collects the changes of an item or of a part of it.
struct Subject<'d> {
    diff: &'d mut Diff,
    item: String,
    member: Option<String>,
}

impl Subject<'_> {
    fn note(&mut self, step: Step, what: impl Into<String>) {
        self.diff.changes.push(Change {
            item: self.item.clone(),
            member: self.member.clone(),
            what: what.into(),
            step,
        });
    }

    /// The same for a part of the item.
    fn member(&mut self, name: impl Into<String>) -> Subject<'_> {
        Subject { item: self.item.clone(), member: Some(name.into()), diff: self.diff }
    }

    /// What every item and member has: its documentation, and whether it is deprecated.
    fn attributes(&mut self, old: (&Docs, Option<&Deprecated>), new: (&Docs, Option<&Deprecated>)) {
        match (old.1, new.1) {
            (None, Some(_)) => self.note(Step::Minor, "is deprecated"),
            (Some(_), None) => self.note(Step::Patch, "is no longer deprecated"),
            _ if old.0 != new.0 => self.note(Step::Patch, "has other documentation"),
            _ => {}
        }
    }
}

/// Items on both sides by name: those that went, those that came, those that stayed.
struct Sides<'a, T> {
    removed: Vec<&'a str>,
    added: Vec<&'a str>,
    kept: Vec<(&'a str, &'a T, &'a T)>,
}

fn sides<'a, T>(old: &'a BTreeMap<String, T>, new: &'a BTreeMap<String, T>) -> Sides<'a, T> {
    let missing = |from: &'a BTreeMap<String, T>, other: &BTreeMap<String, T>| {
        from.keys().map(String::as_str).filter(|name| !other.contains_key(*name)).collect()
    };
    let kept = old.iter().filter_map(|(name, old)| Some((name.as_str(), old, new.get(name)?)));
    Sides { removed: missing(old, new), added: missing(new, old), kept: kept.collect() }
}

/// The items of both sides by the names that `name` gives them.
fn named<T>(items: &[T], name: impl Fn(&T) -> String) -> BTreeMap<String, &T> {
    items.iter().map(|item| (name(item), item)).collect()
}

/// Notes what went and what came, and gives what stayed.
fn came_and_went<'a, T>(
    old: &'a BTreeMap<String, T>,
    new: &'a BTreeMap<String, T>,
    path: &str,
    diff: &mut Diff,
) -> Vec<(&'a str, &'a T, &'a T)> {
    let sides = sides(old, new);
    for name in sides.removed {
        diff.item(format!("{path}{name}")).note(Step::Major, "was removed");
    }
    for name in sides.added {
        diff.item(format!("{path}{name}")).note(Step::Minor, "was added");
    }
    sides.kept
}

fn compare_types(old: &Crate, new: &Crate, diff: &mut Diff) {
    let (old, new) = (types(old), types(new));
    for (name, old, new) in came_and_went(&old, &new, "types::", diff) {
        let mut subject = diff.item(format!("types::{name}"));
        match (old, new) {
            (Item::Structure(old), Item::Structure(new)) => {
                structure::compare(old, new, &mut subject);
            }
            (Item::Union(old), Item::Union(new)) => {
                enumeration::compare_unions(old, new, &mut subject);
            }
            (Item::Enum(old), Item::Enum(new)) => {
                enumeration::compare_enums(old, new, &mut subject);
            }
            _ => subject.note(Step::Major, "is another kind of type"),
        }
    }
}

/// All types by name, wherever they stand.
fn types(krate: &Crate) -> BTreeMap<String, Item> {
    let own = krate.types.iter().map(|module| module.item.clone());
    let structures = krate.operations.iter().flat_map(|module| &module.structures);
    let name = |item: &Item| match item {
        Item::Structure(item) => item.ident.to_string(),
        Item::Union(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
    };
    let all = own.chain(structures.cloned().map(Item::Structure));
    all.map(|item| (name(&item), item)).collect()
}
