//! Checks that every target exists, and is of a kind that its use allows.

use std::collections::BTreeMap;

use crate::error::{Errors, Problem};
use crate::model::{Kind, Model, Shape, ShapeId, Simple};

/// Checks every target of every shape.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    for (id, shape) in model.shapes() {
        for (member, target, role) in targets(shape) {
            if let Some((message, help)) = wrong(model, target, role) {
                let at =
                    member.map_or_else(|| id.to_string(), |member| id.member(member).to_string());
                errors.push(Problem::new(at, format!("targets {target}, {message}")).help(help));
            }
        }
    }
    check_uses(model, errors);
}

/// The use of a target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A member of a structure or list, or the value of a map.
    Member,
    /// A member of a union.
    Variant,
    /// The key of a map.
    Key,
    Operation,
    Resource,
    Error,
    Input,
    Output,
}

/// The targets of a shape; those of members with the member's name.
fn targets(shape: &Shape) -> Vec<(Option<&str>, &ShapeId, Role)> {
    let all = |ids, role| Iterator::map(<[ShapeId]>::iter(ids), move |id| (None, id, role));
    match &shape.kind {
        Kind::Service(service) => all(&service.operations, Role::Operation)
            .chain(all(&service.resources, Role::Resource))
            .chain(all(&service.errors, Role::Error))
            .collect(),
        Kind::Resource(resource) => all(&resource.operations, Role::Operation)
            .chain(all(&resource.resources, Role::Resource))
            .collect(),
        Kind::Operation(operation) => {
            let ends =
                [(None, &operation.input, Role::Input), (None, &operation.output, Role::Output)];
            ends.into_iter().chain(all(&operation.errors, Role::Error)).collect()
        }
        _ => {
            let role = |name: &str| match &shape.kind {
                Kind::Union(_) => Role::Variant,
                Kind::Map(..) if name == "key" => Role::Key,
                _ => Role::Member,
            };
            let members = shape.members().into_iter();
            members.map(|it| (Some(it.name.as_str()), &it.target, role(&it.name))).collect()
        }
    }
}

/// Why a target can't be used in this role, and what to do.
fn wrong(model: &Model, target: &ShapeId, role: Role) -> Option<(&'static str, &'static str)> {
    let Some(shape) = model.get(target) else {
        return Some(("which doesn't exist", "add the shape to the model, or correct the target"));
    };
    let is_value = !matches!(shape.kind, Kind::Service(_) | Kind::Operation(_) | Kind::Resource(_));
    let is_structure = matches!(shape.kind, Kind::Structure(_));
    let traits = &shape.traits;
    match role {
        Role::Variant | Role::Input | Role::Output if target.is_unit() => None,
        _ if target.is_unit() => Some((
            "which has no value",
            "smithy.api#Unit can be the target of a union's member, or an operation's input or output",
        )),
        _ if traits.mixin => Some((
            "which is a mixin",
            "use the mixin in `mixins` of a shape, and target that shape",
        )),
        _ if traits.definition => Some(("which defines a trait", "target a data shape")),
        Role::Member | Role::Variant if !is_value => Some((
            "which isn't a data shape",
            "target a data shape, not a service, a resource or an operation",
        )),
        Role::Key if !matches!(shape.kind, Kind::Simple(Simple::String) | Kind::Enum(_)) => {
            Some(("which isn't a string", "target a string or an enum: keys of maps are strings"))
        }
        Role::Operation if !matches!(shape.kind, Kind::Operation(_)) => {
            Some(("which isn't an operation", "target a shape of type `operation`"))
        }
        Role::Resource if !matches!(shape.kind, Kind::Resource(_)) => {
            Some(("which isn't a resource", "target a shape of type `resource`"))
        }
        Role::Error | Role::Input | Role::Output if !is_structure => {
            Some(("which isn't a structure", "target a shape of type `structure`"))
        }
        Role::Error if traits.error.is_none() => Some((
            "which isn't an error",
            "give the structure the trait smithy.api#error, or target another one",
        )),
        Role::Input | Role::Output if traits.error.is_some() => Some((
            "which is an error",
            "target a structure without the trait smithy.api#error as input or output",
        )),
        Role::Input if traits.output => Some((
            "which is for outputs only",
            "target a structure without the trait smithy.api#output as input",
        )),
        Role::Output if traits.input => Some((
            "which is for inputs only",
            "target a structure without the trait smithy.api#input as output",
        )),
        Role::Member | Role::Variant if traits.input || traits.output => Some((
            "which is for the inputs or outputs of operations only",
            "target a structure without the traits smithy.api#input and smithy.api#output",
        )),
        _ => None,
    }
}

/// A structure with the trait `@input` or `@output` belongs to one operation, see
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#input-trait>.
fn check_uses(model: &Model, errors: &mut Errors) {
    let mut users = BTreeMap::new();
    for (id, shape) in model.shapes() {
        let Kind::Operation(operation) = &shape.kind else { continue };
        for (end, target) in [("input", &operation.input), ("output", &operation.output)] {
            let is_exclusive = |shape: &Shape| {
                (end == "input" && shape.traits.input) || (end == "output" && shape.traits.output)
            };
            if model.get(target).is_some_and(is_exclusive)
                && let Some(other) = users.insert(target, id)
            {
                let message = format!("targets {target}, which is already the {end} of {other}");
                let help = format!("remove the trait smithy.api#{end}, or add another structure");
                errors.push(Problem::new(id, message).help(help));
            }
        }
    }
}
