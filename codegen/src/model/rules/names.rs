//! Checks that ids of shapes differ by more than case, see
//! <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>, and names of members in JSON. The parser
//! checks names of members.

use std::collections::BTreeMap;

use crate::error::{Errors, Problem};
use crate::model::{Kind, Model, Shape, ShapeId};

/// Reports shapes whose ids differ only by case, and members whose names in JSON are the same.
///
/// Models of AWS have both `Timestamp` and `timestamp`. If neither shape becomes a Rust item, this
/// does no harm.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    let mut seen = BTreeMap::new();
    for (id, shape) in model.shapes() {
        check_json_names(id, shape, errors);
        if let Some((other, other_shape)) =
            seen.insert(id.as_str().to_ascii_lowercase(), (id, shape))
            && (has_name(shape) || has_name(other_shape))
        {
            let message = format!("the id differs from {other} only by case");
            errors.push(Problem::new(id, message).help("rename one of the two shapes"));
        }
    }
}

/// Whether the shape has a name in generated code.
fn has_name(shape: &Shape) -> bool {
    !matches!(shape.kind, Kind::Simple(_) | Kind::List(_) | Kind::Map(..))
}

/// Reports members in the body of a structure or union that have the same name in JSON, see
/// <https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait>.
fn check_json_names(id: &ShapeId, shape: &Shape, errors: &mut Errors) {
    let members = shape.members();
    if members.iter().all(|member| member.traits.json_name.is_none()) {
        return;
    }
    let mut names = BTreeMap::new();
    for member in members.into_iter().filter(|member| member.traits.binding.is_none()) {
        let name = member.traits.json_name.as_ref().unwrap_or(&member.name);
        if let Some(other) = names.insert(name, &member.name) {
            let message = format!("has the name `{name}` in JSON, like the member `{other}`");
            let help = "change the trait smithy.api#jsonName of one of the two";
            errors.push(Problem::new(id.member(&member.name), message).help(help));
        }
    }
}
