//! Whether an example leaves enough of the stack.
//!
//! A builder holds the fields of its structure, and those of the structures inside it. Each setter
//! takes and returns it as a whole, and without optimization every such value has a place of its own
//! on the stack.

use crate::lower::Context;
use crate::model::{Kind, ShapeId};

/// Fields on the stack, of some 50 bytes each with the copies: a quarter of the 8 MiB of a main
/// thread.
const MAX_FIELDS: usize = 40_000;

/// Whether a program can set every member of the request `id` in one call.
pub(super) fn fits(ctx: &Context<'_>, id: &ShapeId) -> bool {
    let setters = ctx.shape(id).members().len().max(1);
    spend(ctx, id, MAX_FIELDS / setters).is_some()
}

/// What is left of `fields` after those that a value of the shape `id` has in one piece of memory.
fn spend(ctx: &Context<'_>, id: &ShapeId, fields: usize) -> Option<usize> {
    let shape = ctx.shape(id);
    let is_inline = matches!(shape.kind, Kind::Structure(_) | Kind::Union(_));
    if !is_inline || ctx.replacement(id).is_some() {
        return fields.checked_sub(1);
    }
    shape.members().into_iter().try_fold(fields, |fields, member| {
        if ctx.closure.is_boxed(id, &member.name) || member.target.is_unit() {
            fields.checked_sub(1)
        } else {
            spend(ctx, &member.target, fields)
        }
    })
}
