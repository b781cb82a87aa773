//! Limits of reading, and differences between the codecs, which mostly come from `serde_json`.

use generated::operations::AdminGetUser;
use generated::types::{ListUsersResponse, UserStatusType};
use generated::{Document, Operation, Timestamp, json};
use http::Response;
use serde_core::de::DeserializeOwned;
use serde_json::Value;
use sink::types::{EverythingInput, Node};

/// `json` reads 128 nested arrays or objects, `serde_json` one less.
#[test]
fn json_reads_one_level_more_than_serde() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    let read = |depth| {
        let text = nested(depth);
        let json = json::from_slice::<Document>(text.as_bytes());
        (json.is_ok(), serde_json::from_str::<Value>(&text).is_ok())
    };
    assert_eq!(read(127), (true, true));
    assert_eq!(read(128), (true, false));
    assert_eq!(read(129), (false, false));
}

#[test]
fn recursive_shapes_are_read_to_the_same_depth() {
    let nested = |depth| "{\"node\":".repeat(depth) + "{\"leaf\":\"\"}" + &"}".repeat(depth);
    for (depth, is_read) in [(126, true), (127, false)] {
        assert_eq!(serde_json::from_str::<Node>(&nested(depth)).is_ok(), is_read, "{depth}");
    }
    for (depth, is_read) in [(127, true), (128, false)] {
        let text = nested(depth);
        let node = sink::json::from_slice::<Node>(text.as_bytes());
        assert_eq!(node.as_ref().is_ok(), is_read, "{depth}");
        assert!(node.is_err() || sink::json::to_string(&node.unwrap()) == text);
    }
}

/// `serde_json` doesn't look at what it skips: neither depth nor numbers nor escapes.
#[test]
fn json_checks_values_that_it_skips() {
    for skipped in ["[".repeat(200) + &"]".repeat(200), r#"["\ud800"]"#.to_owned()] {
        let text = format!("{{\"XUnknown\":{skipped}}}");
        assert!(serde_json::from_str::<ListUsersResponse>(&text).is_ok(), "{skipped}");
        assert!(json::from_slice::<ListUsersResponse>(text.as_bytes()).is_err(), "{skipped}");
    }
}

/// Only documents and options can be `null`, in both codecs.
#[test]
fn null_is_no_value_of_a_shape() {
    fn reads<T: json::Wire + DeserializeOwned>() -> [bool; 2] {
        [json::from_slice::<T>(b" null").is_ok(), serde_json::from_slice::<T>(b" null").is_ok()]
    }
    assert_eq!(reads::<ListUsersResponse>(), [false; 2]);
    assert_eq!(reads::<UserStatusType>(), [false; 2]);
    assert_eq!(reads::<Timestamp>(), [false; 2]);
    assert_eq!(reads::<Document>(), [true; 2]);
    assert_eq!(reads::<Option<ListUsersResponse>>(), [true; 2]);
    assert_eq!(json::from_slice::<Option<ListUsersResponse>>(b"null").unwrap(), None);
    let error = json::from_slice::<ListUsersResponse>(b" null").unwrap_err();
    assert_eq!(error.to_string(), "expected an object, at byte 1");
}

/// An empty output can have several forms.
#[test]
fn responses_without_a_body_are_read() {
    let read = |body: &str| AdminGetUser::response(&Response::new(body)).expect("it is a response");
    let nothing = read("{}");
    assert_eq!(nothing.enabled, Some(false), "it has its defaults");
    for body in ["", "null", " null\n"] {
        assert_eq!(read(body), nothing, "{body:?}");
    }
}

