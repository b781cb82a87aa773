//! Reads numbers that a format passes as digits. `serde_json` does this with its feature
//! `arbitrary_precision`, which any crate in a program can turn on for all others.

use super::name::Origin;
use crate::support::digits;
use crate::support::wire::{Items, Members, Scalar, Slot};

/// The name of the only member of an object that represents a number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether an object represents a number, given its first name and the number of its members, if
/// known.
///
/// Only `serde_json` itself passes the name bare. Values that serde has buffered (for `flatten` and
/// for untagged enums) look like any other object. Their length is known; that of an object in a
/// text isn't.
pub(super) fn is_number(first: &str, origin: Origin, count: Option<usize>) -> bool {
    first == NUMBER && (origin == Origin::Format || count == Some(1))
}

/// The number in a text, if the text is a JSON number.
fn scalar(text: &str) -> Option<Scalar<'_>> {
    digits::is_number(text).then(|| match text.parse() {
        // Integers have no minus zero, so this is a float.
        Ok(number) if text != "-0" => Scalar::Int(number),
        _ => Scalar::Number(text),
    })
}

/// The slot for the value of the member [`NUMBER`].
///
/// If the outer slot accepts numbers, it gets the number. Otherwise it gets an object with this
/// member, unless it is certain that the format meant a number.
pub(super) struct NumberSlot<'a> {
    place: &'a mut dyn Slot,
    is_certain: bool,
}

impl<'a> NumberSlot<'a> {
    /// Wraps the slot of an object whose first name has this origin.
    pub(super) fn new(place: &'a mut dyn Slot, origin: Origin) -> Self {
        Self { place, is_certain: origin == Origin::Format }
    }

    fn members(&mut self) -> Option<&mut dyn Members> {
        if self.is_certain { None } else { self.place.object() }
    }

    fn member(&mut self) -> Option<&mut dyn Slot> {
        self.members()?.member(NUMBER)
    }
}

impl Slot for NumberSlot<'_> {
    fn expected(&self) -> &'static str {
        self.place.expected()
    }

    fn scalar(&mut self, value: Scalar<'_>) -> bool {
        let number = if let Scalar::Str(text) = value { scalar(text) } else { None };
        if number.is_some_and(|number| self.place.scalar(number)) {
            return true;
        }
        let members = self.members();
        members.is_some_and(|members| members.member(NUMBER).is_none_or(|slot| slot.scalar(value)))
    }

    fn list(&mut self) -> Option<&mut dyn Items> {
        self.member()?.list()
    }

    fn object(&mut self) -> Option<&mut dyn Members> {
        self.member()?.object()
    }
}
