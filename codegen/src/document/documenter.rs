//! What the documentation of one shape must know of the others.

use super::example::patterns::Patterns;
use super::terms::Terms;
use super::usage::Usage;
use crate::form::Form;
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

    /// The line that begins an example, which is a test in a crate that stands alone. In a module it
    /// isn't: whether it would find its types depends on the user's crate, whose tests are others.
    pub(super) fn fence(&self) -> String {
        let language = if self.plan.config.form == Form::Crate { "" } else { "text" };
        format!("```{language}")
    }
}
