//! Compares enums and unions.

use super::new_member::value;
use super::{ChangeKind, ItemChanges, SemverStep, constraint, new_member, user_attributes};
use crate::ir::{Enum, EnumVariant, Union, UnionVariant};

pub(super) fn compare_enums(old: &Enum, new: &Enum, changes: &mut ItemChanges<'_>) {
    user_attributes::compare(&old.attributes, &new.attributes, changes);
    changes.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.repr != new.repr {
        changes.note(ChangeKind::Type, SemverStep::Major, "has values of another type");
        return;
    }
    changes.redaction(old.redaction, new.redaction);
    let added = |variant: &EnumVariant, changes: &mut ItemChanges<'_>| {
        changes.note(
            ChangeKind::Added,
            SemverStep::Minor,
            format!("was added: {}", value(&variant.value)),
        );
    };
    let name = |variant: &EnumVariant| variant.ident.to_string();
    let wire = |variant: &EnumVariant| value(&variant.value);
    for (name, old, new) in changes.parts((&old.variants, &new.variants), name, wire, added) {
        let mut variant = changes.member(name);
        if old.value != new.value {
            let (before, after) = (value(&old.value), value(&new.value));
            let what = format!("is {after} on the wire, was {before}");
            variant.note(ChangeKind::WireName, SemverStep::Major, what);
        }
        user_attributes::compare(&old.attributes, &new.attributes, &mut variant);
        variant
            .attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    }
}

pub(super) fn compare_unions(old: &Union, new: &Union, changes: &mut ItemChanges<'_>) {
    user_attributes::compare(&old.attributes, &new.attributes, changes);
    changes.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    changes.equality(old.traits, new.traits);
    changes.redaction(old.redaction, new.redaction);
    let is_sent = old.is_sent && new.is_sent;
    let added = |variant: &UnionVariant, changes: &mut ItemChanges<'_>| {
        let member = new_member::variant(new, variant);
        let what = format!("was added: {}", member.description());
        changes.note_with(ChangeKind::Added, SemverStep::Minor, what, vec![member]);
    };
    let name = |variant: &UnionVariant| variant.ident.to_string();
    let wire = |variant: &UnionVariant| variant.wire.clone();
    for (name, old, new) in changes.parts((&old.variants, &new.variants), name, wire, added) {
        let mut variant = changes.member(name);
        variant.payload(old.ty.as_ref(), new.ty.as_ref());
        variant.wire_form((&old.wire, old.format), (&new.wire, new.format));
        constraint::compare(&old.facts, &new.facts, is_sent, &mut variant);
        user_attributes::compare(&old.attributes, &new.attributes, &mut variant);
        variant
            .attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    }
}
