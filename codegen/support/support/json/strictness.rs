//! Lenient and strict reading: whether a missing required member is an error.

use crate::support::wire::Members;

/// Whether a missing required member is an error.
///
/// It is a type parameter of the reader, so that the lenient reader has no code for it.
pub(crate) trait Strictness: Default {
    /// Notes the start of an object with these members.
    #[inline]
    fn begin(&mut self, _members: &dyn Members) {}

    /// Notes that the object has a member whose value isn't null.
    #[inline]
    fn found(&mut self, _name: &str) {}

    /// Notes the end of the object. Returns the name of the first missing member.
    #[inline]
    fn end(&mut self) -> Option<&'static str> {
        None
    }
}

/// Missing members are no error.
#[derive(Clone, Default)]
pub(crate) struct Lenient;

impl Strictness for Lenient {}

/// Missing members are an error.
#[derive(Default)]
pub(crate) struct Strict {
    /// The required members that weren't found yet; those of inner objects are last.
    missing: Vec<&'static str>,
    /// For each open object, the index in `missing` where its members begin.
    objects: Vec<usize>,
}

impl Strictness for Strict {
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
