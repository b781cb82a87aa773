//! The constraints of a value, and of the items, keys and values in it.

use crate::ir::{Constraint, Length, Range, Rule, Unit};
use crate::model::{Bounds, Kind, Member, Model, Shape, Simple, Traits};

/// The constraints of a member's value, in a fixed order.
///
/// A trait on a member overrides the same trait on its target, see
/// <https://smithy.io/2.0/spec/constraint-traits.html>.
pub(crate) fn constraints(model: &Model, member: &Member) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    add_constraints(model, "", member, &mut constraints);
    constraints
}

/// Adds the constraints of `part` of a value, and of the parts in it.
fn add_constraints(model: &Model, part: &str, member: &Member, all: &mut Vec<Constraint>) {
    let shape = model.target(&member.target);
    all.extend(rules(shape, &member.traits).map(|rule| Constraint { part: part.to_owned(), rule }));
    let held: &[(&str, &Member)] = match &shape.kind {
        Kind::List(item) => &[("of each item", item)],
        Kind::Map(key, value) => &[("of each key", key), ("of each value", value)],
        _ => &[],
    };
    for (of, held) in held {
        add_constraints(model, format!("{of} {part}").trim_end(), held, all);
    }
}

fn rules(shape: &Shape, own: &Traits) -> impl Iterator<Item = Rule> {
    let target = &shape.traits;
    let length = own.length.or(target.length).map(|bounds| length(bounds, shape));
    let range = own.range.as_ref().or(target.range.as_ref());
    let range = range.map(|range| Range { min: range.min.clone(), max: range.max.clone() });
    let pattern = own.pattern.as_ref().or(target.pattern.as_ref()).cloned();
    let is_unique = own.unique_items || target.unique_items;
    let rules = [
        length.map(Rule::Length),
        range.map(Rule::Range),
        pattern.map(Rule::Pattern),
        is_unique.then_some(Rule::UniqueItems),
    ];
    rules.into_iter().flatten()
}

fn length(bounds: Bounds, shape: &Shape) -> Length {
    let unit = match &shape.kind {
        Kind::List(_) => Unit::Item,
        Kind::Map(..) => Unit::Entry,
        Kind::Simple(Simple::Blob) => Unit::Byte,
        _ => Unit::Character,
    };
    Length { min: bounds.min.unwrap_or(0), max: bounds.max, unit }
}
