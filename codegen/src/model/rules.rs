//! Checks the rules of Smithy that need the whole model.
//!
//! A rule is here if Smithy's own validation reports a breach of it as an error. The generator
//! accepts what Smithy only warns of, and harmless mistakes that models of AWS have.

mod defaults;
mod finite;
mod http;
mod names;
mod pagination;
mod places;
mod service;
mod targets;
mod uri_pattern;
mod values;

use super::Model;
use crate::error::Errors;

/// Checks every rule, and reports every breach.
pub(super) fn check(model: &Model) -> Result<(), Errors> {
    let mut errors = Errors::default();
    names::check(model, &mut errors);
    targets::check(model, &mut errors);
    places::check(model, &mut errors);
    http::check(model, &mut errors);
    values::check(model, &mut errors);
    defaults::check(model, &mut errors);
    service::check(model, &mut errors);
    pagination::check(model, &mut errors);
    finite::check(model, &mut errors);
    errors.propagate()
}
