//! Ids of shapes, which must differ by more than case: see
//! <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>. Parsing checks those of members.

use std::collections::BTreeMap;

use crate::error::{Errors, Problem};
use crate::model::{Kind, Model, Shape};

/// Reports shapes whose ids differ only by case.
///
/// AWS has models with a `Timestamp` and a `timestamp`. Among shapes that get no name of their own,
/// that does no harm.
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

/// Whether users know the shape by its name.
fn has_name(shape: &Shape) -> bool {
    !matches!(shape.kind, Kind::Simple(_) | Kind::List(_) | Kind::Map(..))
}
