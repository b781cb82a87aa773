//! A slot that ignores its value.

use crate::support::wire::{Items, Members, Scalar, Slot};

/// A slot that ignores its value.
pub(super) struct Ignored;

impl Members for Ignored {
    fn member(&mut self, _: &str) -> Option<&mut dyn Slot> {
        None
    }
}

impl Items for Ignored {
    fn next(&mut self) -> &mut dyn Slot {
        self
    }

    fn null(&mut self) {}
}

impl Slot for Ignored {
    fn expected(&self) -> &'static str {
        "expected a value"
    }

    fn scalar(&mut self, _: Scalar<'_>) -> bool {
        true
    }

    fn list(&mut self) -> Option<&mut dyn Items> {
        Some(self)
    }

    fn object(&mut self) -> Option<&mut dyn Members> {
        Some(self)
    }
}
