//! Lenient and strict reading: what is an error, besides values of other types.

// #if HttpBindings
#[cfg(feature = "server")]
mod exact;
// #end

// #if HttpBindings
#[cfg(feature = "server")]
pub(crate) use self::exact::Exact;
// #end
use crate::support::wire::{Items, Members, Scalar, Slot};

/// What a reader refuses besides values of other types, such as an object without a required member.
///
/// Errors are messages for the place that is read. It is a type parameter of the reader, so that the
/// lenient reader has no code for it.
pub(crate) trait Strictness: Default {
    /// Notes the start of an object with these members.
    #[inline]
    fn begin(&mut self, _members: &dyn Members) {}

    /// Notes that the object has a member whose value isn't null.
    #[inline]
    fn found(&mut self, _name: &str) {}

    /// Notes that the value of a member comes next; fails if the object can't have it.
    #[inline]
    fn enter(&mut self, _members: &mut dyn Members, _name: &str) -> Result<(), &'static str> {
        Ok(())
    }

    /// Sets a value; returns `false` if the scalar doesn't fit.
    #[inline]
    fn set(&mut self, slot: &mut dyn Slot, scalar: Scalar<'_>) -> bool {
        slot.scalar(scalar)
    }

    /// Like [`set`](Self::set), for a text.
    #[inline]
    fn set_text(&mut self, slot: &mut dyn Slot, text: &str) -> bool {
        slot.text(text)
    }

    /// Reads a null in a list; fails if there can't be one.
    #[inline]
    fn null_item(&mut self, items: &mut dyn Items) -> Result<(), &'static str> {
        items.null();
        Ok(())
    }

    /// Reads a member whose value is null; fails if there can't be one.
    #[inline]
    fn null_member(&mut self, members: &mut dyn Members, name: &str) -> Result<(), &'static str> {
        members.null(name);
        Ok(())
    }

    /// Fails if the object that ends lacks something else than a required member.
    #[inline]
    fn complete(&mut self) -> Result<(), &'static str> {
        Ok(())
    }

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
