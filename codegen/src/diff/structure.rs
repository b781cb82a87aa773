//! Changes of a structure and of its fields.

use quote::ToTokens as _;

use super::{Step, Subject, named, sides};
use crate::ir::{Field, Presence, Structure, Type};

pub(super) fn compare(old: &Structure, new: &Structure, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.wire != new.wire {
        subject.note(Step::Patch, format!("is `{}` in the model, was `{}`", new.wire, old.wire));
    }
    implementations(old, new, subject);
    if old.redaction != new.redaction {
        subject.note(Step::Minor, "is shown differently by `Debug`");
    }
    let fields = |structure| named::<Field>(structure, |field| field.ident.to_string());
    let (old, new) = (fields(&old.fields), fields(&new.fields));
    let sides = sides(&old, &new);
    for name in sides.removed {
        subject.member(name).note(Step::Major, "was removed");
    }
    for name in sides.added {
        let (step, kind) = match new[name].presence {
            Presence::Required(_) => (Step::Major, "required"),
            Presence::Optional => (Step::Minor, "optional"),
        };
        subject.member(name).note(step, format!("was added, {kind}"));
    }
    for (name, old, new) in sides.kept {
        compare_fields(old, new, &mut subject.member(name));
    }
}

fn implementations(old: &Structure, new: &Structure, subject: &mut Subject<'_>) {
    let pairs = [
        ("`Eq` and `Hash`", old.traits.eq, new.traits.eq),
        ("`Default`", old.traits.default, new.traits.default),
        ("`Error`", old.error.is_some(), new.error.is_some()),
    ];
    for (name, before, after) in pairs {
        match (before, after) {
            (true, false) => subject.note(Step::Major, format!("no longer implements {name}")),
            (false, true) => subject.note(Step::Minor, format!("implements {name}")),
            _ => {}
        }
    }
}

fn compare_fields(old: &Field, new: &Field, field: &mut Subject<'_>) {
    match (&old.presence, &new.presence) {
        (Presence::Optional, Presence::Required(_)) => field.note(Step::Major, "became required"),
        (Presence::Required(_), Presence::Optional) => field.note(Step::Major, "became optional"),
        _ => {}
    }
    compare_payloads(Some(&old.ty), Some(&new.ty), field);
    if old.wire != new.wire {
        field.note(Step::Major, format!("is `{}` on the wire, was `{}`", new.wire, old.wire));
    }
    if old.format != new.format {
        field.note(Step::Major, "has another form on the wire");
    }
    if old.default != new.default {
        field.note(Step::Minor, "has another default");
    }
    if old.is_token != new.is_token {
        let what = if new.is_token { "is filled" } else { "is no longer filled" };
        field.note(Step::Minor, format!("{what} with a random token where it isn't set"));
    }
    field.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
}

/// The types of a field or of a variant, `None` where it has no value.
pub(super) fn compare_payloads(old: Option<&Type>, new: Option<&Type>, member: &mut Subject<'_>) {
    if old == new {
        return;
    }
    let (before, after) = (text(old), text(new));
    let note = match (old, new) {
        (Some(old), Some(Type::Sensitive(new))) if *old == **new => {
            format!("is redacted: `{after}`, was `{before}`")
        }
        _ => format!("is `{after}`, was `{before}`"),
    };
    member.note(Step::Major, note);
}

/// A type as people write it.
fn text(ty: Option<&Type>) -> String {
    ty.map_or("()".to_owned(), |ty| {
        let tokens = ty.to_token_stream().to_string();
        tokens.replace(" < ", "<").replace(" > ", ">").replace(" >", ">").replace(" ,", ",")
    })
}