/// Numbers of more than 64 bits reach serde as `f64`, unless they are texts.
#[test]
fn serde_keeps_big_numbers_as_texts_only() {
    const DIGITS: &str = "123456789012345678901234567890";
    let big = |number: &str| {
        format!("{{\"optionalBigInteger\":{number},\"requiredBigDecimal\":{number}}}")
    };
    let number = sink::json::from_slice::<EverythingInput>(big(DIGITS).as_bytes()).unwrap();
    assert_eq!(number.optional_big_integer.as_ref().map(sink::BigInteger::as_str), Some(DIGITS));
    assert_eq!(number.required_big_decimal.as_str(), DIGITS);
    assert!(serde_json::from_str::<EverythingInput>(&big(DIGITS)).is_err());
    let quoted = big(&format!("\"{DIGITS}\""));
    assert_eq!(serde_json::from_str::<EverythingInput>(&quoted).unwrap(), number);
    let written = serde_json::to_value(&number).unwrap();
    assert_eq!(written["optionalBigInteger"], DIGITS, "so serde writes them as texts");
}

#[test]
fn serde_loses_decimals_that_a_float_can_not_have() {
    let text = r#"{"requiredTimestamp":1700000000.123456789,"requiredBigDecimal":1.10}"#;
    let exact = sink::json::from_slice::<EverythingInput>(text.as_bytes()).unwrap();
    assert_eq!(exact.required_timestamp.subsec_nanos(), 123_456_789);
    assert_eq!(exact.required_big_decimal.as_str(), "1.10");
    let lossy = serde_json::from_str::<EverythingInput>(text).unwrap();
    assert_eq!(lossy.required_timestamp.subsec_nanos(), 123_457_000);
    assert_eq!(lossy.required_big_decimal.as_str(), "1.1");
}

/// serde gets a float, which keeps fifteen digits of the text. With more digits it could be another
/// integer, so serde refuses the number, which `json` reads exactly.
#[test]
fn integers_in_other_notations_are_exact_or_refused() {
    let read = |number: &str| {
        let text = format!("{{\"optionalLong\":{number}}}");
        let json = sink::json::from_slice::<EverythingInput>(text.as_bytes());
        let serde = serde_json::from_str::<EverythingInput>(&text);
        (json.ok().map(|it| it.optional_long), serde.ok().map(|it| it.optional_long))
    };
    for (text, number) in [
        ("1e18", 1_000_000_000_000_000_000),
        ("9e15", 9_000_000_000_000_000),
        ("-1.23456789012345E18", -1_234_567_890_123_450_000),
        ("1.5e1", 15),
        ("9007199254740991.0", 9_007_199_254_740_991),
    ] {
        assert_eq!(read(text), (Some(Some(number)), Some(Some(number))), "{text}");
    }
    for (text, number) in [
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("9223372036854775807.0", i64::MAX),
        ("1000000000000000.1e3", 1_000_000_000_000_000_100),
    ] {
        assert_eq!(read(text), (Some(Some(number)), None), "{text}");
    }
    for text in ["7083946521708394652.5", "1e19", "-1e19", "1e300", "1e-300", "0.5"] {
        assert_eq!(read(text), (None, None), "{text}");
    }
}

#[test]
fn numbers_beyond_their_type_are_refused_by_both() {
    for (member, number) in [
        ("optionalDouble", "1e400"),
        ("optionalFloat", "1e39"),
        ("optionalDocument", "-1e400"),
        ("optionalLong", "9223372036854775808"),
        ("optionalTimestamp", "1e300"),
    ] {
        let text = format!("{{\"{member}\":{number}}}");
        assert!(sink::json::from_slice::<EverythingInput>(text.as_bytes()).is_err(), "{text}");
        assert!(serde_json::from_str::<EverythingInput>(&text).is_err(), "{text}");
    }
}

#[test]
fn minus_zero_keeps_its_sign_in_floats_and_documents() {
    let text = r#"{"optionalDouble":-0,"optionalDocument":-0,"optionalLong":-0}"#;
    let by_json = sink::json::from_slice::<EverythingInput>(text.as_bytes()).unwrap();
    assert!(by_json.optional_double.is_some_and(f64::is_sign_negative));
    assert_eq!(by_json.optional_long, Some(0));
    assert_eq!(by_json, serde_json::from_str::<EverythingInput>(text).unwrap());
}
