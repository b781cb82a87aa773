//! Finds the Rust fields for paths of wire names.

use super::closure::Closure;
use super::names::Names;
use super::presence::Presence;
use super::types::Types;
use crate::ir::{FieldPath, PathStep};
use crate::model::{Kind, Member, Shape, ShapeId};

/// The decisions that paths depend on.
pub(crate) struct Paths<'c, 'a> {
    pub(crate) closure: &'c Closure<'a>,
    pub(crate) presence: &'c Presence<'a>,
    pub(crate) types: &'c Types<'a>,
    pub(crate) names: &'c Names<'a>,
}

impl<'a> Paths<'_, 'a> {
    /// The fields for `path` (wire names joined by dots), from the structure `start`.
    pub(crate) fn find(&self, start: &ShapeId, path: &str) -> Option<FieldPath> {
        let mut id = start;
        let mut steps = Vec::new();
        for name in path.split('.') {
            let member = self.member(id, name)?;
            steps.push(PathStep {
                ident: self.names.of_member(id, member).clone(),
                ty: self.types.of_member(id, member).clone(),
                optional: !self.presence.is_required(id, member),
                deprecated: member.traits.deprecated.is_some(),
            });
            id = &member.target;
        }
        Some(FieldPath(steps))
    }

    /// The member `name` of a structure.
    pub(crate) fn member(&self, id: &ShapeId, name: &str) -> Option<&'a Member> {
        match &self.shape(id)?.kind {
            Kind::Structure(members) => members.iter().find(|member| member.name == name),
            _ => None,
        }
    }

    pub(crate) fn shape(&self, id: &ShapeId) -> Option<&'a Shape> {
        self.closure.shapes.get(id).copied()
    }
}
