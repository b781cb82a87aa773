//! Collects the changes of one item, and compares what items of several kinds have.

use std::collections::BTreeMap;

use super::change::{Change, Kind, NewMember, Step};
use crate::ir::{Deprecated, Docs, Format, Redaction, Type};

/// Collects the changes of an item or of a part of it.
pub(super) struct Subject<'d> {
    changes: &'d mut Vec<Change>,
    item: String,
    member: Option<String>,
}

impl<'d> Subject<'d> {
    /// Adds the changes of `item` to `changes`.
    pub(super) fn of(changes: &'d mut Vec<Change>, item: impl Into<String>) -> Self {
        Self { changes, item: item.into(), member: None }
    }

    /// Notes a change.
    pub(super) fn note(&mut self, kind: Kind, step: Step, what: impl Into<String>) {
        self.note_with(kind, step, what, Vec::new());
    }

    /// The same with members that are new.
    pub(super) fn note_with(
        &mut self,
        kind: Kind,
        step: Step,
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

    /// The same for a part of the item.
    pub(super) fn member(&mut self, name: impl Into<String>) -> Subject<'_> {
        Subject { item: self.item.clone(), member: Some(name.into()), changes: self.changes }
    }

    /// What every item and member has: its documentation, and whether it is deprecated.
    pub(super) fn attributes(
        &mut self,
        old: (&Docs, Option<&Deprecated>),
        new: (&Docs, Option<&Deprecated>),
    ) {
        match (old.1, new.1) {
            (None, Some(_)) => self.note(Kind::Deprecation, Step::Minor, "is deprecated"),
            (Some(_), None) => self.note(Kind::Deprecation, Step::Patch, "is no longer deprecated"),
            _ => {}
        }
        if old.0.prose_lines() != new.0.prose_lines() {
            self.note(Kind::Documentation, Step::Patch, "has other documentation");
        }
    }

    /// Notes the parts that went, those that came by `added`, and those that have another name in
    /// Rust, but the old one on the wire; gives those that stayed by their new names.
    pub(super) fn parts<'a, T>(
        &mut self,
        (old, new): (&'a [T], &'a [T]),
        name: impl Fn(&T) -> String,
        wire: impl Fn(&T) -> String,
        added: impl Fn(&T, &mut Subject<'_>),
    ) -> Vec<(String, &'a T, &'a T)> {
        let (old, new) = (named(old, &name), named(new, &name));
        let came = new.iter().filter(|(name, _)| !old.contains_key(*name));
        let mut came: BTreeMap<String, (&String, &T)> =
            came.map(|(name, part)| (wire(part), (name, *part))).collect();
        let mut kept = Vec::new();
        for (name, old) in &old {
            if let Some(new) = new.get(name) {
                kept.push((name.clone(), *old, *new));
            } else if let Some((new_name, new)) = came.remove(&wire(old)) {
                let what = format!("is called `{new_name}` now");
                self.member(name).note(Kind::Renamed, Step::Major, what);
                kept.push((new_name.clone(), *old, new));
            } else {
                self.member(name).note(Kind::Removed, Step::Major, "was removed");
            }
        }
        let came: BTreeMap<&String, &T> = came.into_values().collect();
        for (name, part) in came {
            added(part, &mut self.member(name));
        }
        kept
    }

    /// Whether `Debug` redacts all of the type.
    pub(super) fn redaction(&mut self, old: Redaction, new: Redaction) {
        if old != new {
            let what = match new {
                Redaction::Whole => "is redacted by `Debug` as a whole",
                Redaction::Marked => "is no longer redacted by `Debug` as a whole",
            };
            self.note(Kind::Redaction, Step::Minor, what);
        }
    }

    /// The types of a field or of a variant, `None` where it has no value.
    pub(super) fn payload(&mut self, old: Option<&Type>, new: Option<&Type>) {
        if old == new {
            return;
        }
        let text = |ty: Option<&Type>| ty.map_or("()".to_owned(), ToString::to_string);
        let (before, after) = (text(old), text(new));
        let (kind, what) = match (old, new) {
            (Some(old), Some(Type::Sensitive(new))) if *old == **new => {
                (Kind::Redaction, "is redacted: ")
            }
            (Some(Type::Sensitive(old)), Some(new)) if **old == *new => {
                (Kind::Redaction, "is no longer redacted: ")
            }
            _ => (Kind::Type, "is "),
        };
        self.note(kind, Step::Major, format!("{what}`{after}`, was `{before}`"));
    }

    /// Whether the type implements a trait.
    pub(super) fn implementation(&mut self, name: &str, before: bool, after: bool) {
        let kind = Kind::Implementations;
        match (before, after) {
            (true, false) => self.note(kind, Step::Major, format!("no longer implements {name}")),
            (false, true) => self.note(kind, Step::Minor, format!("implements {name}")),
            _ => {}
        }
    }

    /// The name of a member on the wire, and the format of instants in it.
    pub(super) fn wire_form(&mut self, old: (&str, Option<Format>), new: (&str, Option<Format>)) {
        if old.0 != new.0 {
            let what = format!("is `{}` on the wire, was `{}`", new.0, old.0);
            self.note(Kind::WireName, Step::Major, what);
        }
        if old.1 != new.1 {
            self.note(Kind::WireFormat, Step::Major, "has another form on the wire");
        }
    }
}

/// The items by the names that `name` gives them.
pub(super) fn named<'a, T>(
    items: &'a [T],
    name: &impl Fn(&T) -> String,
) -> BTreeMap<String, &'a T> {
    items.iter().map(|item| (name(item), item)).collect()
}
