//! Implements serde's traits, with the same names and values as on the wire, for any format.
//! Reading needs a self-describing format, such as JSON.

mod name;
mod number;

use std::borrow::Cow;
use std::fmt;

pub use serde_core;
use serde_core::de::{
    DeserializeSeed, EnumAccess, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Deserializer, Serialize, Serializer};

use self::name::{Name, NameSeed};
use self::number::NumberSlot;
use super::wire::{Digits, Format, Items, List, Members, Object, Scalar, Sink, Slot, Value, View, base64_length};
use super::Empty;

/// The result of a serializer.
pub(crate) type Written<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;

/// The result of a deserializer.
pub(crate) type Read<'de, T, D> = Result<T, <D as Deserializer<'de>>::Error>;

/// Serializes a value.
pub(crate) fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Written<S> {
    Shown(value.view(Format::default())).serialize(serializer)
}

/// A view that implements serde's trait.
struct Shown<'a>(View<'a>);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Null => serializer.serialize_unit(),
            View::Bool(flag) => serializer.serialize_bool(flag),
            View::Int(number) => serializer.serialize_i64(number),
            View::Uint(number) => serializer.serialize_u64(number),
            View::F32(number, _) if number.is_finite() => serializer.serialize_f32(number),
            View::F32(number, _) => serializer.serialize_str(special(number.into())),
            View::F64(number, _) if number.is_finite() => serializer.serialize_f64(number),
            View::F64(number, _) => serializer.serialize_str(special(number)),
            View::Digits(number) => serialize_digits(number, serializer),
            View::Str(text) => serializer.serialize_str(text),
            View::Display(text) => serializer.collect_str(text),
            View::Bytes(bytes, encode) => {
                let mut text = vec![0; base64_length(bytes)];
                encode(bytes, &mut text);
                serializer.serialize_str(&String::from_utf8_lossy(&text))
            }
            View::Seconds(secs, 0, _) => serializer.serialize_i64(secs),
            View::Seconds(secs, nanos, _) => serializer.serialize_f64(seconds(secs, nanos)),
            View::Instant(secs, nanos, text) => serializer.serialize_str(&text(secs, nanos)),
            View::List(list, format) => serialize_list(list, format, serializer),
            View::Object(object, format) => serialize_object(object, format, serializer),
        }
    }
}

/// Serializes a number of any size: as a number if that is exact, otherwise as text.
fn serialize_digits<S: Serializer>(number: &dyn Digits, serializer: S) -> Result<S::Ok, S::Error> {
    let digits = number.digits();
    if let Ok(number) = digits.parse() {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = digits.parse() {
        return serializer.serialize_u64(number);
    }
    match number.float() {
        Some(number) => serializer.serialize_f64(number),
        None => serializer.serialize_str(digits),
    }
}

/// Seconds and nanoseconds as a float, rounded to microseconds.
#[expect(clippy::cast_precision_loss, reason = "a float tells microseconds apart until 2242")]
pub(crate) fn seconds(secs: i64, nanos: u32) -> f64 {
    let micros = i128::from(secs) * 1_000_000 + i128::from((nanos + 500) / 1_000);
    micros as f64 / 1e6
}

fn special(number: f64) -> &'static str {
    if number.is_nan() {
        "NaN"
    } else if number > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

fn serialize_list<S: Serializer>(list: &dyn List, format: Format, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(Some(list.count()))?;
    let mut result = Ok(());
    list.each(&mut |item| {
        result = sequence.serialize_element(&Shown(item.view(format)));
        result.is_ok()
    });
    result?;
    sequence.end()
}

fn serialize_object<S: Serializer>(object: &dyn Object, format: Format, serializer: S) -> Result<S::Ok, S::Error> {
    // Some formats need the number of members first.
    let mut count = Count(0);
    object.members(format, &mut count);
    let mut members = MapSink { map: serializer.serialize_map(Some(count.0))?, result: Ok(()) };
    object.members(format, &mut members);
    members.result?;
    members.map.end()
}

struct Count(usize);

impl Sink for Count {
    fn member(&mut self, _: &str, view: View<'_>) {
        self.0 += usize::from(!matches!(view, View::Null));
    }

    fn null(&mut self, _: &str) {
        self.0 += 1;
    }
}

struct MapSink<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Sink for MapSink<M> {
    fn member(&mut self, name: &str, view: View<'_>) {
        if !matches!(view, View::Null) && self.result.is_ok() {
            self.result = self.map.serialize_entry(name, &Shown(view));
        }
    }

    fn null(&mut self, name: &str) {
        if self.result.is_ok() {
            self.result = self.map.serialize_entry(name, &Shown(View::Null));
        }
    }
}

/// Deserializes a value.
#[allow(dead_code, reason = "not every service has shapes")]
pub(crate) fn deserialize<'de, T: Slot + Empty, D: Deserializer<'de>>(deserializer: D) -> Read<'de, T, D> {
    let mut value = T::empty();
    let mut path = Path::default();
    let filled = Filler { place: Place::Slot(&mut value), path: &mut path }.deserialize(deserializer)?;
    match filled {
        Filled::Null => T::null().ok_or_else(|| D::Error::custom(value.expected())),
        Filled::Value => Ok(value),
    }
}

/// The path to a value, for messages.
#[derive(Default)]
struct Path<'de>(Vec<Segment<'de>>);

enum Segment<'de> {
    Member(Cow<'de, str>),
    Index(usize),
    /// An entry of an object, by number: its name isn't from the model, so it can be secret.
    Entry(usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Entry(index) => write!(f, "{{{index}}}")?,
                Segment::Member(name) if index == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
            }
        }
        Ok(())
    }
}

