//! What the documentation of a shape needs to know about all other shapes.

use super::example::pattern::Patterns;
use super::terms::Terms;
use super::usage::Usage;
use crate::plan::Plan;

/// Writes the documentation of a planned crate.
pub(crate) struct Documenter<'c, 'a> {
    pub(super) plan: &'c Plan<'a>,
    pub(super) terms: Terms<'a>,
    pub(super) usage: Usage<'a>,
    pub(crate) patterns: Patterns,
}

impl<'c, 'a> Documenter<'c, 'a> {
    pub(crate) fn new(plan: &'c Plan<'a>) -> Self {
        let whole = plan.whole();
        Self {
            plan,
            terms: Terms::of(&whole.shapes, whole.operations.keys().copied()),
            usage: Usage::of(&plan.closure.shapes),
            patterns: Patterns::new(),
        }
    }
}
