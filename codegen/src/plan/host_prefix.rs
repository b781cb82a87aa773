//! The host prefix of an operation: the trait `@endpoint`, whose labels name members of the input,
//! see <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>.

use super::paths::Paths;
use crate::error::{Errors, Problem};
use crate::ir::HostPart;
use crate::model::{Kind, ShapeId, Simple, Traits};

/// The parts of the prefix of the operation `id`; empty if it has none.
///
/// It accepts labels whose members aren't required or lack the trait `@hostLabel`.
///
/// # Errors
/// If a label isn't a string member of the input, or a brace has no label.
pub(crate) fn host_prefix(
    id: &ShapeId,
    traits: &Traits,
    input: &ShapeId,
    paths: &Paths<'_, '_>,
) -> Result<Vec<HostPart>, Errors> {
    let mut errors = Errors::default();
    let mut wrong = |what: &str| {
        let message = format!("the {what}");
        errors.push(Problem::new(id, message).help("correct the trait smithy.api#endpoint"));
    };
    let mut parts = Vec::new();
    let mut rest = traits.host_prefix.as_deref().unwrap_or_default();
    while let Some((text, label, after)) = next_label(rest) {
        parts.push(HostPart::Text(text.to_owned()));
        match host_label(label, input, paths) {
            Ok(part) => parts.push(part),
            Err(what) => wrong(&format!("label `{label}` of the host prefix {what}")),
        }
        rest = after;
    }
    parts.push(HostPart::Text(rest.to_owned()));
    parts.retain(|part| !matches!(part, HostPart::Text(text) if text.is_empty()));
    if parts.iter().any(has_brace) {
        wrong("host prefix has a brace that belongs to no label");
    }
    errors.propagate()?;
    Ok(parts)
}

fn host_label(
    label: &str,
    input: &ShapeId,
    paths: &Paths<'_, '_>,
) -> Result<HostPart, &'static str> {
    let none = "isn't a member of the input";
    let member = paths.member(input, label).ok_or(none)?;
    match paths.shape(&member.target).map(|shape| &shape.kind) {
        Some(Kind::Simple(Simple::String) | Kind::Enum(_)) => {}
        _ => return Err("targets a shape that isn't a string"),
    }
    paths.find(input, label).map(HostPart::Field).ok_or(none)
}

/// Splits a template into the text before the first label, the label, and the rest.
fn next_label(template: &str) -> Option<(&str, &str, &str)> {
    let (text, rest) = template.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((text, label, after))
}

fn has_brace(part: &HostPart) -> bool {
    matches!(part, HostPart::Text(text) if text.contains(['{', '}']))
}
