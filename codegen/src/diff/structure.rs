//! Compares structures and their fields.

use super::{ChangeKind, ItemChanges, SemverStep, constraint, http, new_member, user_attributes};
use crate::ir::{DefaultValue, Field, Presence, Structure};
use crate::prose::code_span;

pub(super) fn compare(old: &Structure, new: &Structure, changes: &mut ItemChanges<'_>) {
    user_attributes::compare(&old.attributes, &new.attributes, changes);
    changes.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.wire != new.wire {
        let what = format!("is `{}` in the model, was `{}`", new.wire, old.wire);
        changes.note(ChangeKind::WireName, SemverStep::Patch, what);
    }
    changes.equality(old.traits, new.traits);
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
    http::places(old.place.as_ref(), new.place.as_ref(), field);
    compare_defaults(old.default.as_ref(), new.default.as_ref(), field);
    if old.is_token != new.is_token {
        let what = if new.is_token { "is filled" } else { "is no longer filled" };
        let what = format!("{what} with a random token where it isn't set");
        field.note(ChangeKind::Token, SemverStep::Minor, what);
    }
    if old.ty.bare() == new.ty.bare() {
        constraint::compare(&old.facts, &new.facts, is_sent, field);
    }
    user_attributes::compare(&old.attributes, &new.attributes, field);
    field.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
}

/// Values that the model writes in two ways are the same if their expression is.
fn compare_defaults(
    old: Option<&DefaultValue>,
    new: Option<&DefaultValue>,
    field: &mut ItemChanges<'_>,
) {
    let of_model = |default: Option<&DefaultValue>| match default {
        Some(DefaultValue::OfModel { text, expression }) => {
            Some((code_span(text), expression.to_string()))
        }
        Some(DefaultValue::Initial) | None => None,
    };
    let what = match (of_model(old), of_model(new)) {
        (None, Some((new, _))) => format!("now has a default: {new}"),
        (Some((old, _)), None) => format!("no longer has a default, was {old}"),
        (Some((old, before)), Some((new, after))) if old != new && before != after => {
            format!("has another default: {new}, was {old}")
        }
        _ => return,
    };
    field.note(ChangeKind::Default, SemverStep::Minor, what);
}
