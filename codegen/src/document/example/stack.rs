//! Whether an example leaves enough of the stack.
//!
//! A builder holds the fields of its structure, and those of the structures inside it. Each setter
//! takes and returns it as a whole, and without optimization every such value has a place of its own
//! on the stack.

use crate::document::Documenter;
use crate::model::{Kind, ShapeId};

/// Fields on the stack, of some 50 bytes each with the copies: a quarter of the 8 MiB of a main
/// thread.
const MAX_FIELDS: usize = 40_000;

/// Whether a program can set every member of the request `id` in one call.
pub(super) fn fits(doc: &Documenter<'_, '_>, id: &ShapeId) -> bool {
    let setters = doc.plan.shape(id).members().len().max(1);
    spend(doc, id, MAX_FIELDS / setters).is_some()
}

/// What is left of `fields` after those that a value of the shape `id` has in one piece of memory.
fn spend(doc: &Documenter<'_, '_>, id: &ShapeId, fields: usize) -> Option<usize> {
    let shape = doc.plan.shape(id);
    let is_inline = matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
    if !is_inline || doc.plan.replacement(id).is_some() {
        return fields.checked_sub(1);
    }
    shape.members().into_iter().try_fold(fields, |fields, member| {
        if doc.plan.closure.is_boxed(id, &member.name) || member.target.is_unit() {
            fields.checked_sub(1)
        } else {
            spend(doc, &member.target, fields)
        }
    })
}
