//! Checks that each default is a value of its shape, and that a member has the default of its
//! target.
//!
//! See <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>.

use std::cmp::Ordering;

use serde_json::Value;

use crate::error::{Errors, Problem};
use crate::model::scalar::Purpose;
use crate::model::{Kind, Member, Model, Shape, ShapeId, Simple};

pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        let members = shape.members().into_iter().map(|member| check_member(model, id, member));
        let results = members.chain([check_shape(id, shape)]);
        results.filter_map(Result::err).for_each(|problem| errors.push(problem));
    }
}

fn check_shape(id: &ShapeId, shape: &Shape) -> Result<(), Problem> {
    let Some(default) = &shape.traits.default else { return Ok(()) };
    if default.is_null() {
        let message = "the trait smithy.api#default can be null for members only";
        return Err(Problem::new(id, message).help("remove the trait, or set a value"));
    }
    check_value(id.as_str(), (id, shape), default)
}

/// Checks that a member's default is the default of its target, or `null` to cancel that.
///
/// A member without the trait has no default, even if its target has one.
fn check_member(model: &Model, container: &ShapeId, member: &Member) -> Result<(), Problem> {
    let target = &member.target;
    let default = member.traits.default.as_ref().filter(|default| !default.is_null());
    let (Some(default), Some(shape)) = (default, model.get(target)) else { return Ok(()) };
    let at = container.member(&member.name).to_string();
    check_value(&at, (target, shape), default)?;
    match &shape.traits.default {
        Some(theirs) if !is_same(default, theirs) => {
            let message =
                format!("the default {default} differs from the default of {target}, {theirs}");
            Err(Problem::new(at, message).help("set the same default, or null"))
        }
        _ => Ok(()),
    }
}

fn check_value(at: &str, (id, shape): (&ShapeId, &Shape), default: &Value) -> Result<(), Problem> {
    let Some(expected) = misfit(shape, default) else { return Ok(()) };
    let message = format!("the default {default} isn't a value of {id}");
    Err(Problem::new(at, message).help(format!("set the trait smithy.api#default to {expected}")))
}

/// What the shape accepts as a default, if it doesn't accept this one.
fn misfit(shape: &Shape, default: &Value) -> Option<&'static str> {
    let (fits, expected) = match &shape.kind {
        Kind::Simple(Simple::Document) => {
            let is_empty = is_empty_list(default) || is_empty_map(default);
            let is_scalar = !default.is_array() && !default.is_object();
            (is_empty || is_scalar, "a string, a number, true, false, [] or {}")
        }
        Kind::Simple(simple) => {
            let purpose = Purpose::Default;
            (simple.read(default, purpose).is_some(), simple.expected(purpose))
        }
        Kind::Enum(values) => {
            (values.iter().any(|it| *default == it.value), "a value of one of its members")
        }
        Kind::IntEnum(values) => {
            (values.iter().any(|it| *default == it.value), "a value of one of its members")
        }
        Kind::List(_) => (is_empty_list(default), "[]"),
        Kind::Map(..) => (is_empty_map(default), "{}"),
        // Other shapes have no defaults: `places` reports the trait.
        _ => return None,
    };
    (!fits).then_some(expected)
}

fn is_empty_list(node: &Value) -> bool {
    node.as_array().is_some_and(Vec::is_empty)
}

fn is_empty_map(node: &Value) -> bool {
    node.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Whether two values are equal; `0` is `0.0`. Integers are compared with all of their digits.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(left), Some(right)) if one.is_f64() || other.is_f64() => {
            left.partial_cmp(&right) == Some(Ordering::Equal)
        }
        _ => one == other,
    }
}
