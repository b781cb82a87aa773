//! Adapts a configuration to a model that it wasn't written for, such as the version before an
//! update.

use super::closure::Closure;
use super::derives;
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
    let mut config = Config { sha256: None, ..config.clone() };
    if let Some(operations) = &mut config.operations {
        operations.retain(|name| selection::has_operation(&whole, name));
    }
    loop {
        let (overrides, mut refusals) = Overrides::of(model, &config, service, &whole);
        // A derive may be valid for only one of two models. The check needs lists that end.
        if refusals.is_empty() && whole.check_aggregates().is_ok() {
            let Overrides { replacements, additions, .. } = &overrides;
            refusals = derives::check(service.id, &whole, replacements, additions);
        }
        if refusals.is_empty() {
            return Ok(config);
        }
        // Each round removes at least one entry. Removing an entry can make another one valid.
        for refusal in refusals {
            config.remove(refusal.table, &refusal.key);
        }
    }
}
