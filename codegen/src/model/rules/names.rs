//! Checks that ids of shapes differ by more than case: see
//! <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>. The parser checks names of members.

use std::collections::BTreeMap;

use crate::error::{Errors, Problem};
use crate::model::{Kind, Model, Shape};

/// Reports shapes whose ids differ only by case.
///
/// Models of AWS have both `Timestamp` and `timestamp`. If neither shape becomes a Rust item, this
/// does no harm.
pub(super) fn check(model: &Model, errors: &mut Errors) {
    let mut seen = BTreeMap::new();
    for (id, shape) in model.shapes() {
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
