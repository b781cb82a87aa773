//! Fills slots from any deserializer.

use std::cell::Cell;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::name::{Name, NameSeed, Origin};
use super::number::{NumberSlot, is_number};
use super::path::{Path, Segment, Shared};
use crate::support::wire::{Items, Members, Scalar, Slot};

/// Lists get room for at most so many items before these are read.
const MAX_LIKELY_LENGTH: usize = 64;

/// What a value is for. The slot of a member or an item is created only if the value isn't null.
enum Place<'a> {
    Member(&'a mut dyn Members),
    Slot(&'a mut dyn Slot),
    Item(&'a mut dyn Items),
}

/// Where the next value goes.
pub(super) struct Target<'a, 'de> {
    place: Place<'a>,
    /// The name of the member.
    name: Name<'de>,
    /// The number of the member.
    index: usize,
    /// The path to the value that the place is in; for an item, the path to it.
    path: &'a Path<'a>,
}

/// Whether the value was null.
pub(super) enum Filled {
    Null,
    Value,
}

/// Fills a target from a deserializer. It is a reference, since serde passes it on by value.
pub(super) struct Filler<'t, 'a, 'de>(&'t mut Target<'a, 'de>);

/// Fills the slot of a whole value.
pub(super) fn fill<'de, D: Deserializer<'de>>(slot: &mut dyn Slot, deserializer: D) -> Result<Filled, D::Error> {
    let shared = Shared::default();
    Filler(&mut Target::new(Place::Slot(slot), &Path::whole(&shared))).deserialize(deserializer)?;
    Ok(if shared.is_null.get() { Filled::Null } else { Filled::Value })
}

impl<'a> Target<'a, '_> {
    #[inline]
    fn new(place: Place<'a>, path: &'a Path<'a>) -> Self {
        Self { place, name: Name::default(), index: 0, path }
    }
}

impl<'t> Filler<'t, '_, '_> {
    /// Sets a slot from a scalar; `None` is a value of a type that no slot accepts.
    fn scalar<E: Error>(self, scalar: Option<Scalar<'_>>) -> Result<(), E> {
        self.set(|slot| scalar.is_some_and(|scalar| slot.scalar(scalar)))
    }

    /// Sets a slot by a function, which returns whether the value fits.
    #[inline]
    fn set<E: Error>(self, set: impl FnOnce(&mut dyn Slot) -> bool) -> Result<(), E> {
        let slot: &mut dyn Slot = match &mut self.0.place {
            Place::Member(members) => match members.member(self.0.name.text()) {
                Some(slot) => slot,
                None => return Ok(()),
            },
            Place::Item(items) => items.next(),
            Place::Slot(slot) => *slot,
        };
        if set(slot) {
            return Ok(());
        }
        let expected = slot.expected();
        Err(self.path().mismatch(expected))
    }

    /// The path to the value.
    fn path(&self) -> Path<'_> {
        let Target { place, name, index, path } = &*self.0;
        path.to(match place {
            Place::Slot(_) | Place::Item(_) => Segment::Itself,
            // A name that isn't from the model can be secret.
            Place::Member(members) if members.is_data(name.text()) => Segment::Entry(*index),
            Place::Member(_) => Segment::Member(name.text()),
        })
    }

    /// The slot for a list or an object, and its path; `None` if the value is ignored.
    #[inline]
    fn enter(self, own: &'t mut Option<Path<'t>>) -> Option<(&'t mut dyn Slot, &'t Path<'t>)> {
        let Target { place, name, index, path } = self.0;
        Some(match place {
            Place::Slot(slot) => (*slot, *path),
            Place::Member(members) => {
                let name = name.text();
                let is_data = members.is_data(name);
                let slot = members.member(name)?;
                let segment = if is_data { Segment::Entry(*index) } else { Segment::Member(name) };
                (slot, own.insert(path.to(segment)))
            }
            Place::Item(items) => (items.next(), *path),
        })
    }
}

impl<'de> DeserializeSeed<'de> for Filler<'_, '_, 'de> {
    type Value = ();

    // One copy for each deserializer. It contains the reading of lists and objects, so it is large.
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Filler<'_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of awsJson")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<(), E> {
        self.scalar(Some(Scalar::Bool(flag)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.scalar(Some(Scalar::Int(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        match i64::try_from(number) {
            Ok(number) => self.scalar(Some(Scalar::Int(number))),
            Err(_) => self.scalar(Some(Scalar::Number(&number.to_string()))),
        }
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.scalar(Some(Scalar::Number(&number.to_string())))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<(), E> {
        self.scalar(Some(Scalar::Number(&number.to_string())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.scalar(Some(Scalar::Float(number)))
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.set(|slot| slot.text(text))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<(), E> {
        self.scalar(None)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.scalar(None)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match &mut self.0.place {
            Place::Slot(_) => self.0.path.shared.is_null.set(self.0.path.is_empty()),
            Place::Member(members) => members.null(self.0.name.text()),
            Place::Item(items) => items.null(),
        }
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let mut own = None;
        let Some((slot, path)) = self.enter(&mut own) else {
            while sequence.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        let Some(items) = slot.list() else { return Err(path.mismatch(slot.expected())) };
        let likely_length = &path.shared.likely_length;
        items.reserve(sequence.size_hint().unwrap_or_else(|| likely_length.take()).min(MAX_LIKELY_LENGTH));
        let index = Cell::new(0);
        let item = path.to(Segment::Index(&index));
        let mut target = Target::new(Place::Item(items), &item);
        while sequence.next_element_seed(Filler(&mut target))?.is_some() {
            index.set(index.get() + 1);
        }
        likely_length.set(index.get());
        Ok(())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let is_fresh = matches!(self.0.place, Place::Item(_));
        let mut own = None;
        let Some((slot, path)) = self.enter(&mut own) else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        let count = map.size_hint();
        let members = if is_fresh { slot.fresh_object() } else { slot.object() };
        let Some(members) = members else { return fill_other(slot, path, map) };
        let mut target = Target::new(Place::Member(members), path);
        // There is one call for the names of all members: it is compiled into this function.
        while let Some(origin) = map.next_key_seed(NameSeed::new(&mut target.name, path))? {
            if target.index == 0 && is_number(target.name.text(), origin, count) {
                return fill_number(slot, origin, path, map);
            }
            map.next_value_seed(Filler(&mut target))?;
            target.index += 1;
        }
        Ok(())
    }
}

/// Fills a slot that accepts no objects from an object, which can represent a number.
#[cold]
fn fill_other<'de, A: MapAccess<'de>>(slot: &mut dyn Slot, path: &Path<'_>, mut map: A) -> Result<(), A::Error> {
    let count = map.size_hint();
    let mut name = Name::default();
    match map.next_key_seed(NameSeed::new(&mut name, path))? {
        Some(origin) if is_number(name.text(), origin, count) => fill_number(slot, origin, path, map),
        _ => Err(path.mismatch(slot.expected())),
    }
}

/// Fills a slot from the only member of an object that represents a number.
#[cold]
fn fill_number<'de, A: MapAccess<'de>>(
    slot: &mut dyn Slot,
    origin: Origin,
    path: &Path<'_>,
    mut map: A,
) -> Result<(), A::Error> {
    let mut slot = NumberSlot::new(slot, origin);
    map.next_value_seed(Filler(&mut Target::new(Place::Slot(&mut slot), path)))
}
