//! Chooses the operation for examples on pages about the whole crate.

use crate::model::{Operation, ShapeId};
use crate::plan::Plan;

/// The operation with the fewest required members in its input, but at least `least`.
pub(super) fn simplest<'a>(plan: &Plan<'a>, least: usize) -> Option<(&'a ShapeId, &'a Operation)> {
    let required = |id: &ShapeId| {
        let members = plan.shape(id).members();
        members.into_iter().filter(|member| plan.is_required(id, member)).count()
    };
    let operations = plan.closure.operations.iter().map(|(id, operation)| (*id, *operation));
    operations
        .filter(|(_, operation)| !operation.input.is_unit() && required(&operation.input) >= least)
        .min_by_key(|(_, operation)| required(&operation.input))
}
