//! Implements serde's traits, with the same names and values as on the wire, for any format.
//! Reading needs a self-describing format, such as JSON.

mod name;
mod number;
mod path;
mod read;
mod write;

pub use serde_core;
use serde_core::de::Error as _;
use serde_core::{Deserializer, Serialize, Serializer};

use self::read::{Filled, fill};
use self::write::Shown;
use super::wire::{Format, Slot, Value};
use super::Empty;

/// The result of a serializer.
pub(crate) type Written<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;

/// The result of a deserializer.
pub(crate) type Read<'de, T, D> = Result<T, <D as Deserializer<'de>>::Error>;

/// Serializes a value.
pub(crate) fn serialize<S: Serializer>(value: &dyn Value, serializer: S) -> Written<S> {
    Shown(value.view(Format::default())).serialize(serializer)
}

/// Seconds and nanoseconds as a float, rounded to microseconds.
#[expect(clippy::cast_precision_loss, reason = "a float tells microseconds apart until 2242")]
pub(crate) fn seconds(secs: i64, nanos: u32) -> f64 {
    let micros = i128::from(secs) * 1_000_000 + i128::from((nanos + 500) / 1_000);
    micros as f64 / 1e6
}

/// Deserializes a value.
#[allow(dead_code, reason = "not every service has shapes")]
pub(crate) fn deserialize<'de, T: Slot + Empty, D: Deserializer<'de>>(deserializer: D) -> Read<'de, T, D> {
    let mut value = T::empty();
    match fill(&mut value, deserializer)? {
        Filled::Null => T::null().ok_or_else(|| D::Error::custom(value.expected())),
        Filled::Value => Ok(value),
    }
}
