//! What the traits say, one line each, in a fixed order.

use serde_json::Value;

use super::links::member_link;
use super::{Documenter, FIELD, ITEM, name_label, text};
use crate::ir::{Constraint, Presence, Rule, Type};
use crate::model::{Member, Shape, ShapeId, Traits};
use crate::plan::redaction::Reason;
use crate::plan::selection::Stream;
use crate::prose::{code_span, escape};

/// How many users a page names at most.
const SHOWN: usize = 12;

/// Facts about a member; `presence` is `None` for members of unions.
pub(super) fn of_member(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    presence: Option<&Presence>,
    ty: Option<&Type>,
) -> Vec<String> {
    let mut facts = Vec::new();
    match presence {
        Some(Presence::Required(_)) => facts.push("**Required**".to_owned()),
        Some(Presence::Optional) => {
            let none = if doc.plan.is_input(container) {
                "Optional; `None` leaves it out of the request"
            } else {
                "Optional"
            };
            facts.push(none.to_owned());
        }
        None => {}
    }
    if let Some(default) = member.traits.default.as_ref().filter(|default| !default.is_null()) {
        facts.push(format!("Default: {}", code_span(&literal(default))));
    }
    facts.extend(doc.plan.constraints(member).iter().map(constraint));
    if let Some(reason) = doc.plan.redactions.of_member(doc.plan.model, container, member) {
        facts.push(sensitive(reason));
    } else if doc.plan.redactions.of_shape(doc.plan.model, container).is_some() {
        facts.push("**Sensitive**, as all of the shape".to_owned());
    } else if ty.is_some_and(Type::is_redacted) {
        facts.push("**Sensitive** within: [`Sensitive`] elements".to_owned());
    }
    facts.extend(since(&member.traits));
    facts.extend(stream(doc.plan.shape(&member.target)));
    facts.push(format!("{}: {}", name_label(doc), code_span(&member.name)));
    text::list(facts, FIELD)
}

/// Facts about a shape as a whole.
pub(super) fn of_shape(doc: &Documenter<'_, '_>, id: &ShapeId, shape: &Shape) -> Vec<String> {
    let mut facts = Vec::new();
    if shape.traits.error.is_some() {
        let fault = match shape.traits.error {
            Some(crate::model::Fault::Server) => "the service",
            _ => "the request",
        };
        facts.push(format!("HTTP status: {}", doc.plan.overrides.status(id, shape)));
        facts.push(format!("Fault: {fault}"));
        if shape.traits.retryable {
            facts.push("Retryable".to_owned());
        }
        if doc.plan.closure.returned_by.contains_key(id) {
            let variant = &doc.plan.names.types[id];
            facts
                .push(format!("Returned by: [see `ServiceError`](crate::ServiceError::{variant})"));
        }
    }
    facts.extend(doc.plan.redactions.of_shape(doc.plan.model, id).map(sensitive));
    facts.extend(since(&shape.traits));
    facts.extend(stream(shape));
    facts.extend(used_by(doc, id));
    facts.push(format!("Shape: {}", code_span(id.as_str())));
    text::list(facts, ITEM)
}

/// A fact that names the members that hold the shape `id`; none if there is no other.
fn used_by(doc: &Documenter<'_, '_>, id: &ShapeId) -> Option<String> {
    let others = doc.usage.of_shape(id).iter().filter(|(container, _)| *container != id);
    let mut links: Vec<String> = others
        .filter_map(|(container, member)| member_link(doc.plan, container, &member.name))
        .collect();
    let rest = links.len().saturating_sub(SHOWN);
    links.truncate(SHOWN);
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    (!links.is_empty()).then(|| format!("Used by: {}{rest}", links.join(", ")))
}

fn sensitive(reason: Reason<'_>) -> String {
    match reason {
        Reason::Model => "**Sensitive**: redacted in `Debug`".to_owned(),
        Reason::Override(reason) => {
            format!("**Sensitive**, although the model doesn't mark it: {}", escape(reason))
        }
    }
}

/// What a value stands for that doesn't come at once.
fn stream(shape: &Shape) -> Option<String> {
    let means = match Stream::of(shape)? {
        Stream::Events => "events arrive one by one, each a value of this type",
        Stream::Bytes => "the bytes arrive in chunks; this type holds all of them",
    };
    Some(format!("Stream: {means}"))
}

fn since(traits: &Traits) -> Option<String> {
    traits.since.as_ref().map(|since| format!("Since: {}", escape(since)))
}

/// A constraint on a value, or on what it holds.
fn constraint(constraint: &Constraint) -> String {
    let Constraint { part, rule } = constraint;
    let of = if part.is_empty() { String::new() } else { format!(" {part}") };
    match rule {
        Rule::Length(length) => format!("Length{of}: {length}"),
        Rule::Range(range) => format!("Range{of}: {range}"),
        Rule::Pattern(pattern) => format!("Pattern{of}: {}", code_span(pattern)),
        Rule::UniqueItems => format!("Unique items{of}"),
    }
}

/// A default as people write it: strings without quotes.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => text.clone(),
        other => other.to_string(),
    }
}

/// The constraints of a member, each in a word or two.
pub(super) fn summary(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
) -> Vec<String> {
    let constraints = doc.plan.constraints(member);
    let own = constraints.iter().filter(|constraint| constraint.part.is_empty());
    let word = |constraint: &Constraint| match &constraint.rule {
        Rule::Length(length) => Some(length.to_string()),
        Rule::Range(range) => Some(range.to_string()),
        Rule::Pattern(_) => Some("pattern".to_owned()),
        Rule::UniqueItems => None,
    };
    let mut words: Vec<String> = own.filter_map(word).collect();
    if doc.plan.redactions.of_member(doc.plan.model, container, member).is_some() {
        words.push("sensitive".to_owned());
    }
    words
}
