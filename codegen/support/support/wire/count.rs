//! Counts the members of an object, for formats that need the number first.

use super::{Sink, View};

/// The number of members that an object passes.
#[derive(Default)]
pub(super) struct Count(usize);

impl Count {
    /// The number so far.
    #[inline]
    pub(super) fn get(&self) -> usize {
        self.0
    }
}

impl Sink for Count {
    fn member(&mut self, _: &str, view: View<'_>) {
        self.0 += usize::from(!matches!(view, View::Null));
    }

    fn null(&mut self, _: &str) {
        self.0 += 1;
    }

    #[inline]
    fn text(&mut self, _: &'static str, _: &str) {
        self.0 += 1;
    }

    #[inline]
    fn sensitive_text(&mut self, _: &'static str, _: &str) {
        self.0 += 1;
    }
}
