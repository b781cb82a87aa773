//! HTTP statuses of errors.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::table::Table;
use crate::map::map_of;
use crate::model::{Fault, Shape, ShapeId};

/// The status of each error of a crate: from the configuration, or else from the model.
pub(crate) fn statuses<'a>(
    closure: &Closure<'a>,
    configured: &Table<'a, &'a ShapeId, u16>,
) -> BTreeMap<&'a ShapeId, u16> {
    let errors = closure.shapes.iter().filter(|(id, shape)| {
        shape.traits.error.is_some() || closure.returned_by.contains_key(*id)
    });
    let status = |(&id, &shape): (&&'a ShapeId, &&'a Shape)| {
        let configured = configured.get(id).map(|entry| entry.value);
        (id, configured.unwrap_or_else(|| status_by_model(shape)))
    };
    map_of(errors.map(status))
}

/// The status of an error in the model: its own, or the default of its fault, see
/// <https://smithy.io/2.0/spec/http-bindings.html#httperror-trait>.
pub(crate) fn status_by_model(shape: &Shape) -> u16 {
    shape.traits.http_error.unwrap_or(match shape.traits.error {
        Some(Fault::Server) => 500,
        _ => 400,
    })
}
