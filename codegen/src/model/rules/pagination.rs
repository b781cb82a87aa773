//! Checks the members that the trait `@paginated` names, see
//! <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.

use crate::error::{Errors, Problem};
use crate::model::{Kind, Member, Model, Operation, Paginated, Shape, ShapeId, Simple};

/// Checks the trait of every operation. The service's own trait gives what an operation leaves out.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, service) in model.services() {
        let common = model.get(id).and_then(|shape| shape.traits.paginated.as_ref());
        for (id, operation) in model.operations(service) {
            let own = model.get(id).and_then(|shape| shape.traits.paginated.as_ref());
            if let Some(own) = own {
                check_operation(model, (id, operation), own, common, errors);
            }
        }
    }
}

/// A property of the trait.
struct Part {
    name: &'static str,
    get: fn(&Paginated) -> &Option<String>,
    is_needed: bool,
    is_of_input: bool,
    fits: fn(&Kind) -> bool,
    expected: &'static str,
}

const PARTS: [Part; 4] = [
    Part {
        name: "inputToken",
        get: |trait_| &trait_.input_token,
        is_needed: true,
        is_of_input: true,
        fits: is_token,
        expected: "a string or a map",
    },
    Part {
        name: "outputToken",
        get: |trait_| &trait_.output_token,
        is_needed: true,
        is_of_input: false,
        fits: is_token,
        expected: "a string or a map",
    },
    Part {
        name: "pageSize",
        get: |trait_| &trait_.page_size,
        is_needed: false,
        is_of_input: true,
        fits: is_size,
        expected: "an integer",
    },
    Part {
        name: "items",
        get: |trait_| &trait_.items,
        is_needed: false,
        is_of_input: false,
        fits: |kind| matches!(kind, Kind::List(_) | Kind::Map(..)),
        expected: "a list or a map",
    },
];

fn is_token(kind: &Kind) -> bool {
    matches!(kind, Kind::Simple(Simple::String) | Kind::Enum(_) | Kind::Map(..))
}

fn is_size(kind: &Kind) -> bool {
    let numbers = [Simple::Byte, Simple::Short, Simple::Integer, Simple::Long];
    matches!(kind, Kind::IntEnum(_)) || matches!(kind, Kind::Simple(it) if numbers.contains(it))
}

fn check_operation(
    model: &Model,
    (id, operation): (&ShapeId, &Operation),
    own: &Paginated,
    common: Option<&Paginated>,
    errors: &mut Errors,
) {
    for part in PARTS {
        let path =
            (part.get)(own).as_ref().or_else(|| common.and_then(|it| (part.get)(it).as_ref()));
        let (end, name) = if part.is_of_input {
            (&operation.input, "input")
        } else {
            (&operation.output, "output")
        };
        let problem = match path {
            None if part.is_needed => "is missing".to_owned(),
            None => continue,
            Some(path) if part.is_of_input && path.contains('.') => {
                format!("is `{path}`, but must be a member of the input itself")
            }
            Some(path) => match member(model, end, path) {
                None => format!("is `{path}`, which isn't a member of the {name}"),
                Some((_, target)) if !(part.fits)(&target.kind) => {
                    format!("is `{path}`, which isn't {}", part.expected)
                }
                Some((member, _)) if part.is_needed && member.traits.required => {
                    format!("is `{path}`, which is required: then there is no first or last page")
                }
                Some(_) => continue,
            },
        };
        let message = format!("`{}` of the trait smithy.api#paginated {problem}", part.name);
        errors.push(Problem::new(id, message).help("correct the trait, here or at the service"));
    }
}

/// The member at a path, names joined by dots, with its target.
fn member<'a>(model: &'a Model, start: &ShapeId, path: &str) -> Option<(&'a Member, &'a Shape)> {
    let mut shape = model.get(start)?;
    let mut found = None;
    for name in path.split('.') {
        let Kind::Structure(members) = &shape.kind else { return None };
        let member = members.iter().find(|member| member.name == name)?;
        shape = model.get(&member.target)?;
        found = Some((member, shape));
    }
    found
}
