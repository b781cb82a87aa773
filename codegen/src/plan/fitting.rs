//! A configuration for a model that it wasn't written for, such as the one before an update.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::overrides::Overrides;
use super::selection;
use super::service::choose_service;
use crate::config::Config;
use crate::error::Errors;
use crate::model::Model;

/// The part of `config` that means something for `model`, without the hash of its text.
///
/// # Errors
/// Where the model doesn't have the service that the configuration names.
pub(crate) fn fitting(model: &Model, config: &Config) -> Result<Config, Errors> {
    let service = choose_service(model, config)?;
    let whole = Closure::of(model, service.shape, model.operations(service.shape));
    // Derives change nothing that models are compared by, and may suit one of the two alone.
    let derive = BTreeMap::new();
    let mut config = Config { sha256: None, derive, ..config.clone() };
    if let Some(operations) = &mut config.operations {
        operations.retain(|name| selection::has_operation(&whole, name));
    }
    loop {
        let (_, refusals) = Overrides::of(model, &config, service, &whole);
        if refusals.is_empty() {
            return Ok(config);
        }
        // Each round drops at least one entry; what was said of a dropped one can free another.
        for refusal in refusals {
            config.remove(refusal.table, &refusal.key);
        }
    }
}
