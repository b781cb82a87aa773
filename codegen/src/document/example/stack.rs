//! Checks that an example doesn't need too much stack.
//!
//! A builder has the fields of its structure, and those of the structures inside it. Each setter
//! takes and returns the whole builder, and without optimization each of these values has its own
//! place on the stack.

use crate::document::Documenter;
use crate::model::{Kind, ShapeId};

/// The maximum number of fields on the stack. With the copies, a field takes about 50 bytes; this
/// is a quarter of the 8 MiB of a main thread.
const MAX_FIELDS: usize = 40_000;

/// Whether the stack is enough to set every member of the request `id` in one expression.
pub(super) fn fits(doc: &Documenter<'_, '_>, id: &ShapeId) -> bool {
    let setters = doc.plan.shape(id).members().len().max(1);
    spend(doc, id, MAX_FIELDS / setters).is_some()
}

/// `fields` minus the fields that a value of the shape `id` has without those in boxes, lists and
/// maps; `None` if there are too many.
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
