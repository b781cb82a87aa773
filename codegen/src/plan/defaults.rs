//! Default values of members, and the formats of their timestamps.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Plan;
use crate::graph;
use crate::ir::Format;
use crate::model::{Kind, Member, ShapeId, Simple, TimestampFormat};

/// The value of a member that is absent.
pub(crate) enum DefaultValue<'m> {
    /// The node of the trait `default`, which parsing checked.
    OfModel(&'m Value),
    /// The structure that reading starts from.
    Initial,
}

impl<'a> Plan<'a> {
    /// The format of the instants in a member, which can be elements of lists and maps.
    pub(crate) fn format(&self, member: &Member) -> Option<Format> {
        let target = self.shape(&member.target);
        let own = member.traits.timestamp_format.or(target.traits.timestamp_format);
        match &target.kind {
            Kind::Simple(Simple::Timestamp) => match own? {
                TimestampFormat::EpochSeconds => None,
                TimestampFormat::DateTime => Some(Format::DateTime),
                TimestampFormat::HttpDate => Some(Format::HttpDate),
            },
            Kind::List(element) | Kind::Map(_, element) => self.format(element),
            _ => None,
        }
    }

    /// The value that an absent member is written and read as, see
    /// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>.
    ///
    /// The input of an operation is the exception: it keeps what the client said, and nothing else,
    /// so that the service decides on its defaults. So do members that are optional for clients.
    pub(crate) fn default<'m>(
        &self,
        container: &ShapeId,
        member: &'m Member,
    ) -> Option<DefaultValue<'m>> {
        let is_required = self.is_required(container, member);
        if member.traits.client_optional || (self.is_input(container) && !is_required) {
            return None;
        }
        match &member.traits.default {
            Some(Value::Null) => None,
            Some(node) => Some(DefaultValue::OfModel(node)),
            None => (is_required && self.filled.contains(&member.target))
                .then_some(DefaultValue::Initial),
        }
    }

    /// The structures that aren't empty when reading starts, since a member has a default, or is
    /// required and such a structure itself: a required one that is absent is read as if it were
    /// empty, see <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>.
    pub(crate) fn filled(&self) -> BTreeSet<&'a ShapeId> {
        let members = |id: &'a ShapeId| match &self.shape(id).kind {
            Kind::Structure(members) => members.as_slice(),
            _ => &[],
        };
        let required = |id: &'a ShapeId| {
            let required = members(id).iter().filter(|member| self.is_required(id, member));
            required.map(|member| ((), &member.target)).collect()
        };
        let mut filled = BTreeSet::new();
        for id in graph::walk(self.closure.shapes.keys().copied(), required).order {
            let is_filled = |target: &ShapeId| filled.contains(target);
            if members(id).iter().any(|member| self.default(id, member).is_some())
                || required(id).into_iter().any(|((), target)| is_filled(target))
            {
                filled.insert(id);
            }
        }
        filled
    }
}
