// #if HttpBindings
//! Reads the body of a request as restJson1 wants it: exactly as the model says.

use super::{Strict, Strictness};
use crate::support::wire::{Format, Items, Members, Scalar, Sink, Slot, Value, View};

/// The message for a null in a list or map that isn't sparse.
const NULL: &str = "expected a value that isn't null";

/// The message for a union that hasn't exactly one member of the model.
const ONE_MEMBER: &str = "expected one member of the union";

/// Besides missing members, these are errors: a timestamp in another format than that of the model,
/// base64 without padding, a null in a list or map that isn't sparse, and a union that hasn't exactly
/// one member of the model.
#[derive(Default)]
pub(crate) struct Exact {
    missing: Strict,
    /// The open objects; the inner one is the last.
    objects: Vec<Open>,
    /// The format of timestamps in the value that is read.
    format: Format,
}

/// An object that is read.
struct Open {
    /// The format of timestamps around the object, which is that of entries if it is a map.
    format: Format,
    is_union: bool,
    /// Whether the union has its member.
    has_member: bool,
}

impl Strictness for Exact {
    fn begin(&mut self, members: &dyn Members) {
        self.objects.push(Open { format: self.format, is_union: members.is_union(), has_member: false });
        self.missing.begin(members);
    }

    fn found(&mut self, name: &str) {
        self.missing.found(name);
    }

    fn enter(&mut self, members: &mut dyn Members, name: &str) -> Result<(), &'static str> {
        let Some(open) = self.objects.last_mut() else { return Ok(()) };
        self.format = open.format;
        if open.is_union && !open.take(members, name) {
            return Err(ONE_MEMBER);
        }
        members.show_formats(&mut FormatOf { name, format: &mut self.format });
        Ok(())
    }

    fn set(&mut self, slot: &mut dyn Slot, scalar: Scalar<'_>) -> bool {
        slot.exact_scalar(scalar, self.format)
    }

    fn set_text(&mut self, slot: &mut dyn Slot, text: &str) -> bool {
        self.set(slot, Scalar::Str(text))
    }

    fn null_item(&mut self, items: &mut dyn Items) -> Result<(), &'static str> {
        items.null();
        if items.takes_null() { Ok(()) } else { Err(NULL) }
    }

    fn null_member(&mut self, members: &mut dyn Members, name: &str) -> Result<(), &'static str> {
        members.null(name);
        if members.takes_null() { Ok(()) } else { Err(NULL) }
    }

    fn complete(&mut self) -> Result<(), &'static str> {
        let is_empty_union = self.objects.last().is_some_and(|open| open.is_union && !open.has_member);
        if is_empty_union { Err(ONE_MEMBER) } else { Ok(()) }
    }

    fn end(&mut self) -> Option<&'static str> {
        if let Some(open) = self.objects.pop() {
            self.format = open.format;
        }
        self.missing.end()
    }
}

impl Open {
    /// Notes a member of the union. Returns `false` if the union has another one, or the model doesn't
    /// have it.
    fn take(&mut self, union: &mut dyn Members, name: &str) -> bool {
        // Only after this does the union know the format of the member.
        let has_slot = union.member(name).is_some();
        if name == "__type" && !has_slot {
            return true;
        }
        !std::mem::replace(&mut self.has_member, true) && !union.is_data(name)
    }
}

/// Finds the format of a member; entries of maps have that of the map.
struct FormatOf<'a> {
    name: &'a str,
    format: &'a mut Format,
}

impl Sink for FormatOf<'_> {
    fn member(&mut self, _: &str, _: View<'_>) {}

    fn null(&mut self, _: &str) {}

    fn formatted(&mut self, name: &'static str, _: &dyn Value, format: Format) {
        if name == self.name {
            *self.format = format;
        }
    }

    fn defaulted(&mut self, name: &'static str, value: &dyn Value, _: &dyn Value, format: Format) {
        self.formatted(name, value, format);
    }
}
// #end
