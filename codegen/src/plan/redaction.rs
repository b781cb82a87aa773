//! Which values are redacted: those that the model marks, and those that the configuration adds.
//!
//! See <https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait>.

use std::collections::BTreeMap;

use super::overrides::absolute;
use crate::config::Config;
use crate::model::{Member, Model, Shape, ShapeId};

/// Why a value is redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason<'a> {
    /// The model says so.
    Model,
    /// The configuration says so, with this reason.
    Override(&'a str),
}

/// The configuration's reasons, by absolute id of a shape or member.
#[derive(Clone, Debug, Default)]
pub(crate) struct Redactions(BTreeMap<String, String>);

impl Redactions {
    /// Reads the overrides, which are checked elsewhere.
    pub(crate) fn of(config: &Config, service: &ShapeId) -> Self {
        let reasons = config.redact.iter();
        Self(reasons.map(|(key, reason)| (absolute(service, key), reason.clone())).collect())
    }

    /// Why values of the shape `id` are redacted wherever they are.
    pub(crate) fn of_shape(&self, model: &Model, id: &ShapeId) -> Option<Reason<'_>> {
        if model.get(id).is_some_and(|shape| shape.traits.sensitive) {
            return Some(Reason::Model);
        }
        self.0.get(id.as_str()).map(|reason| Reason::Override(reason))
    }

    /// Why the value of a member is redacted.
    pub(crate) fn of_member(
        &self,
        model: &Model,
        container: &ShapeId,
        member: &Member,
    ) -> Option<Reason<'_>> {
        if member.traits.sensitive {
            return Some(Reason::Model);
        }
        let own =
            || self.0.get(&container.member(&member.name)).map(|reason| Reason::Override(reason));
        self.of_shape(model, &member.target).or_else(own)
    }
}

/// Whether the model itself marks a shape, or a member or its target.
pub(crate) fn is_marked(model: &Model, key: &str) -> bool {
    let is_marked = |id: &ShapeId| model.get(id).is_some_and(|shape| shape.traits.sensitive);
    let (shape, member) =
        key.split_once('$').map_or((key, None), |(shape, member)| (shape, Some(member)));
    let Some(id) = ShapeId::parse(shape) else { return false };
    let Some(name) = member else { return is_marked(&id) };
    let members = model.get(&id).map(Shape::members).unwrap_or_default();
    members
        .into_iter()
        .any(|member| member.name == name && (member.traits.sensitive || is_marked(&member.target)))
}
