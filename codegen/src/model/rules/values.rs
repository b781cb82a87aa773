//! Checks values of enums and of constraints.

use std::collections::BTreeMap;
use std::fmt::Display;

use crate::error::{Errors, Problem};
use crate::model::{EnumValue, Kind, Model, Range, Shape, ShapeId, Simple, Traits};

/// Checks the values in a model.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        match &shape.kind {
            Kind::Union(members) if members.is_empty() => {
                let problem = Problem::new(id, "a union needs at least one member");
                errors.push(problem.help("add a member, or remove the union"));
            }
            Kind::Enum(values) => {
                check_unique(id, values, errors);
                for value in values.iter().filter(|value| value.value.is_empty()) {
                    let problem =
                        Problem::new(id.member(&value.name), "the value of an enum can't be empty");
                    errors.push(problem.help("set the trait smithy.api#enumValue"));
                }
            }
            Kind::IntEnum(values) => check_unique(id, values, errors),
            _ => {}
        }
        check_bounds(&shape.traits, Some(shape), errors, || id.to_string());
        for member in shape.members() {
            let target = model.get(&member.target);
            check_bounds(&member.traits, target, errors, || id.member(&member.name).to_string());
        }
    }
}

/// The values of an enum must differ, see
/// <https://smithy.io/2.0/spec/simple-types.html#enum-validation>.
fn check_unique<T: Ord + Display>(id: &ShapeId, values: &[EnumValue<T>], errors: &mut Errors) {
    let mut seen = BTreeMap::new();
    for value in values {
        if let Some(other) = seen.insert(&value.value, &value.name) {
            let message = format!("has the value `{}`, like the member `{other}`", value.value);
            let problem = Problem::new(id.member(&value.name), message);
            errors.push(problem.help("remove one of the two members"));
        }
    }
}

/// Reports a length or range that no value can have, see
/// <https://smithy.io/2.0/spec/constraint-traits.html>.
fn check_bounds(
    traits: &Traits,
    shape: Option<&Shape>,
    errors: &mut Errors,
    at: impl Fn() -> String,
) {
    let mut wrong = |message: String| {
        errors.push(Problem::new(at(), message).help("correct the trait"));
    };
    let inverted = |id: &str| format!("`min` of the trait smithy.api#{id} is more than `max`");
    if let Some(length) = traits.length
        && length.min > length.max.or(length.min)
    {
        wrong(inverted("length"));
    }
    if let Some(range) = &traits.range {
        if is_empty(range) {
            wrong(inverted("range"));
        }
        let is_whole = |shape: &Shape| match shape.kind {
            Kind::IntEnum(_) => true,
            Kind::Simple(simple) => {
                !matches!(simple, Simple::Float | Simple::Double | Simple::BigDecimal)
            }
            _ => false,
        };
        let bounds = [&range.min, &range.max].into_iter().flatten();
        for bound in bounds.filter(|bound| shape.is_some_and(is_whole) && has_fraction(bound)) {
            wrong(format!(
                "{bound} in the trait smithy.api#range must be an integer, since the values are integers"
            ));
        }
    }
}

/// Whether the minimum is more than the maximum.
fn is_empty(range: &Range) -> bool {
    let (Some(min), Some(max)) = (&range.min, &range.max) else { return false };
    match (min.parse::<i128>(), max.parse::<i128>()) {
        (Ok(min), Ok(max)) => min > max,
        _ => matches!((min.parse::<f64>(), max.parse::<f64>()), (Ok(min), Ok(max)) if min > max),
    }
}

/// Whether a number isn't whole; `1.0` is.
fn has_fraction(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(|number| number.fract() != 0.0)
}
