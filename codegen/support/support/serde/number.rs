//! Numbers that come as their digits: `serde_json` does so with its feature `arbitrary_precision`,
//! which any crate of a program can turn on for all others.

use super::Name;
use crate::support::big;
use crate::support::wire::{Items, Members, Scalar, Slot};

/// The name of the only member of the object that stands for a number.
const NUMBER: &str = "$serde_json::private::Number";

/// Whether an object stands for a number, by its first member and by how many it has, if that is
/// known.
///
/// Only `serde_json` itself can give the name bare. What serde has put aside, for `flatten` and for
/// enums without a tag of their own, is an object like any other; its length is known, unlike that
/// of an object in a text.
pub(super) fn is_number(first: &Name<'_>, count: Option<usize>) -> bool {
    first.text == NUMBER && (first.is_bare || count == Some(1))
}

/// The number that a text holds, if the text has the form of a number in JSON.
fn scalar(text: &str) -> Option<Scalar<'_>> {
    big::is_decimal(text).then(|| match text.parse() {
        // Minus zero is a float, which integers don't have.
        Ok(number) if text != "-0" => Scalar::Int(number),
        _ => Scalar::Number(text),
    })
}

/// The place for the value of the member [`NUMBER`].
///
/// A place that takes numbers gets one. Any other place gets an object with a member of this name,
/// if the object can be one that somebody has sent.
pub(super) struct NumberSlot<'a> {
    place: &'a mut dyn Slot,
    is_certain: bool,
}

impl<'a> NumberSlot<'a> {
    /// The place `place`, of which the first member has the name `name`.
    pub(super) fn new(place: &'a mut dyn Slot, name: &Name<'_>) -> Self {
        Self { place, is_certain: name.is_bare }
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
