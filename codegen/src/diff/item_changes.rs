//! Collects the changes of one item, and compares the parts that items of several kinds have.

use std::collections::BTreeMap;

use super::change::{Change, ChangeKind, NewMember, SemverStep};
use crate::ir::{DateFormat, Deprecated, Docs, ImplementedTraits, Redaction, Type};
use crate::map::{map_of, set_of};

/// Collects the changes of an item, or of one of its members.
pub(super) struct ItemChanges<'d> {
    changes: &'d mut Vec<Change>,
    item: String,
    member: Option<String>,
}

impl<'d> ItemChanges<'d> {
    /// Adds the changes of `item` to `changes`.
    pub(super) fn of(changes: &'d mut Vec<Change>, item: impl Into<String>) -> Self {
        Self { changes, item: item.into(), member: None }
    }

    /// Adds a change.
    pub(super) fn note(&mut self, kind: ChangeKind, step: SemverStep, what: impl Into<String>) {
        self.note_with(kind, step, what, Vec::new());
    }

    /// Adds a change with new members.
    pub(super) fn note_with(
        &mut self,
        kind: ChangeKind,
        step: SemverStep,
        what: impl Into<String>,
        new_members: Vec<NewMember>,
    ) {
        self.changes.push(Change {
            item: self.item.clone(),
            member: self.member.clone(),
            kind,
            what: what.into(),
            step,
            new_members,
        });
    }

    /// Collects the changes of a member of the item.
    pub(super) fn member(&mut self, name: impl Into<String>) -> ItemChanges<'_> {
        ItemChanges { item: self.item.clone(), member: Some(name.into()), changes: self.changes }
    }

    /// Compares the documentation, and whether the item or member is deprecated.
    pub(super) fn attributes(
        &mut self,
        old: (&Docs, Option<&Deprecated>),
        new: (&Docs, Option<&Deprecated>),
    ) {
        match (old.1, new.1) {
            (None, Some(_)) => {
                self.note(ChangeKind::Deprecation, SemverStep::Minor, "is deprecated");
            }
            (Some(_), None) => {
                self.note(ChangeKind::Deprecation, SemverStep::Patch, "is no longer deprecated");
            }
            _ => {}
        }
        if old.0.prose_lines() != new.0.prose_lines() {
            self.note(ChangeKind::Documentation, SemverStep::Patch, "has other documentation");
        }
    }

    /// Compares the parts (fields, variants) of two items.
    ///
    /// Adds the changes that parts were removed, or renamed in Rust but not on the wire, and calls
    /// `added` for each new part. Returns the parts that both have, by their new names.
    pub(super) fn parts<'a, T>(
        &mut self,
        (old, new): (&'a [T], &'a [T]),
        name: impl Fn(&T) -> String,
        wire: impl Fn(&T) -> String,
        added: impl Fn(&T, &mut ItemChanges<'_>),
    ) -> Vec<(String, &'a T, &'a T)> {
        let (of_old, of_new) = (places(old, &name), places(new, &name));
        let new_names = of_new.iter().filter(|(name, _)| !of_old.contains_key(*name));
        let mut by_wire_name: BTreeMap<String, &String> =
            map_of(new_names.map(|(name, place)| (wire(&new[*place]), name)));
        let mut kept = Vec::new();
        for (name, place) in &of_old {
            let old = &old[*place];
            if let Some(place) = of_new.get(name) {
                kept.push((name.clone(), old, &new[*place]));
            } else if let Some(new_name) = by_wire_name.remove(&wire(old)) {
                let what = format!("is called `{new_name}` now");
                self.member(name).note(ChangeKind::Renamed, SemverStep::Major, what);
                kept.push((new_name.clone(), old, &new[of_new[new_name]]));
            } else {
                self.member(name).note(ChangeKind::Removed, SemverStep::Major, "was removed");
            }
        }
        let new_names = set_of(by_wire_name.into_values());
        for name in new_names {
            added(&new[of_new[name]], &mut self.member(name));
        }
        kept
    }

    /// Compares whether `Debug` redacts the whole type.
    pub(super) fn redaction(&mut self, old: Redaction, new: Redaction) {
        if old != new {
            let what = match new {
                Redaction::Whole => "is redacted by `Debug` as a whole",
                Redaction::Marked => "is no longer redacted by `Debug` as a whole",
            };
            self.note(ChangeKind::Redaction, SemverStep::Minor, what);
        }
    }

    /// Compares the types of a field or variant; `None` for a variant without a value.
    pub(super) fn payload(&mut self, old: Option<&Type>, new: Option<&Type>) {
        if old == new {
            return;
        }
        let text = |ty: Option<&Type>| ty.map_or("()".to_owned(), ToString::to_string);
        let (before, after) = (text(old), text(new));
        let (kind, what) = match (old, new) {
            (Some(old), Some(Type::Sensitive(new))) if *old == **new => {
                (ChangeKind::Redaction, "is redacted: ")
            }
            (Some(Type::Sensitive(old)), Some(new)) if **old == *new => {
                (ChangeKind::Redaction, "is no longer redacted: ")
            }
            _ => (ChangeKind::Type, "is "),
        };
        self.note(kind, SemverStep::Major, format!("{what}`{after}`, was `{before}`"));
    }

    /// Compares whether the type implements a trait.
    pub(super) fn implementation(&mut self, name: &str, before: bool, after: bool) {
        let kind = ChangeKind::Implementations;
        match (before, after) {
            (true, false) => {
                self.note(kind, SemverStep::Major, format!("no longer implements {name}"));
            }
            (false, true) => self.note(kind, SemverStep::Minor, format!("implements {name}")),
            _ => {}
        }
    }

    /// Compares whether the type implements `Eq` and `Hash`, which mostly come and go together.
    pub(super) fn equality(&mut self, old: ImplementedTraits, new: ImplementedTraits) {
        if (old.eq, new.eq) == (old.hash, new.hash) {
            self.implementation("`Eq` and `Hash`", old.eq, new.eq);
        } else {
            self.implementation("`Eq`", old.eq, new.eq);
            self.implementation("`Hash`", old.hash, new.hash);
        }
    }

    /// Compares the name of a member on the wire, and the format of timestamps in it.
    pub(super) fn wire_form(
        &mut self,
        old: (&str, Option<DateFormat>),
        new: (&str, Option<DateFormat>),
    ) {
        if old.0 != new.0 {
            let what = format!("is `{}` on the wire, was `{}`", new.0, old.0);
            self.note(ChangeKind::WireName, SemverStep::Major, what);
        }
        if old.1 != new.1 {
            self.note(ChangeKind::WireFormat, SemverStep::Major, "has another form on the wire");
        }
    }
}

/// The places of items by name; `name` gets the name of an item. A map of the items themselves would be
/// compiled for each type of them.
pub(super) fn places<T>(items: &[T], name: impl Fn(&T) -> String) -> BTreeMap<String, usize> {
    map_of(items.iter().enumerate().map(|(place, item)| (name(item), place)))
}
