//! What the configuration says of shapes and members in place of the model, by absolute ids.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::model::{Fault, Member, Shape, ShapeId};

/// The tables that give a shape or member a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overrides {
    /// Rust names of shapes, operations and members.
    pub(crate) names: BTreeMap<String, String>,
    /// Whether members are required.
    required: BTreeMap<String, bool>,
    /// HTTP statuses of errors.
    statuses: BTreeMap<String, u16>,
}

impl Overrides {
    /// Reads the configuration, whose entries are checked elsewhere.
    pub(crate) fn of(config: &Config, service: &ShapeId) -> Self {
        Self {
            names: by_id(&config.rename, service),
            required: by_id(&config.required, service),
            statuses: by_id(&config.status, service),
        }
    }

    /// The same, where everything has the name that it has without the configuration.
    pub(crate) fn without_names(&self) -> Self {
        Self { names: BTreeMap::new(), ..self.clone() }
    }

    /// Whether the builder of `container` demands a member: `@required` and not `@clientOptional`,
    /// unless the configuration says otherwise.
    pub(crate) fn is_required(&self, container: &ShapeId, member: &Member) -> bool {
        let chosen = if self.required.is_empty() {
            None
        } else {
            self.required.get(&container.member(&member.name)).copied()
        };
        chosen.unwrap_or_else(|| is_required_by_model(member))
    }

    /// The HTTP status of an error: the configuration's, the model's, or the default of its fault.
    pub(crate) fn status(&self, id: &ShapeId, shape: &Shape) -> u16 {
        let chosen = self.statuses.get(id.as_str()).copied();
        chosen.unwrap_or_else(|| status_by_model(shape))
    }
}

/// Whether the model alone makes a member required.
pub(crate) fn is_required_by_model(member: &Member) -> bool {
    member.traits.required && !member.traits.client_optional
}

/// The HTTP status of an error by the model: its own, or the default of its fault.
pub(crate) fn status_by_model(shape: &Shape) -> u16 {
    shape.traits.http_error.unwrap_or(match shape.traits.error {
        Some(Fault::Server) => 500,
        _ => 400,
    })
}

/// An id of the configuration, which may leave out the namespace of the service.
pub(crate) fn absolute(service: &ShapeId, key: &str) -> String {
    if key.contains('#') { key.to_owned() } else { format!("{}#{key}", service.namespace()) }
}

fn by_id<T: Clone>(table: &BTreeMap<String, T>, service: &ShapeId) -> BTreeMap<String, T> {
    table.iter().map(|(key, value)| (absolute(service, key), value.clone())).collect()
}
