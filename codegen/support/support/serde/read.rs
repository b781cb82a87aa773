//! Fills slots from any deserializer.

use std::cell::Cell;
use std::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::name::{Name, NameSeed};
use super::number::{NumberSlot, is_number};
use super::path::{Path, Segment};
use crate::support::wire::{Items, Members, Scalar, Slot};

/// Lists get room for at most so many items before these are read.
const MAX_LIKELY_LENGTH: usize = 64;

/// What a value is for. The slot of a member or an item is created only if the value isn't null.
enum Place<'a> {
    Slot(&'a mut dyn Slot),
    Member(&'a mut dyn Members),
    Item(&'a mut dyn Items),
}

/// Where the next value goes.
pub(super) struct Target<'a, 'de> {
    place: Place<'a>,
    /// The name of the member.
    name: Name<'de>,
    /// The number of the member or item.
    index: usize,
    /// The path to the value that the place is in.
    path: &'a Path<'a>,
    shared: &'a Shared,
}

/// What the targets of all values share.
#[derive(Default)]
struct Shared {
    /// The length of the list before, if no other list has begun since: the next one is probably as long.
    likely_length: Cell<usize>,
    /// Whether the whole value is null.
    is_null: Cell<bool>,
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
    Filler(&mut Target::new(Place::Slot(slot), &Path::WHOLE, &shared)).deserialize(deserializer)?;
    Ok(if shared.is_null.get() { Filled::Null } else { Filled::Value })
}

impl<'a> Target<'a, '_> {
    #[inline]
    fn new(place: Place<'a>, path: &'a Path<'a>, shared: &'a Shared) -> Self {
        Self { place, name: Name::default(), index: 0, path, shared }
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
            Place::Slot(slot) => *slot,
            Place::Member(members) => match members.member(self.0.name.text()) {
                Some(slot) => slot,
                None => return Ok(()),
            },
            Place::Item(items) => items.next(),
        };
        if set(slot) {
            return Ok(());
        }
        let expected = slot.expected();
        Err(self.path().mismatch(expected))
    }

    /// The path to the value.
    fn path(&self) -> Path<'_> {
        let Target { place, name, index, path, .. } = &*self.0;
        path.to(match place {
            Place::Slot(_) => Segment::Itself,
            // A name that isn't from the model can be secret.
            Place::Member(members) if members.is_data(name.text()) => Segment::Entry(*index),
            Place::Member(_) => Segment::Member(name.text()),
            Place::Item(_) => Segment::Index(*index),
        })
    }

    /// The slot for a list or an object, and its path; `None` if the value is ignored.
    #[inline]
    fn enter(self) -> Option<(&'t mut dyn Slot, Path<'t>)> {
        let Target { place, name, index, path, .. } = self.0;
        Some(match place {
            Place::Slot(slot) => (*slot, **path),
            Place::Member(members) => {
                let name = name.text();
                let is_data = members.is_data(name);
                let slot = members.member(name)?;
                (slot, path.to(if is_data { Segment::Entry(*index) } else { Segment::Member(name) }))
            }
            Place::Item(items) => (items.next(), path.to(Segment::Index(*index))),
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
            Place::Slot(_) => self.0.shared.is_null.set(self.0.path.is_empty()),
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
        let shared = self.0.shared;
        let Some((slot, path)) = self.enter() else {
            while sequence.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        let Some(items) = slot.list() else { return Err(path.mismatch(slot.expected())) };
        let length = sequence.size_hint().unwrap_or_else(|| shared.likely_length.take());
        items.reserve(length.min(MAX_LIKELY_LENGTH));
        let mut target = Target::new(Place::Item(items), &path, shared);
        while sequence.next_element_seed(Filler(&mut target))?.is_some() {
            target.index += 1;
        }
        shared.likely_length.set(target.index);
        Ok(())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let shared = self.0.shared;
        let is_fresh = matches!(self.0.place, Place::Item(_));
        let Some((slot, path)) = self.enter() else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        let count = map.size_hint();
        let mut nothing = ();
        let members = if is_fresh { slot.fresh_object() } else { slot.object() };
        let is_object = members.is_some();
        let mut target = Target::new(Place::Member(members.unwrap_or(&mut nothing)), &path, shared);
        // There is one call for the names of all members: it is compiled into this function.
        while let Some(origin) = map.next_key_seed(NameSeed::new(&mut target.name, &path))? {
            if target.index == 0 {
                if is_number(target.name.text(), origin, count) {
                    let mut slot = NumberSlot::new(slot, origin);
                    return map.next_value_seed(Filler(&mut Target::new(Place::Slot(&mut slot), &path, shared)));
                }
                if !is_object {
                    break;
                }
            }
            map.next_value_seed(Filler(&mut target))?;
            target.index += 1;
        }
        if is_object { Ok(()) } else { Err(path.mismatch(slot.expected())) }
    }
}
