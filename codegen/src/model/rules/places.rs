//! Checks where each trait is applied, and that no two traits exclude each other. Smithy's prelude
//! defines both with the trait itself.

mod http;
mod place;
mod rules;

use crate::error::{Errors, Problem};
use crate::model::{Kind, Member, Model, ShapeId, Traits};
use place::Place;
use rules::RULES;

/// Checks the traits of every shape and member.
///
/// Members can have `@sensitive`: Smithy 1.0 allows it, Smithy 2.0 doesn't.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        check_traits(&shape.traits, &Place::Shape(shape), errors, || id.to_string());
        for member in shape.members() {
            let place =
                Place::Member { model, container: shape, target: model.get(&member.target) };
            check_traits(&member.traits, &place, errors, || id.member(&member.name).to_string());
        }
        match &shape.kind {
            Kind::Enum(values) => values.iter().for_each(|value| {
                check_traits(&value.traits, &Place::Value, errors, || {
                    id.member(&value.name).to_string()
                });
            }),
            Kind::IntEnum(values) => values.iter().for_each(|value| {
                check_traits(&value.traits, &Place::Value, errors, || {
                    id.member(&value.name).to_string()
                });
            }),
            Kind::Structure(members) => check_tokens(id, members, errors),
            _ => {}
        }
    }
}

/// Two traits that exclude each other.
struct Conflict {
    ids: [&'static str; 2],
    has_both: fn(&Traits) -> bool,
}

const CONFLICTS: &[Conflict] = &[
    Conflict {
        ids: ["smithy.api#input", "smithy.api#output"],
        has_both: |traits| traits.input && traits.output,
    },
    Conflict {
        ids: ["smithy.api#input", "smithy.api#error"],
        has_both: |traits| traits.input && traits.error.is_some(),
    },
    Conflict {
        ids: ["smithy.api#output", "smithy.api#error"],
        has_both: |traits| traits.output && traits.error.is_some(),
    },
    Conflict {
        ids: ["smithy.api#readonly", "smithy.api#idempotent"],
        has_both: |traits| traits.readonly && traits.idempotent,
    },
    Conflict {
        ids: ["smithy.api#sparse", "smithy.api#uniqueItems"],
        has_both: |traits| traits.sparse && traits.unique_items,
    },
];

fn check_traits(traits: &Traits, place: &Place<'_>, errors: &mut Errors, at: impl Fn() -> String) {
    for rule in RULES
        .iter()
        .chain(http::RULES)
        .filter(|rule| (rule.is_applied)(traits) && !(rule.can_be_at)(place))
    {
        let message = format!("can't have the trait {}, which is for {}", rule.id, rule.places);
        errors.push(Problem::new(at(), message).help("remove the trait"));
    }
    for conflict in CONFLICTS.iter().filter(|conflict| (conflict.has_both)(traits)) {
        let [one, other] = conflict.ids;
        let message = format!("has the traits {one} and {other}, which exclude each other");
        errors.push(Problem::new(at(), message).help("remove one of the two"));
    }
}

/// A structure has at most one token, see
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.
fn check_tokens(id: &ShapeId, members: &[Member], errors: &mut Errors) {
    let mut tokens = members.iter().filter(|member| member.traits.idempotency_token);
    if let (Some(one), Some(other)) = (tokens.next(), tokens.next()) {
        let message = format!(
            "the members `{}` and `{}` have the trait smithy.api#idempotencyToken",
            one.name, other.name
        );
        errors.push(Problem::new(id, message).help("remove one of the two traits"));
    }
}
