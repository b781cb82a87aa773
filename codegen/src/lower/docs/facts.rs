//! What the traits say, one line each, in a fixed order.

use serde_json::Value;

use super::{Context, FIELD, ITEM, name_label, text, usage};
use crate::ir::{Constraint, Presence, Rule, Type};
use crate::lower::redaction::Reason;
use crate::lower::selection::Stream;
use crate::model::{Member, Shape, ShapeId, Traits};
use crate::prose::{code_span, escape};

/// Facts about a member; `presence` is `None` for members of unions.
pub(super) fn of_member(
    ctx: &Context<'_>,
    container: &ShapeId,
    member: &Member,
    presence: Option<&Presence>,
    ty: Option<&Type>,
) -> Vec<String> {
    let mut facts = Vec::new();
    match presence {
        Some(Presence::Required(_)) => facts.push("**Required**".to_owned()),
        Some(Presence::Optional) => {
            let none = if ctx.is_input(container) {
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
    facts.extend(ctx.constraints(member).iter().map(constraint));
    if let Some(reason) = ctx.redactions.of_member(ctx.model, container, member) {
        facts.push(sensitive(reason));
    } else if ctx.redactions.of_shape(ctx.model, container).is_some() {
        facts.push("**Sensitive**, as all of the shape".to_owned());
    } else if ty.is_some_and(Type::is_redacted) {
        facts.push("**Sensitive** within: [`Sensitive`] elements".to_owned());
    }
    facts.extend(since(&member.traits));
    facts.extend(stream(ctx.shape(&member.target)));
    facts.push(format!("{}: {}", name_label(ctx), code_span(&member.name)));
    text::list(facts, FIELD)
}

/// Facts about a shape as a whole.
pub(super) fn of_shape(ctx: &Context<'_>, id: &ShapeId, shape: &Shape) -> Vec<String> {
    let mut facts = Vec::new();
    if shape.traits.error.is_some() {
        let fault = match shape.traits.error {
            Some(crate::model::Fault::Server) => "the service",
            _ => "the request",
        };
        facts.push(format!("HTTP status: {}", ctx.overrides.status(id, shape)));
        facts.push(format!("Fault: {fault}"));
        if shape.traits.retryable {
            facts.push("Retryable".to_owned());
        }
        if ctx.closure.returned_by.contains_key(id) {
            let variant = &ctx.names.types[id];
            facts
                .push(format!("Returned by: [see `ServiceError`](crate::ServiceError::{variant})"));
        }
    }
    facts.extend(ctx.redactions.of_shape(ctx.model, id).map(sensitive));
    facts.extend(since(&shape.traits));
    facts.extend(stream(shape));
    facts.extend(usage::fact(ctx, id));
    facts.push(format!("Shape: {}", code_span(id.as_str())));
    text::list(facts, ITEM)
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
pub(super) fn summary(ctx: &Context<'_>, container: &ShapeId, member: &Member) -> Vec<String> {
    let constraints = ctx.constraints(member);
    let own = constraints.iter().filter(|constraint| constraint.part.is_empty());
    let word = |constraint: &Constraint| match &constraint.rule {
        Rule::Length(length) => Some(length.to_string()),
        Rule::Range(range) => Some(range.to_string()),
        Rule::Pattern(_) => Some("pattern".to_owned()),
        Rule::UniqueItems => None,
    };
    let mut words: Vec<String> = own.filter_map(word).collect();
    if ctx.redactions.of_member(ctx.model, container, member).is_some() {
        words.push("sensitive".to_owned());
    }
    words
}
