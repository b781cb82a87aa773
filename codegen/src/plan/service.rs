//! Chooses the service of a model.

use crate::config::Config;
use crate::crate_name;
use crate::error::{Errors, Problem};
use crate::model::{Model, Service, ShapeId};

/// The service of a model that the crate is for.
#[derive(Clone, Copy)]
pub(crate) struct ChosenService<'a> {
    pub(crate) id: &'a ShapeId,
    pub(crate) shape: &'a Service,
}

impl ChosenService<'_> {
    /// The name of the crate: that of the configuration, or else of the service.
    pub(crate) fn crate_name(self, model: &Model, config: &Config) -> String {
        let sdk_id = model.target(self.id).traits.sdk_id.as_deref();
        let of_service = || crate_name::of_service(sdk_id, self.id.name());
        config.crate_name.clone().unwrap_or_else(of_service)
    }

    /// Whether the model is one of AWS, which has the namespaces below `com.amazonaws`.
    pub(crate) fn is_of_aws(self) -> bool {
        self.id.namespace().starts_with("com.amazonaws.")
    }
}

/// The service that the configuration names, or the only one of the model.
pub(crate) fn choose_service<'a>(
    model: &'a Model,
    config: &Config,
) -> Result<ChosenService<'a>, Errors> {
    let services: Vec<_> =
        model.services().map(|(id, shape)| ChosenService { id, shape }).collect();
    let list = || services.iter().map(|service| service.id.as_str()).collect::<Vec<_>>().join(", ");
    let named = |wanted: &str| {
        services
            .iter()
            .copied()
            .find(|ChosenService { id, .. }| id.as_str() == wanted || id.name() == wanted)
    };
    match (&config.service, services.as_slice()) {
        (_, []) => Err(Problem::new("", "the model has no service")
            .help("pass a model that has a shape of type `service`")
            .into()),
        (Some(wanted), _) => named(wanted).ok_or_else(|| {
            let message = format!("the model has no service `{wanted}`");
            Problem::new("", message).help(format!("its services: {}", list())).into()
        }),
        (None, [service]) => Ok(*service),
        (None, _) => {
            let message = format!("the model has {} services", services.len());
            Err(Problem::new("", message)
                .help(format!(
                    "choose one with `--service`, in a build script with `.service(..)`: {}",
                    list()
                ))
                .into())
        }
    }
}
