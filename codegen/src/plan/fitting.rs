//! Adapts a configuration to a model that it wasn't written for, such as the version before an
//! update.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::overrides::Overrides;
use super::selection;
use super::service::choose_service;
use crate::config::Config;
use crate::error::Errors;
use crate::model::Model;

/// Removes the entries of `config` that have no effect for `model`, and the hash.
///
/// # Errors
/// If the model doesn't have the service that the configuration names.
pub(crate) fn fitting(model: &Model, config: &Config) -> Result<Config, Errors> {
    let service = choose_service(model, config)?;
    let whole = Closure::of(model, service.shape, model.operations(service.shape));
    // Comparisons ignore derives, and a derive may be valid for only one of the two models.
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
        // Each round removes at least one entry. Removing an entry can make another one valid.
        for refusal in refusals {
            config.remove(refusal.table, &refusal.key);
        }
    }
}
