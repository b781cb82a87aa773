//! Lowers the helpers for Amazon Cognito.

use super::Lowering;
use crate::ir::{CognitoAttribute, CognitoHelpers, Field};
use crate::model::{Kind, ShapeId};
use crate::plan::cognito;

impl Lowering<'_, '_> {
    pub(super) fn cognito(&self) -> Option<CognitoHelpers> {
        let plan = self.plan.cognito.as_ref()?;
        Some(CognitoHelpers { attribute: self.cognito_attribute(plan.attribute) })
    }

    /// The structure of a user's attribute, if the crate has it.
    fn cognito_attribute(&self, id: &ShapeId) -> Option<CognitoAttribute> {
        let (&id, &shape) = self.plan.closure.shapes.get_key_value(id)?;
        let Kind::Structure(members) = &shape.kind else { return None };
        let structure = self.structure(id, shape, members);
        let field = |name| structure.fields.iter().find(|it: &&Field| it.wire == name).cloned();
        Some(CognitoAttribute {
            name: field(cognito::NAME)?,
            value: field(cognito::VALUE)?,
            ident: structure.ident,
        })
    }
}
