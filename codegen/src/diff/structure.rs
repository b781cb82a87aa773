//! Changes of a structure and of its fields.

use super::enumeration::compare_redaction;
use super::{Kind, Step, Subject, constraint, new_member};
use crate::ir::{Field, Format, Presence, Structure, Type};

pub(super) fn compare(old: &Structure, new: &Structure, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.wire != new.wire {
        let what = format!("is `{}` in the model, was `{}`", new.wire, old.wire);
        subject.note(Kind::WireName, Step::Patch, what);
    }
    subject.implementation("`Eq` and `Hash`", old.traits.eq, new.traits.eq);
    subject.implementation("`Default`", old.traits.default, new.traits.default);
    subject.implementation("`Error`", old.error.is_some(), new.error.is_some());
    compare_redaction(old.redaction, new.redaction, subject);
    let is_sent = old.is_sent && new.is_sent;
    let added = |field: &Field, subject: &mut Subject<'_>| {
        let member = new_member::field(new, field);
        let step = if member.is_required == Some(true) { Step::Major } else { Step::Minor };
        let what = format!("was added: {}", member.description());
        subject.note_with(Kind::Added, step, what, vec![member]);
    };
    let name = |field: &Field| field.ident.to_string();
    let wire = |field: &Field| field.wire.clone();
    for (name, old, new) in subject.parts((&old.fields, &new.fields), name, wire, added) {
        compare_fields(old, new, is_sent, &mut subject.member(name));
    }
}

fn compare_fields(old: &Field, new: &Field, is_sent: bool, field: &mut Subject<'_>) {
    match (&old.presence, &new.presence) {
        (Presence::Optional, Presence::Required(_)) => {
            field.note(Kind::Required, Step::Major, "became required");
        }
        (Presence::Required(_), Presence::Optional) => {
            field.note(Kind::Required, Step::Major, "became optional");
        }
        _ => {}
    }
    compare_payloads(Some(&old.ty), Some(&new.ty), field);
    field.wire_form((&old.wire, old.format), (&new.wire, new.format));
    match (&old.default, &new.default) {
        (old, new) if old == new => {}
        (None, _) => field.note(Kind::Default, Step::Minor, "now has a default"),
        (_, None) => field.note(Kind::Default, Step::Minor, "no longer has a default"),
        _ => field.note(Kind::Default, Step::Minor, "has another default"),
    }
    if old.is_token != new.is_token {
        let what = if new.is_token { "is filled" } else { "is no longer filled" };
        let what = format!("{what} with a random token where it isn't set");
        field.note(Kind::Token, Step::Minor, what);
    }
    if old.ty.bare() == new.ty.bare() {
        constraint::compare(&old.facts, &new.facts, is_sent, field);
    }
    field.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
}

/// The types of a field or of a variant, `None` where it has no value.
pub(super) fn compare_payloads(old: Option<&Type>, new: Option<&Type>, member: &mut Subject<'_>) {
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
    member.note(kind, Step::Major, format!("{what}`{after}`, was `{before}`"));
}

impl Subject<'_> {
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
