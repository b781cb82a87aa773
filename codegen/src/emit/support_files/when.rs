//! When a crate has a module of support code.

use crate::ir::{Need, Needs};

/// When a crate has a module.
pub(in crate::emit) enum When {
    /// If it has any code.
    Always,
    /// If the crate has all these needs.
    All(&'static [Need]),
    /// If it has all needs of one of these lists.
    Any(&'static [&'static [Need]]),
    /// If it has the first need and not the second one.
    Without(Need, Need),
    /// If another module uses it.
    Used,
}

impl When {
    /// Whether a crate with these needs has it.
    pub(in crate::emit) fn holds(&self, needs: &Needs) -> bool {
        let has = |need: &Need| needs.has(*need);
        match self {
            Self::Always => true,
            Self::All(all) => all.iter().all(has),
            Self::Any(lists) => lists.iter().any(|all| all.iter().all(has)),
            Self::Without(one, other) => has(one) && !has(other),
            Self::Used => false,
        }
    }
}
