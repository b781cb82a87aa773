//! The helpers for Amazon Cognito user pools.

use super::closure::Closure;
use crate::config::Config;
use crate::error::Problem;
use crate::helpers::Helpers;
use crate::ir::Protocol;
use crate::model::{Kind, Model, ShapeId, Simple};

/// The decisions about the helpers for Cognito.
pub(crate) struct CognitoPlan<'a> {
    /// The structure of a user's attribute, which has the members [`NAME`] and [`VALUE`].
    pub(crate) attribute: &'a ShapeId,
}

/// The name of the structure.
const ATTRIBUTE: &str = "AttributeType";
/// Its member with the attribute's name.
pub(crate) const NAME: &str = "Name";
/// Its member with the attribute's value.
pub(crate) const VALUE: &str = "Value";

impl<'a> CognitoPlan<'a> {
    /// The helpers, if the configuration asks for them. `whole` is the closure of the whole service.
    ///
    /// # Errors
    /// If the helpers don't fit the service, or the crate has only types.
    pub(crate) fn of(
        model: &Model,
        config: &Config,
        protocol: Option<&Protocol>,
        whole: &Closure<'a>,
    ) -> Result<Option<Self>, Problem> {
        if !config.helpers.contains(&Helpers::Cognito) {
            return Ok(None);
        }
        let problem = |message| Problem::new("configuration, [crate]", message);
        if protocol.is_none() {
            let message =
                "the helpers `cognito` need a crate that sends, and this one has only types";
            return Err(problem(message).help("remove `helpers`, or `types-only`"));
        }
        let is_text =
            |target: &ShapeId| matches!(model.target(target).kind, Kind::Simple(Simple::String));
        let is_attribute = |id: &ShapeId| {
            let members = whole.shapes[id].members();
            let has = |name| members.iter().any(|it| it.name == name && is_text(&it.target));
            id.name() == ATTRIBUTE && has(NAME) && has(VALUE)
        };
        let attribute = whole.shapes.keys().copied().find(|id| is_attribute(id));
        let attribute = attribute.ok_or_else(|| {
            problem("the helpers `cognito` need the structure `AttributeType` with the strings `Name` and `Value`")
                .help("remove `helpers`, or generate the crate of Amazon Cognito user pools")
        })?;
        Ok(Some(Self { attribute }))
    }
}
