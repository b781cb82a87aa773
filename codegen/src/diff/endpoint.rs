//! Compares how endpoints are found: the fields of `EndpointParams`, and the rules.

use super::{ChangeKind, Diff, ItemChanges, SemverStep};
use crate::ir::{Crate, EndpointParameter, ParameterDefault};
use crate::prose::code_span;

/// Adds the changes, if both crates find endpoints. Otherwise the feature `endpoint` came or went,
/// which is noted with the features.
pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let (Some(old), Some(new)) = (&old.endpoint, &new.endpoint) else { return };
    let mut changes = diff.item("EndpointParams");
    let name = |parameter: &EndpointParameter| parameter.ident.to_string();
    let wire = |parameter: &EndpointParameter| parameter.name.clone();
    let parameters = (old.parameters.as_slice(), new.parameters.as_slice());
    for (name, old, new) in changes.parts(parameters, name, wire, note_parameter) {
        compare_parameters(old, new, &mut changes.member(name));
    }
    if old.rules != new.rules || old.partitions != new.partitions {
        let what = "finds endpoints by other rules";
        diff.item("Endpoint").note(ChangeKind::Endpoint, SemverStep::Minor, what);
    }
}

/// Adds the change that a parameter is new. If the rules need it, they find no endpoint for code
/// that doesn't know it.
fn note_parameter(parameter: &EndpointParameter, changes: &mut ItemChanges<'_>) {
    let (step, presence) = if is_needed(parameter) {
        (SemverStep::Major, "required ")
    } else {
        (SemverStep::Minor, "")
    };
    let what = format!("was added: {presence}`{}`", field_type(parameter));
    changes.note(ChangeKind::Added, step, what);
}

fn compare_parameters(
    old: &EndpointParameter,
    new: &EndpointParameter,
    changes: &mut ItemChanges<'_>,
) {
    if old.docs.prose_lines() != new.docs.prose_lines() {
        let what = "has other documentation";
        changes.note(ChangeKind::Documentation, SemverStep::Patch, what);
    }
    let [before, after] = [old, new].map(field_type);
    if before != after {
        let what = format!("is `{after}`, was `{before}`");
        changes.note(ChangeKind::Type, SemverStep::Major, what);
    }
    match (is_needed(old), is_needed(new)) {
        (false, true) => changes.note(ChangeKind::Required, SemverStep::Major, "became required"),
        (true, false) => changes.note(ChangeKind::Required, SemverStep::Minor, "became optional"),
        _ => {}
    }
    if old.default != new.default {
        let what = match &new.default {
            Some(default) => format!("has the default {}", text(default)),
            None => "no longer has a default".to_owned(),
        };
        changes.note(ChangeKind::Default, SemverStep::Minor, what);
    }
}

fn field_type(parameter: &EndpointParameter) -> String {
    parameter.field_type().to_string().replace(' ', "")
}

/// Whether the rules find no endpoint if nothing sets the parameter.
fn is_needed(parameter: &EndpointParameter) -> bool {
    parameter.is_required && parameter.default.is_none()
}

fn text(default: &ParameterDefault) -> String {
    match default {
        ParameterDefault::Bool(flag) => format!("`{flag}`"),
        ParameterDefault::Text(text) => code_span(text),
        ParameterDefault::List(texts) => code_span(&texts.join(", ")),
    }
}
