//! Finds the member of the model for a place in a message.

use codegen::model::{Kind, Member, Model, Operation, Shape, ShapeId};
use support::repository;

use crate::corpus::difference::Step;

/// The model.
pub(crate) struct Schema(Model);

impl Schema {
    pub(crate) fn read() -> Self {
        let path = repository("models/cognito-idp-2016-04-18.json");
        let text = std::fs::read_to_string(path).expect("the repository has the model");
        Self(Model::parse(&text).expect("the model is valid"))
    }

    pub(crate) fn shape(&self, id: &ShapeId) -> &Shape {
        self.0.get(id).expect("it is a target")
    }

    /// Whether an error of this code is in the model.
    pub(crate) fn has_error(&self, code: &str) -> bool {
        self.0.shapes().any(|(id, shape)| id.name() == code && shape.traits.error.is_some())
    }

    pub(crate) fn operation(&self, name: &str) -> &Operation {
        let found = self.0.shapes().find_map(|(id, shape)| match &shape.kind {
            Kind::Operation(operation) if id.name() == name => Some(operation),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("the model has no operation {name}"))
    }

    /// The member at the end of a path from the structure `root`: an element's is its list's.
    pub(crate) fn member(&self, root: &ShapeId, path: &[Step<'_>]) -> Option<&Member> {
        let mut target = root;
        let mut last = None;
        for step in path {
            let member = match (&self.shape(target).kind, step) {
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
