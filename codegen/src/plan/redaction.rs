//! Redaction: of values that the model marks as `@sensitive`, and of those in the configuration.
//!
//! See <https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait>.

use std::collections::BTreeSet;

use super::closure::Closure;
use super::table::Table;
use crate::ir::Redaction;
use crate::model::{Id, Member, ShapeId};

/// Why a value is redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason<'a> {
    /// The model marks it.
    Model,
    /// The configuration redacts it, for this reason.
    Override(&'a str),
}

/// The shapes and members whose values are redacted.
pub(crate) struct Redactions<'a> {
    /// Shapes that the model marks.
    marked: BTreeSet<&'a ShapeId>,
    /// The reasons of the configuration.
    configured: Table<'a, Id<'a>, &'a str>,
}

impl<'a> Redactions<'a> {
    pub(crate) fn of(whole: &Closure<'a>, configured: Table<'a, Id<'a>, &'a str>) -> Self {
        let marked = whole.shapes.iter().filter(|(_, shape)| shape.traits.sensitive);
        Self { marked: marked.map(|(id, _)| *id).collect(), configured }
    }

    /// Why all values of the shape `id` are redacted.
    pub(crate) fn of_shape(&self, id: &ShapeId) -> Option<Reason<'a>> {
        if self.marked.contains(id) {
            return Some(Reason::Model);
        }
        self.reason(Id::Shape(id))
    }

    /// Why the value of a member is redacted.
    pub(crate) fn of_member(&self, container: &ShapeId, member: &Member) -> Option<Reason<'a>> {
        if member.traits.sensitive {
            return Some(Reason::Model);
        }
        let own = || self.reason(Id::Member(container.member(&member.name)));
        self.of_shape(&member.target).or_else(own)
    }

    /// Whether `Debug` hides the whole type of the shape `id`, or only single members.
    pub(crate) fn of_type(&self, id: &ShapeId) -> Redaction {
        match self.of_shape(id) {
            Some(_) => Redaction::Whole,
            None => Redaction::Marked,
        }
    }

    /// The keys and reasons in the configuration, in the order of keys.
    pub(crate) fn configured(&self) -> Vec<(Id<'a>, &'a str, &'a str)> {
        let mut all: Vec<_> =
            self.configured.iter().map(|(id, entry)| (*id, entry.key, entry.value)).collect();
        all.sort_by_key(|(_, key, _)| *key);
        all
    }

    fn reason(&self, id: Id<'_>) -> Option<Reason<'a>> {
        self.configured.get(&id).map(|entry| Reason::Override(entry.value))
    }
}
