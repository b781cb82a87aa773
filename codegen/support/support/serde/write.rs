//! Writes views with any serializer.

use serde_core::ser::{SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

use super::seconds;
use crate::support::wire::{Digits, Format, List, Object, Sink, View, base64_length};

/// A view that implements serde's trait.
pub(super) struct Shown<'a>(pub(super) View<'a>);

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
            View::Object(object, format) => ShownObject(object, format).serialize(serializer),
        }
    }
}

/// An object that implements serde's trait. Most of them are in lists and in other objects, where this
/// saves the choice between all kinds of views.
struct ShownObject<'a>(&'a dyn Object, Format);

impl Serialize for ShownObject<'_> {
    #[expect(clippy::inline_always, reason = "it has three callers, and most of the writing is in them")]
    #[inline(always)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(object, format) = *self;
        // Some formats need the number of members first; serde doesn't say which ones.
        let count = object.count();
        let mut members = MapSink { map: serializer.serialize_map(Some(count))?, error: None };
        object.members(format, &mut members);
        match members.error {
            None => members.map.end(),
            Some(error) => Err(error),
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
        let written = match item.view(format) {
            View::Object(object, format) => sequence.serialize_element(&ShownObject(object, format)),
            view => sequence.serialize_element(&Shown(view)),
        };
        match written {
            Ok(()) => true,
            Err(error) => {
                result = Err(error);
                false
            }
        }
    });
    result?;
    sequence.end()
}

struct MapSink<M: SerializeMap> {
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> MapSink<M> {
    /// Writes a member, unless an earlier one failed.
    #[inline]
    fn entry<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.error.is_some() {
            return;
        }
        if let Err(error) = self.map.serialize_entry(name, value) {
            self.fail(error);
        }
    }

    #[cold]
    #[inline(never)]
    fn fail(&mut self, error: M::Error) {
        self.error = Some(error);
    }
}

impl<M: SerializeMap> Sink for MapSink<M> {
    fn member(&mut self, name: &str, view: View<'_>) {
        match view {
            View::Null => {}
            View::Str(text) => self.entry(name, text),
            View::Object(object, format) => self.entry(name, &ShownObject(object, format)),
            view => self.entry(name, &Shown(view)),
        }
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.entry(name, text);
    }

    fn sensitive_text(&mut self, name: &'static str, text: &str) {
        self.text(name, text);
    }

    fn null(&mut self, name: &str) {
        self.entry(name, &Shown(View::Null));
    }
}
