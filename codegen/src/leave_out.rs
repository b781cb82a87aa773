//! Parts of a crate that few users need, and that a configuration can leave out.

/// A part of a crate that takes time to compile, and that few users need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeaveOut {
    /// `Hash` of structures and unions. Enums keep it.
    Hash,
    /// `Clone` and `Debug` of builders.
    BuilderTraits,
    /// The setters `maybe_..` of builders, which take an `Option`.
    MaybeSetters,
}

impl LeaveOut {
    /// Every part.
    pub(crate) const ALL: [Self; 3] = [Self::Hash, Self::BuilderTraits, Self::MaybeSetters];

    /// The part with this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The name in a configuration.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hash => "Hash",
            Self::BuilderTraits => "builder-traits",
            Self::MaybeSetters => "maybe-setters",
        }
    }
}
