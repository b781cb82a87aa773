//! The operation that pages about the whole crate show.

use super::Documenter;
use crate::model::{Operation, ShapeId};

/// The operation with the fewest required members in its input, but at least `least`.
pub(super) fn simplest<'a>(
    doc: &Documenter<'_, 'a>,
    least: usize,
) -> Option<(&'a ShapeId, &'a Operation)> {
    let required = |id: &ShapeId| {
        let members = doc.plan.shape(id).members();
        members.into_iter().filter(|member| doc.plan.is_required(id, member)).count()
    };
    let operations = doc.plan.closure.operations.iter().map(|(id, operation)| (*id, *operation));
    operations
        .filter(|(_, operation)| !operation.input.is_unit() && required(&operation.input) >= least)
        .min_by_key(|(_, operation)| required(&operation.input))
}
