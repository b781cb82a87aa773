//! What the traits say, one line each, in a fixed order.

use serde_json::Value;

use super::{Context, FIELD, ITEM, name_label, text, usage};
use crate::ir::{Presence, Type};
use crate::lower::redaction::Reason;
use crate::lower::selection::Stream;
use crate::model::{Bounds, Kind, Member, Range, Shape, ShapeId, Simple, Traits};
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
    let mut constraints = constraints(ctx, "", &member.target, &member.traits);
    facts.append(&mut constraints);
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
        facts.push(format!("HTTP status: {}", ctx.status(id, shape)));
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
        Stream::Events => "events come one by one, each a value of this type",
        Stream::Bytes => "the bytes come bit by bit; this type holds all of them",
    };
    Some(format!("Stream: {means}"))
}

fn since(traits: &Traits) -> Option<String> {
    traits.since.as_ref().map(|since| format!("Since: {}", escape(since)))
}

/// Length, range, pattern and uniqueness of the target and of its elements.
fn constraints(ctx: &Context<'_>, prefix: &str, target: &ShapeId, own: &Traits) -> Vec<String> {
    let shape = ctx.shape(target);
    let traits = &shape.traits;
    let mut facts = Vec::new();
    if let Some(bounds) = own.length.or(traits.length) {
        facts.push(format!("Length{prefix}: {}", length(bounds, shape)));
    }
    if let Some(range) = own.range.as_ref().or(traits.range.as_ref()) {
        facts.push(format!("Range{prefix}: {}", values(range)));
    }
    if let Some(pattern) = own.pattern.as_ref().or(traits.pattern.as_ref()) {
        facts.push(format!("Pattern{prefix}: {}", code_span(pattern)));
    }
    if own.unique_items || traits.unique_items {
        facts.push(format!("Unique items{prefix}"));
    }
    let nested: &[(&str, &Member)] = match &shape.kind {
        Kind::List(member) => &[("of each item", member)],
        Kind::Map(key, value) => &[("of each key", key), ("of each value", value)],
        _ => &[],
    };
    for (of, member) in nested {
        facts.append(&mut constraints(
            ctx,
            &format!(" {of}{prefix}"),
            &member.target,
            &member.traits,
        ));
    }
    facts
}

fn length(bounds: Bounds, shape: &Shape) -> String {
    let unit = match &shape.kind {
        Kind::List(_) => ("item", "items"),
        Kind::Map(..) => ("entry", "entries"),
        Kind::Simple(Simple::Blob) => ("byte", "bytes"),
        _ => ("character", "characters"),
    };
    let unit = |count: u64| if count == 1 { unit.0 } else { unit.1 };
    match (bounds.min.filter(|min| *min > 0), bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", unit(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {}", unit(max)),
        (Some(min), None) => format!("at least {min} {}", unit(min)),
        (None, Some(max)) => format!("at most {max} {}", unit(max)),
        (None, None) => format!("any number of {}", unit(0)),
    }
}

fn values(range: &Range) -> String {
    match (&range.min, &range.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

/// A default as people write it: strings without quotes.
fn literal(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => text.clone(),
        other => other.to_string(),
    }
}

/// The constraints of a member in a few words, for a table.
pub(super) fn summary(ctx: &Context<'_>, container: &ShapeId, member: &Member) -> String {
    let shape = ctx.shape(&member.target);
    let mut words = Vec::new();
    words.extend(member.traits.length.or(shape.traits.length).map(|bounds| length(bounds, shape)));
    words.extend(member.traits.range.as_ref().or(shape.traits.range.as_ref()).map(values));
    if member.traits.pattern.is_some() || shape.traits.pattern.is_some() {
        words.push("pattern".to_owned());
    }
    if ctx.redactions.of_member(ctx.model, container, member).is_some() {
        words.push("sensitive".to_owned());
    }
    words.join(", ")
}
