//! What a reader does about required members that an object lacks.

use crate::support::wire::Members;

/// What a reader does about required members that an object lacks.
///
/// It is a type parameter of the reader, so that a reader that fills them has no code for it.
pub(crate) trait Presence: Default {
    /// An object with these members begins.
    #[inline]
    fn begin(&mut self, _members: &dyn Members) {}

    /// The object has a member whose value isn't null.
    #[inline]
    fn found(&mut self, _name: &str) {}

    /// The object ends. Gives the name of the first member that it should have had.
    #[inline]
    fn end(&mut self) -> Option<&'static str> {
        None
    }
}

/// Missing members keep the value from which reading starts.
#[derive(Clone, Default)]
pub(crate) struct Filled;

impl Presence for Filled {}

/// Missing members are an error.
#[derive(Default)]
pub(crate) struct Demanded {
    /// The required members that weren't found yet, those of inner objects last.
    missing: Vec<&'static str>,
    /// Where in `missing` the members of each open object begin.
    objects: Vec<usize>,
}

impl Presence for Demanded {
    fn begin(&mut self, members: &dyn Members) {
        self.objects.push(self.missing.len());
        self.missing.extend(members.required());
    }

    fn found(&mut self, name: &str) {
        let start = self.objects.last().copied().unwrap_or_default();
        if let Some(index) = self.missing[start..].iter().position(|missing| *missing == name) {
            self.missing.remove(start + index);
        }
    }

    fn end(&mut self) -> Option<&'static str> {
        let start = self.objects.pop().unwrap_or_default();
        self.missing.get(start).copied()
    }
}
