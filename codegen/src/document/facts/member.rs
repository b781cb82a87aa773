//! Facts about a member of a structure or union.

use serde_json::Value;

use crate::document::Documenter;
use crate::ir::{Constraint, Place, PlaceKind, Rule, Type};
use crate::model::{Member, ShapeId};
use crate::plan;
use crate::prose::code_span;

/// Facts about a field of the structure `container`, whose value has the type `ty`.
pub(in crate::document) fn of_field(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    ty: &Type,
) -> Vec<String> {
    let presence = if doc.plan.is_required(container, member) {
        "**Required**"
    } else if doc.plan.is_input(container) {
        "Optional; `None` leaves it out of the request"
    } else {
        "Optional"
    };
    [presence.to_owned()].into_iter().chain(of_variant(doc, container, member, Some(ty))).collect()
}

/// Facts about a variant of the union `container`, whose value has the type `ty`.
pub(in crate::document) fn of_variant(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    ty: Option<&Type>,
) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(default) = member.traits.default.as_ref().filter(|default| !default.is_null()) {
        facts.push(format!("Default: {}", code_span(&node_text(default))));
    }
    facts.extend(plan::constraints(doc.plan.model, member).iter().map(constraint));
    facts.extend(redaction(doc, container, member, ty));
    facts.extend(super::since(&member.traits));
    facts.extend(super::stream(doc.plan.shape(&member.target)));
    facts.extend(
        doc.plan.place(container, member).map(|place| self::place(doc, container, member, &place)),
    );
    facts.push(super::name(doc.plan, &member.name));
    facts.extend(
        (doc.plan.wire_name(member) != member.name)
            .then(|| format!("Name in JSON: {}", code_span(doc.plan.wire_name(member)))),
    );
    facts
}

/// The place of a member in HTTP messages. A secret in an address is one that logs show.
fn place(doc: &Documenter<'_, '_>, container: &ShapeId, member: &Member, place: &Place) -> String {
    let is_secret = doc.plan.redactions.of_member(container, member).is_some();
    let in_address = if is_secret { ", where logs can show it" } else { "" };
    match &place.kind {
        PlaceKind::Label(_) => format!("In the path{in_address}"),
        PlaceKind::Query(key) => format!("In the query, as {}{in_address}", code_span(key)),
        PlaceKind::QueryParams => format!("In the query, each entry by itself{in_address}"),
        PlaceKind::Header(name) => format!("In the header {}", code_span(name)),
        PlaceKind::EncodedHeader(name) => format!("In the header {}, as base64", code_span(name)),
        PlaceKind::PrefixHeaders(prefix) if prefix.is_empty() => {
            "In headers, each entry by itself".to_owned()
        }
        PlaceKind::PrefixHeaders(prefix) => {
            format!("In headers whose names begin with {}", code_span(prefix))
        }
        PlaceKind::BlobPayload(media_type) | PlaceKind::TextPayload(media_type) => {
            format!("The whole body, {}", code_span(media_type))
        }
        PlaceKind::StructurePayload | PlaceKind::JsonPayload => "The whole body".to_owned(),
        PlaceKind::Status => "The status of the response".to_owned(),
    }
}

/// The most important facts, in a few words each.
pub(in crate::document) fn in_words(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
) -> Vec<String> {
    let mut words = vec![code_span(&member.name)];
    if doc.plan.is_required(container, member) {
        words.push("**required**".to_owned());
    }
    let constraints = plan::constraints(doc.plan.model, member);
    let own = constraints.iter().filter(|constraint| constraint.part.is_empty());
    words.extend(own.filter_map(|constraint| match &constraint.rule {
        Rule::Length(length) => Some(length.to_string()),
        Rule::Range(range) => Some(range.to_string()),
        Rule::Pattern(_) => Some("pattern".to_owned()),
        Rule::UniqueItems => None,
    }));
    if doc.plan.redactions.of_member(container, member).is_some() {
        words.push("sensitive".to_owned());
    }
    words
}

/// Why the value is redacted, or a part of it.
fn redaction(
    doc: &Documenter<'_, '_>,
    container: &ShapeId,
    member: &Member,
    ty: Option<&Type>,
) -> Option<String> {
    let redactions = &doc.plan.redactions;
    if let Some(reason) = redactions.of_member(container, member) {
        Some(super::sensitive(reason))
    } else if redactions.of_shape(container).is_some() {
        Some("**Sensitive**, like the whole shape".to_owned())
    } else if ty.is_some_and(Type::is_redacted) {
        Some("**Sensitive** within: [`Sensitive`](crate::Sensitive) elements".to_owned())
    } else {
        None
    }
}

/// A constraint on a value, or on a part of it.
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

/// A default; strings have no quotes.
pub(crate) fn node_text(value: &Value) -> String {
    match value {
        Value::String(text) if !text.is_empty() => text.clone(),
        other => other.to_string(),
    }
}
