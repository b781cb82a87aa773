//! Parses JSON, and refuses an object that has a key twice: `serde_json` would silently drop one of
//! the two values.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Number, Value};

use crate::error::Problem;

/// If any crate turns on `serde_json`'s feature `arbitrary_precision`, a visitor sees each number
/// as an object with this key only.
const NUMBER: &str = "$serde_json::private::Number";

/// Parses the text of a model.
///
/// # Errors
/// If the text isn't JSON, or an object has a key twice; with line and column.
pub(super) fn parse(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).map(|Unique(value)| value).map_err(|error| match error.classify() {
        Category::Data => Problem::new("", error.to_string()).help("keep one of the two"),
        _ => Problem::new("", format!("not JSON: {error}")).help(help(text)),
    })
}

/// What to do about a text that isn't JSON. Smithy's own language (IDL) begins with `$`.
fn help(text: &str) -> &'static str {
    if text.trim_start().starts_with('$') {
        "this looks like Smithy's own language; convert it with `smithy ast` of the Smithy CLI"
    } else {
        "pass a Smithy 2.0 JSON AST, as AWS publishes it for its services"
    }
}

/// A value in which every key is unique.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueVisitor).map(Self)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Unique(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(Error::custom(format_args!("the key `{key}` is there twice,")));
            }
            let Unique(value) = map.next_value()?;
            if key == NUMBER
                && let Some(number) =
                    value.as_str().and_then(|digits| digits.parse::<Number>().ok())
            {
                return Ok(number.into());
            }
            object.insert(key, value);
        }
        // Some crate may turn on `serde_json`'s feature `preserve_order`.
        object.sort_keys();
        Ok(object.into())
    }
}