/// The place for a value. Its slot is created only if the value isn't null.
enum Place<'a, 'de> {
    Slot(&'a mut dyn Slot),
    Member(&'a mut dyn Members, Cow<'de, str>),
    Item(&'a mut dyn Items),
}

/// Whether the value was null.
enum Filled {
    Null,
    Value,
}

/// Fills a place from a deserializer.
struct Filler<'a, 'de> {
    place: Place<'a, 'de>,
    path: &'a mut Path<'de>,
}

impl<'de> DeserializeSeed<'de> for Filler<'_, 'de> {
    type Value = Filled;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Filled, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a, 'de> Filler<'a, 'de> {
    fn slot(self) -> (Option<&'a mut dyn Slot>, &'a mut Path<'de>) {
        let slot = match self.place {
            Place::Slot(slot) => Some(slot),
            Place::Member(members, name) => {
                let is_data = members.is_data(&name);
                let slot = members.member(&name);
                if let Some(segment) = self.path.0.last_mut().filter(|_| slot.is_some() && !is_data) {
                    *segment = Segment::Member(name);
                }
                slot
            }
            Place::Item(items) => Some(items.next()),
        };
        (slot, self.path)
    }

    fn scalar<E: serde_core::de::Error>(self, scalar: Scalar<'_>) -> Result<Filled, E> {
        let (Some(slot), path) = self.slot() else { return Ok(Filled::Value) };
        if slot.scalar(scalar) { Ok(Filled::Value) } else { Err(mismatch(slot.expected(), path)) }
    }

    /// Refuses a value of a type that no slot accepts.
    fn other<E: serde_core::de::Error>(self) -> Result<Filled, E> {
        match self.slot() {
            (Some(slot), path) => Err(mismatch(slot.expected(), path)),
            (None, _) => Ok(Filled::Value),
        }
    }
}

/// The error for a value that doesn't fit: what was expected, and where. It never shows the value.
fn mismatch<E: serde_core::de::Error>(expected: &str, path: &Path<'_>) -> E {
    if path.0.is_empty() { E::custom(expected) } else { E::custom(format_args!("{expected}, at {path}")) }
}

impl<'de> Visitor<'de> for Filler<'_, 'de> {
    type Value = Filled;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of awsJson")
    }

    fn visit_bool<E: serde_core::de::Error>(self, flag: bool) -> Result<Filled, E> {
        self.scalar(Scalar::Bool(flag))
    }

    fn visit_i64<E: serde_core::de::Error>(self, number: i64) -> Result<Filled, E> {
        self.scalar(Scalar::Int(number))
    }

    fn visit_u64<E: serde_core::de::Error>(self, number: u64) -> Result<Filled, E> {
        match i64::try_from(number) {
            Ok(number) => self.scalar(Scalar::Int(number)),
            Err(_) => self.scalar(Scalar::Number(&number.to_string())),
        }
    }

    fn visit_i128<E: serde_core::de::Error>(self, number: i128) -> Result<Filled, E> {
        self.scalar(Scalar::Number(&number.to_string()))
    }

    fn visit_u128<E: serde_core::de::Error>(self, number: u128) -> Result<Filled, E> {
        self.scalar(Scalar::Number(&number.to_string()))
    }

    fn visit_f64<E: serde_core::de::Error>(self, number: f64) -> Result<Filled, E> {
        self.scalar(Scalar::Float(number))
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<Filled, E> {
        self.scalar(Scalar::Str(text))
    }

    fn visit_bytes<E: serde_core::de::Error>(self, _: &[u8]) -> Result<Filled, E> {
        self.other()
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Filled, A::Error> {
        self.other()
    }

    fn visit_unit<E: serde_core::de::Error>(self) -> Result<Filled, E> {
        match self.place {
            Place::Slot(_) => {}
            Place::Member(members, name) => members.null(&name),
            Place::Item(items) => items.null(),
        }
        Ok(Filled::Null)
    }

    fn visit_none<E: serde_core::de::Error>(self) -> Result<Filled, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Filled, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Filled, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Filled, A::Error> {
        let (Some(slot), path) = self.slot() else {
            while sequence.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Filled::Value);
        };
        let expected = slot.expected();
        let Some(items) = slot.list() else { return Err(mismatch(expected, path)) };
        for index in 0.. {
            path.0.push(Segment::Index(index));
            let item = sequence.next_element_seed(Filler { place: Place::Item(items), path })?;
            path.0.pop();
            if item.is_none() {
                break;
            }
        }
        Ok(Filled::Value)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Filled, A::Error> {
        let (Some(slot), path) = self.slot() else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Filled::Value);
        };
        let count = map.size_hint();
        let mut next = map.next_key_seed(NameSeed::new(path))?;
        if let Some(name) = next.as_ref().filter(|name| number::is_number(name, count)) {
            let mut slot = NumberSlot::new(slot, name);
            return map.next_value_seed(Filler { place: Place::Slot(&mut slot), path });
        }
        let expected = slot.expected();
        let Some(members) = slot.object() else { return Err(mismatch(expected, path)) };
        for index in 0.. {
            let Some(Name { text: name, .. }) = next else { break };
            path.0.push(Segment::Entry(index));
            map.next_value_seed(Filler { place: Place::Member(members, name), path })?;
            path.0.pop();
            next = map.next_key_seed(NameSeed::new(path))?;
        }
        Ok(Filled::Value)
    }
}
