//! Timestamps: conversions to the types of other crates, and how exact each format keeps them.

use std::error::Error;
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sink::types::EverythingInput;
use sink::{Timestamp, json};

/// Converts to the types of other crates and back, with the lines that the documentation shows.
fn converted(timestamp: Timestamp) -> Result<[Timestamp; 3], Box<dyn Error>> {
    Ok([
        {
            let jiff = jiff::Timestamp::try_from(SystemTime::try_from(timestamp)?)?;
            let timestamp = Timestamp::from(SystemTime::try_from(jiff)?);
            assert_eq!(jiff.to_string().parse(), Ok(timestamp));
            timestamp
        },
        {
            let chrono = chrono::DateTime::<chrono::Utc>::from(SystemTime::try_from(timestamp)?);
            let timestamp = Timestamp::from(SystemTime::from(chrono));
            assert_eq!(chrono.to_rfc3339().parse(), Ok(timestamp));
            timestamp
        },
        {
            let time = time::OffsetDateTime::from(SystemTime::try_from(timestamp)?);
            let timestamp = Timestamp::from(SystemTime::from(time));
            assert_eq!(time.nanosecond(), timestamp.subsec_nanos());
            timestamp
        },
    ])
}

#[test]
fn timestamps_survive_the_types_of_other_crates() {
    for (secs, nanos) in [(0, 0), (1_700_000_000, 123_456_789), (-1, 1), (-86_400, 999_999_999)] {
        let timestamp = Timestamp::new(secs, nanos).unwrap();
        assert_eq!(converted(timestamp).unwrap(), [timestamp; 3]);
    }
}

#[test]
fn other_crates_parse_a_displayed_timestamp() {
    for (secs, nanos) in [(0, 0), (1_700_000_000, 123_456_789), (-62_167_219_200, 500_000_000)] {
        let timestamp = Timestamp::new(secs, nanos).unwrap();
        let shown = timestamp.to_string();
        let jiff: jiff::Timestamp = shown.parse().unwrap();
        let since_1970 = i128::from(secs) * 1_000_000_000 + i128::from(nanos);
        assert_eq!((jiff.as_nanosecond(), shown.parse()), (since_1970, Ok(timestamp)));
        let chrono = chrono::DateTime::parse_from_rfc3339(&shown).unwrap();
        assert_eq!((chrono.timestamp(), chrono.timestamp_subsec_nanos()), (secs, nanos));
    }
}

/// The lines in the documentation of `Timestamp` are those of [`converted`].
#[test]
fn the_documentation_shows_lines_that_compile() {
    let documentation = include_str!("../../../codegen/support/support/timestamp.rs");
    let (_, shown) = documentation.split_once("/// ```ignore\n").expect("there is an example");
    let (shown, _) = shown.split_once("/// ```\n").expect("the example ends");
    let lines: Vec<&str> = shown
        .lines()
        .map(|line| line.trim_start_matches("///").trim())
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(lines.len(), 6, "two lines for each crate");
    let own: Vec<&str> = include_str!("timestamps.rs").lines().map(str::trim).collect();
    for pair in lines.chunks(2) {
        assert!(own.windows(2).any(|window| window == pair), "{pair:?} isn't compiled");
    }
}

/// A way to write a value in a format of serde and to read it again.
type Format = (&'static str, fn(&EverythingInput) -> EverythingInput);

const FORMATS: [Format; 6] = [
    ("a text of JSON", |value| {
        let text = serde_json::to_string(value).unwrap();
        serde_json::from_str(&text).unwrap()
    }),
    ("a Value of JSON", |value| {
        serde_json::from_value(serde_json::to_value(value).unwrap()).unwrap()
    }),
    ("CBOR", |value| {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).unwrap();
        ciborium::from_reader(&*bytes).unwrap()
    }),
    ("a Value of CBOR", |value| {
        ciborium::Value::serialized(value).unwrap().deserialized().unwrap()
    }),
    ("YAML", |value| serde_yaml_ng::from_str(&serde_yaml_ng::to_string(value).unwrap()).unwrap()),
    ("JSON by serde, read by json", |value| {
        json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap()
    }),
];

fn input(seconds: Timestamp) -> EverythingInput {
    let mut input: EverythingInput = json::from_slice(b"{}").unwrap();
    input.optional_timestamp = Some(seconds);
    input.required_timestamp = seconds;
    input.date = Some(seconds);
    input
}

#[test]
fn every_format_of_serde_keeps_microseconds() {
    for (secs, nanos, rounded) in [
        (1_700_000_000, 123_456_789, 123_457_000),
        (1_700_000_000, 123_456_000, 123_456_000),
        (1_655_421_227, 201_000_000, 201_000_000),
        (1_700_000_000, 0, 0),
        (-2, 999_998_600, 999_999_000),
    ] {
        let instant = Timestamp::new(secs, nanos).unwrap();
        let value = input(instant);
        assert_eq!(json::from_slice::<EverythingInput>(&json::to_vec(&value)).unwrap(), value);
        for (format, there_and_back) in FORMATS {
            let back = there_and_back(&value);
            assert_eq!(back.date, Some(instant), "{format}: a text keeps nanoseconds");
            let expected = input(Timestamp::new(secs, rounded).unwrap());
            assert_eq!(back.optional_timestamp, expected.optional_timestamp, "{format}");
            assert_eq!(back.required_timestamp, expected.required_timestamp, "{format}");
            let again = there_and_back(&back);
            assert_eq!(again, back, "{format}: a second round changes nothing");
        }
    }
}

/// Without its feature `float_roundtrip`, `serde_json` reads some texts of more than 16 digits as
/// the float next to the nearest one.
#[test]
fn zeros_after_milliseconds_change_nothing() {
    for millis in 0..1_000 {
        let text = format!("1655421227.{millis:03}000000");
        let expected: Timestamp = json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(serde_json::from_str::<Timestamp>(&text).unwrap(), expected, "{text}");
    }
}

#[test]
fn a_timestamp_outside_of_a_structure_is_a_number() {
    fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, text: &str) {
        assert_eq!(serde_json::to_string(value).unwrap(), text);
        assert_eq!(serde_json::from_str::<T>(text).unwrap(), *value);
    }
    same(&Timestamp::from_secs(1_700_000_000), "1700000000");
    same(&Timestamp::new(1_700_000_000, 500_000_000).unwrap(), "1700000000.5");
}
