//! Changes of enums and unions.

use super::structure::compare_payloads;
use super::{Step, Subject, named, sides};
use crate::ir::{Enum, EnumVariant, Union, UnionVariant, Value};

pub(super) fn compare_enums(old: &Enum, new: &Enum, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    if old.repr != new.repr {
        subject.note(Step::Major, "has values of another type");
        return;
    }
    if old.redaction != new.redaction {
        subject.note(Step::Minor, "is shown differently by `Debug`");
    }
    let variants = |all| named::<EnumVariant>(all, |variant| variant.ident.to_string());
    let (old, new) = (variants(&old.variants), variants(&new.variants));
    let sides = sides(&old, &new);
    for name in sides.removed {
        subject.member(name).note(Step::Major, "was removed");
    }
    for name in sides.added {
        subject.member(name).note(Step::Minor, format!("was added: {}", text(&new[name].value)));
    }
    for (name, old, new) in sides.kept {
        let mut variant = subject.member(name);
        if old.value != new.value {
            let (before, after) = (text(&old.value), text(&new.value));
            variant.note(Step::Major, format!("is {after} on the wire, was {before}"));
        }
        variant
            .attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    }
}

pub(super) fn compare_unions(old: &Union, new: &Union, subject: &mut Subject<'_>) {
    subject.attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    match (old.traits.eq, new.traits.eq) {
        (true, false) => subject.note(Step::Major, "no longer implements `Eq` and `Hash`"),
        (false, true) => subject.note(Step::Minor, "implements `Eq` and `Hash`"),
        _ => {}
    }
    if old.redaction != new.redaction {
        subject.note(Step::Minor, "is shown differently by `Debug`");
    }
    let variants = |all| named::<UnionVariant>(all, |variant| variant.ident.to_string());
    let (old, new) = (variants(&old.variants), variants(&new.variants));
    let sides = sides(&old, &new);
    for name in sides.removed {
        subject.member(name).note(Step::Major, "was removed");
    }
    for name in sides.added {
        subject.member(name).note(Step::Minor, "was added");
    }
    for (name, old, new) in sides.kept {
        let mut variant = subject.member(name);
        compare_payloads(old.ty.as_ref(), new.ty.as_ref(), &mut variant);
        if old.wire != new.wire {
            let what = format!("is `{}` on the wire, was `{}`", new.wire, old.wire);
            variant.note(Step::Major, what);
        }
        if old.format != new.format {
            variant.note(Step::Major, "has another form on the wire");
        }
        variant
            .attributes((&old.docs, old.deprecated.as_ref()), (&new.docs, new.deprecated.as_ref()));
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{}`", text.escape_debug()),
        Value::I32(number) => format!("`{number}`"),
    }
}
