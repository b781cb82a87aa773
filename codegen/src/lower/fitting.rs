//! A configuration for a model that it wasn't written for, such as the one before an update.

use super::{absolute, choose_service, redaction};
use crate::config::Config;
use crate::error::Errors;
use crate::model::{Model, ShapeId};

/// The part of `config` that means something for `model`, without the hash of its text.
///
/// # Errors
/// Where the model doesn't have the service that the configuration names.
pub(crate) fn fitting(model: &Model, config: &Config) -> Result<Config, Errors> {
    let (service, _) = choose_service(model, config)?;
    let has = |key: &str| {
        let id = absolute(service, key);
        let (shape, member) = id.split_once('$').map_or((&*id, None), |(id, it)| (id, Some(it)));
        let shape = ShapeId::parse(shape).and_then(|id| model.get(&id));
        shape.is_some_and(|shape| {
            member.is_none_or(|name| shape.members().iter().any(|member| member.name == name))
        })
    };
    let mut config = Config { sha256: None, ..config.clone() };
    config
        .redact
        .retain(|key, _| has(key) && !redaction::is_marked(model, &absolute(service, key)));
    config.required.retain(|key, _| has(key));
    config.rename.retain(|key, _| has(key));
    config.status.retain(|key, _| has(key));
    if let Some(operations) = &mut config.operations {
        operations.retain(|key| has(key));
    }
    Ok(config)
}
