//! Which members are required, and the order of fields that follows from it.

use super::Plan;
use crate::error::{Errors, Problem};
use crate::model::{Kind, Member, ShapeId};

/// Required members of one structure. A builder has a type parameter for each of them, and each of
/// their setters names all parameters: with 1,000, compiling takes minutes. AWS has 22 at most.
const MAX_REQUIRED: usize = 256;

impl<'a> Plan<'a> {
    /// Whether the builder demands the member.
    pub(crate) fn is_required(&self, container: &ShapeId, member: &Member) -> bool {
        self.overrides.is_required(container, member)
    }

    /// A builder can't keep track of any number of required members.
    pub(crate) fn check_required_members(&self) -> Result<(), Errors> {
        let mut errors = Errors::default();
        for (id, shape) in &self.closure.shapes {
            let Kind::Structure(members) = &shape.kind else { continue };
            let count = members.iter().filter(|member| self.is_required(id, member)).count();
            if count > MAX_REQUIRED {
                let message = format!("has {count} required members, more than {MAX_REQUIRED}");
                let help = "make some optional under [required] in the configuration";
                errors.push(Problem::new(id, message).help(help));
            }
        }
        errors.propagate()
    }

    /// The members of a structure in the order of its fields: required ones first.
    fn in_order(&self, id: &ShapeId, members: &'a [Member]) -> Vec<&'a Member> {
        let (required, optional): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| self.is_required(id, member));
        required.into_iter().chain(optional).collect()
    }

    /// The members with the names of their fields, in their order.
    pub(crate) fn named_fields(
        &self,
        id: &ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, String)> {
        let names = &self.names.members[id];
        let pair = |member: &'a Member| (member, names[member.name.as_str()].clone());
        self.in_order(id, members).into_iter().map(pair).collect()
    }

    /// The required members with the names of their fields.
    pub(crate) fn required_fields(
        &self,
        id: &ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, String)> {
        let mut named = self.named_fields(id, members);
        named.retain(|(member, _)| self.is_required(id, member));
        named
    }
}
