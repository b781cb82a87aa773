//! Ways to read a type from JSON with serde.

use std::error::Error;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The result of reading.
pub type Read<T> = Result<T, Box<dyn Error>>;

/// A way to read a type from a text, with its name.
pub type Way<T> = (&'static str, fn(&str) -> Read<T>);

/// Ways that take any value.
#[must_use]
pub fn ways<T: DeserializeOwned>() -> Vec<Way<T>> {
    vec![
        ("from_str", |text| Ok(serde_json::from_str(text)?)),
        ("from_slice", |text| Ok(serde_json::from_slice(text.as_bytes())?)),
        ("from_reader", |text| Ok(serde_json::from_reader(text.as_bytes())?)),
        ("from_value", |text| Ok(serde_json::from_value(serde_json::from_str(text)?)?)),
        ("a reference to a Value", |text| {
            Ok(T::deserialize(&serde_json::from_str::<Value>(text)?)?)
        }),
        ("a path to errors", |text| {
            let deserializer = &mut serde_json::Deserializer::from_str(text);
            Ok(serde_path_to_error::deserialize(deserializer)?)
        }),
        ("untagged", |text| {
            let Untagged::Content(content) = serde_json::from_str(text)?;
            Ok(content)
        }),
        ("adjacently tagged", |text| {
            // The tag comes last, so serde must keep the content until then.
            let Adjacent::Content(content) =
                serde_json::from_str(&format!("{{\"content\":{text},\"kind\":\"Content\"}}"))?;
            Ok(content)
        }),
        #[cfg(feature = "raw_value")]
        ("a raw value", |text| {
            let raw: Box<serde_json::value::RawValue> = serde_json::from_str(text)?;
            Ok(T::deserialize(&*raw)?)
        }),
    ]
}

/// The same ways, and those that take only objects.
#[must_use]
pub fn ways_of_objects<T: DeserializeOwned>() -> Vec<Way<T>> {
    let mut ways = ways();
    let of_objects: [Way<T>; 3] = [
        ("flatten", |text| Ok(serde_json::from_str::<Flattened<T>>(text)?.content)),
        ("flatten of a Value", |text| {
            let value: Value = serde_json::from_str(text)?;
            Ok(serde_json::from_value::<Flattened<T>>(value)?.content)
        }),
        ("internally tagged", |text| {
            let members = text.trim_start().trim_start_matches('{');
            let comma = if members.starts_with('}') { "" } else { "," };
            let Internal::Content(content) =
                serde_json::from_str(&format!("{{\"kind\":\"Content\"{comma}{members}"))?;
            Ok(content)
        }),
    ];
    ways.extend(of_objects);
    ways
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Untagged<T> {
    Content(T),
}

#[derive(Deserialize)]
#[serde(tag = "kind", content = "content")]
enum Adjacent<T> {
    Content(T),
}

#[derive(Deserialize)]
#[serde(tag = "kind")]
enum Internal<T> {
    Content(T),
}

#[derive(Deserialize)]
struct Flattened<T> {
    #[serde(flatten)]
    content: T,
}
