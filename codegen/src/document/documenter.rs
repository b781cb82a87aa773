//! What the documentation of a shape needs to know about all other shapes.

use std::collections::BTreeMap;

use super::example::pattern::Patterns;
use super::terms::Terms;
use super::text;
use super::usage::Usage;
use crate::map::map_of;
use crate::model::ShapeId;
use crate::plan::Plan;

/// Writes the documentation of a planned crate.
pub(crate) struct Documenter<'c, 'a> {
    pub(super) plan: &'c Plan<'a>,
    pub(super) terms: Terms<'a>,
    pub(super) usage: Usage<'a>,
    /// The first sentence of the model's text for each operation.
    pub(super) sentences: BTreeMap<&'a ShapeId, String>,
    pub(crate) patterns: Patterns,
}

impl<'c, 'a> Documenter<'c, 'a> {
    pub(crate) fn new(plan: &'c Plan<'a>) -> Self {
        let whole = plan.whole();
        let sentence = |id: &ShapeId| text::first_sentence(&plan.shape(id).traits);
        Self {
            plan,
            terms: Terms::of(&whole.shapes, whole.operations.keys().copied()),
            usage: Usage::of(&plan.closure.shapes),
            sentences: map_of(plan.closure.operations.keys().map(|id| (*id, sentence(id)))),
            patterns: Patterns::new(),
        }
    }
}
