//! Links to items of the crate.
//!
//! Every path begins at the crate's root or with `Self`, so that a link is right in any module.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::model::{Kind, ShapeId};
use crate::plan::Plan;

/// Methods of structures, and of the standard traits that a configuration can derive. A link to a field
/// with the same name needs `field@`: without it, rustdoc links the method and doesn't warn.
const METHODS: [&str; 24] = [
    "borrow",
    "builder",
    "clamp",
    "clone_from",
    "cmp",
    "default",
    "empty",
    "eq",
    "fields",
    "fmt",
    "from",
    "ge",
    "gt",
    "hash",
    "hash_slice",
    "initial",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "slot",
];

/// A link to the type of a shape. The unit shape has no type, so this returns a word for it.
pub(super) fn type_link(plan: &Plan<'_>, id: &ShapeId) -> String {
    match plan.names.types.get(id) {
        Some(ident) => format!("[`{ident}`](crate::types::{ident})"),
        None => "nothing".to_owned(),
    }
}

/// The path of the type of a shape.
pub(super) fn type_path(plan: &Plan<'_>, id: &ShapeId) -> String {
    format!("crate::types::{}", plan.names.types[id])
}

/// A link to an operation.
pub(super) fn operation_link(plan: &Plan<'_>, id: &ShapeId) -> String {
    format!("[`{}`]({})", plan.names.operations[id], operation_path(plan, id))
}

/// The path of an operation.
pub(super) fn operation_path(plan: &Plan<'_>, id: &ShapeId) -> String {
    format!("crate::operations::{}", plan.names.operations[id])
}

/// A link to a member of the structure or union `container`, whose text names both.
pub(super) fn member_link(plan: &Plan<'_>, container: &ShapeId, wire: &str) -> Option<String> {
    let name = plan.names.member(container, wire)?.unraw();
    let path = member_path(plan, container, wire, &type_path(plan, container))?;
    Some(format!("[`{}::{name}`]({path})", plan.names.types[container]))
}

/// The path of a field or variant; `ty` is the path of its type.
pub(super) fn member_path(
    plan: &Plan<'_>,
    container: &ShapeId,
    wire: &str,
    ty: &str,
) -> Option<String> {
    let name = plan.names.member(container, wire)?;
    match &plan.shape(container).kind {
        Kind::Structure(_) => Some(field_path(ty, name)),
        _ => Some(format!("{ty}::{name}")),
    }
}

/// A link to a field; `ty` is the path of its type.
pub(super) fn field_link(ty: &str, field: &Ident) -> String {
    format!("[`{}`]({})", field.unraw(), field_path(ty, field))
}

/// The path of a field, as rustdoc resolves it.
fn field_path(ty: &str, field: &Ident) -> String {
    let field = field.unraw();
    let kind = if METHODS.iter().any(|method| field == method) { "field@" } else { "" };
    format!("{kind}{ty}::{field}")
}
