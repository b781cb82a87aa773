//! What Smithy forbids in a model that can be read, all over the model.
//!
//! A rule is here if Smithy's own validation calls a breach of it an error. What it only warns of is
//! taken, and so is what does no harm and is found in models of AWS.

mod finite;
mod names;
mod pagination;
mod places;
mod service;
mod targets;
mod values;

use super::Model;
use crate::error::Errors;

/// Checks every rule, and reports all that is wrong.
pub(super) fn check(model: &Model) -> Result<(), Errors> {
    let mut errors = Errors::default();
    names::check(model, &mut errors);
    targets::check(model, &mut errors);
    places::check(model, &mut errors);
    values::check(model, &mut errors);
    service::check(model, &mut errors);
    pagination::check(model, &mut errors);
    finite::check(model, &mut errors);
    errors.propagate()
}
