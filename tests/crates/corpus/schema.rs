//! Finds the member of the model for a place in a message.

use crate::corpus::difference::Step;
use crate::reading;
use crate::reading::model::{Member, Model, UNIT, name};
use crate::reading::shapes::{Kind, Shapes};

/// The model.
pub(crate) struct Schema {
    model: Model,
    shapes: Shapes,
}

impl Schema {
    pub(crate) fn read() -> Self {
        let model = Model::read(&reading::root().join("models/cognito-idp-2016-04-18.json"));
        Self { shapes: Shapes::of(&model), model }
    }

    pub(crate) fn kind(&self, id: &str) -> &Kind {
        &self.shapes.get(id).kind
    }

    /// Whether an error of this code is in the model.
    pub(crate) fn has_error(&self, code: &str) -> bool {
        let is_error = |id: &str| self.model.traits(id).contains_key("smithy.api#error");
        self.model.ids().any(|id| name(id) == code && is_error(id))
    }

    /// The structure of an operation's `input` or `output`, which `end` names.
    pub(crate) fn end(&self, operation: &str, end: &str) -> String {
        let is_it = |id: &&str| name(id) == operation && self.model.kind(id) == "operation";
        let id = self.model.ids().find(is_it);
        let id = id.unwrap_or_else(|| panic!("the model has no operation {operation}"));
        self.model.end(id, end).unwrap_or_else(|| UNIT.to_owned())
    }

    /// The member at the end of a path from the structure `root`. For an element of a list, it is
    /// the member with the list.
    pub(crate) fn member(&self, root: &str, path: &[Step<'_>]) -> Option<&Member> {
        let mut target = root;
        let mut last = None;
        for step in path {
            let member = match (self.kind(target), step) {
                (Kind::Structure(members) | Kind::Union(members), Step::Member(name)) => {
                    members.iter().find(|member| member.name == *name)?
                }
                (Kind::List(member), Step::Index(_)) | (Kind::Map(_, member), _) => member,
                _ => return None,
            };
            target = &member.target;
            last = Some(member);
        }
        last
    }
}
