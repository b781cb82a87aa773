//! Compares structures and their fields.

use super::{ChangeKind, ItemChanges, SemverStep, constraint, new_member};
use crate::ir::{Field, Presence, Structure};

pub(super) fn compare(old: &Structure, new: &Structure, changes: &mut ItemChanges<'_>) {
    changes.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.wire != new.wire {
        let what = format!("is `{}` in the model, was `{}`", new.wire, old.wire);
        changes.note(ChangeKind::WireName, SemverStep::Patch, what);
    }
    changes.implementation("`Eq` and `Hash`", old.traits.eq, new.traits.eq);
    changes.implementation("`Default`", old.traits.default, new.traits.default);
    changes.implementation("`Error`", old.error.is_some(), new.error.is_some());
    changes.redaction(old.redaction, new.redaction);
    let is_sent = old.is_sent && new.is_sent;
    let added = |field: &Field, changes: &mut ItemChanges<'_>| {
        let member = new_member::field(new, field);
        let step =
            if member.is_required == Some(true) { SemverStep::Major } else { SemverStep::Minor };
        let what = format!("was added: {}", member.description());
        changes.note_with(ChangeKind::Added, step, what, vec![member]);
    };
    let name = |field: &Field| field.ident.to_string();
    let wire = |field: &Field| field.wire.clone();
    for (name, old, new) in changes.parts((&old.fields, &new.fields), name, wire, added) {
        compare_fields(old, new, is_sent, &mut changes.member(name));
    }
}

fn compare_fields(old: &Field, new: &Field, is_sent: bool, field: &mut ItemChanges<'_>) {
    match (&old.presence, &new.presence) {
        (Presence::Optional, Presence::Required(_)) => {
            field.note(ChangeKind::Required, SemverStep::Major, "became required");
        }
        (Presence::Required(_), Presence::Optional) => {
            field.note(ChangeKind::Required, SemverStep::Major, "became optional");
        }
        _ => {}
    }
    field.payload(Some(&old.ty), Some(&new.ty));
    field.wire_form((&old.wire, old.format), (&new.wire, new.format));
    match (&old.default, &new.default) {
        (old, new) if old == new => {}
        (None, _) => field.note(ChangeKind::Default, SemverStep::Minor, "now has a default"),
        (_, None) => field.note(ChangeKind::Default, SemverStep::Minor, "no longer has a default"),
        _ => field.note(ChangeKind::Default, SemverStep::Minor, "has another default"),
    }
    if old.is_token != new.is_token {
        let what = if new.is_token { "is filled" } else { "is no longer filled" };
        let what = format!("{what} with a random token where it isn't set");
        field.note(ChangeKind::Token, SemverStep::Minor, what);
    }
    if old.ty.bare() == new.ty.bare() {
        constraint::compare(&old.facts, &new.facts, is_sent, field);
    }
    field.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
}
