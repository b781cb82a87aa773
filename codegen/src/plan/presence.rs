//! Required members.

use super::closure::Closure;
use super::table::Table;
use crate::error::{Errors, Problem};
use crate::graph;
use crate::model::{Kind, Member, MemberId, ShapeId};

/// The maximum number of required members of a structure. A builder has a type parameter for each
/// of them, and each setter names all parameters: with 1,000, compiling takes minutes. Structures
/// of AWS have at most 22.
const MAX_REQUIRED: usize = 256;

/// Which members are required: those that the model marks, unless the configuration overrides it.
pub(crate) struct Presence<'a>(Table<'a, MemberId<'a>, bool>);

impl<'a> Presence<'a> {
    pub(crate) fn of(configured: Table<'a, MemberId<'a>, bool>) -> Self {
        Self(configured)
    }

    /// Whether the builder of `container` requires the member.
    pub(crate) fn is_required(&self, container: &ShapeId, member: &Member) -> bool {
        let configured = self.0.get(&container.member(&member.name));
        configured.map_or_else(|| is_required_by_model(member), |entry| entry.value)
    }

    /// The members of a structure in the order of its fields: required ones first.
    pub(crate) fn in_order<'m>(&self, id: &ShapeId, members: &'m [Member]) -> Vec<&'m Member> {
        let (required, optional): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| self.is_required(id, member));
        required.into_iter().chain(optional).collect()
    }

    /// The required members of a structure; empty for other shapes.
    pub(crate) fn required(&self, closure: &Closure<'a>, id: &ShapeId) -> Vec<&'a Member> {
        match closure.shapes.get(id).map(|shape| &shape.kind) {
            Some(Kind::Structure(members)) => {
                members.iter().filter(|member| self.is_required(id, member)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Checks that no structure of `closure` requires itself, or has too many required members.
    pub(crate) fn check(&self, closure: &Closure<'a>) -> Result<(), Errors> {
        let mut errors = Errors::default();
        let edges = |id: &'a ShapeId| {
            let required = self.required(closure, id).into_iter();
            required.map(|member| (member.name.as_str(), &member.target)).collect()
        };
        for (id, member, target) in graph::walk(closure.shapes.keys().copied(), edges).back {
            let message =
                format!("is required, so every {} needs another one, without end", target.name());
            errors.push(
                Problem::new(id.member(member), message)
                    .help("make a member of this cycle optional"),
            );
        }
        for id in closure.shapes.keys() {
            let count = self.required(closure, id).len();
            if count > MAX_REQUIRED {
                let message = format!("has {count} required members, more than {MAX_REQUIRED}");
                let help = "make some optional under [required] in the configuration";
                errors.push(Problem::new(id, message).help(help));
            }
        }
        errors.propagate()
    }
}

/// Whether the model makes a member required: `@required` and not `@clientOptional`, see
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#required-trait>.
pub(crate) fn is_required_by_model(member: &Member) -> bool {
    member.traits.required && !member.traits.client_optional
}
