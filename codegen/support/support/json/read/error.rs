//! Errors of a reader.

use super::{Error, Members, Reader, Segment, Slot, Strictness};

impl<S: Strictness> Reader<'_, S> {
    #[cold]
    #[inline(never)]
    pub(super) fn error(&self, message: &'static str) -> Error {
        Error::new(self.at, message)
    }

    /// The error for a byte that can't be here, or for the end of the body.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(&self, message: &'static str) -> Error {
        self.error(if self.at == self.text.len() { "unexpected end" } else { message })
    }

    #[cold]
    #[inline(never)]
    pub(super) fn mismatch(slot: &dyn Slot, at: usize) -> Error {
        Error::new(at, slot.expected())
    }

    #[cold]
    #[inline(never)]
    pub(super) fn within_member(error: Error, name: &str, index: usize, members: &dyn Members) -> Error {
        // A name that isn't from the model can be secret.
        let is_data = members.is_data(name);
        error.within(if is_data { Segment::Entry(index) } else { Segment::Member(name.to_owned()) })
    }
}
