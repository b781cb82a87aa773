//! The documentation of each kind of item.

mod endpoint;
mod enumeration;
mod member;
mod operation;
mod request;
mod service_error;
mod shape;

pub(crate) use endpoint::{endpoint_parameter, endpoint_params};
pub(crate) use enumeration::enum_variant;
pub(crate) use member::{FieldDocs, field, union_variant};
pub(crate) use operation::operation;
pub(crate) use service_error::service_error;

use super::Documenter;
use crate::ir::Docs;
use crate::model::ShapeId;

/// The type of a shape: a request if one operation has it as its input.
pub(crate) fn shape(doc: &Documenter<'_, '_>, id: &ShapeId) -> Docs {
    match doc.plan.closure.requests(id) {
        [operation] => request::request(doc, id, operation),
        _ => shape::shape(doc, id),
    }
}
