//! Numbers. With its feature `arbitrary_precision`, `serde_json` passes them to serde as objects.

use std::collections::BTreeMap;

use formats::{ways, ways_of_objects};
use generated::types::AdminGetUserResponse;
use serde_json::Value;
use sink::types::EverythingInput;
use sink::{Document, json};

/// The only member of such an object.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads a text in every way, and checks that each result is that of `json`.
fn reads_like_json(text: &str) -> EverythingInput {
    reads_like_json_except(|_| false, text)
}

/// Like [`reads_like_json`], without some of the ways.
fn reads_like_json_except(is_left_out: fn(&str) -> bool, text: &str) -> EverythingInput {
    let expected: EverythingInput = json::from_slice(text.as_bytes()).expect("json reads it");
    for (way, read) in ways_of_objects().into_iter().filter(|(way, _)| !is_left_out(way)) {
        let read: fn(&str) -> formats::Read<EverythingInput> = read;
        let value = read(text).unwrap_or_else(|error| panic!("{way}: {error}: {text}"));
        assert!(value == expected, "{way}: {value:?}, not {expected:?}: {text}");
    }
    expected
}

/// With `arbitrary_precision`, serde can't keep integers of more than 64 bits for `flatten`.
fn is_without_big_integers(way: &str) -> bool {
    cfg!(feature = "arbitrary_precision") && way == "flatten of a Value"
}

/// With `arbitrary_precision`, a `Value` of `serde_json` itself reads such an object as a number.
fn is_with_objects_as_numbers(way: &str) -> bool {
    cfg!(feature = "arbitrary_precision") && way.contains("alue") && way != "a raw value"
}

/// With `arbitrary_precision`, serde keeps numbers as objects in these ways.
fn keeps_numbers_as_objects(way: &str) -> bool {
    cfg!(feature = "arbitrary_precision") && (way.contains("tagged") || way.contains("flatten"))
}

#[test]
fn a_response_of_cognito_is_read_in_every_way() {
    let text = r#"{"Username":"u","UserCreateDate":1655421227.201,"UserLastModifiedDate":1655421227,
        "Enabled":true,"UserAttributes":[{"Name":"custom:n","Value":"1"}]}"#;
    let expected: AdminGetUserResponse = generated::json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(expected.user_create_date.map(|date| date.subsec_nanos()), Some(201_000_000));
    for (way, read) in ways_of_objects::<AdminGetUserResponse>() {
        let value = read(text).unwrap_or_else(|error| panic!("{way}: {error}"));
        assert_eq!(value, expected, "{way}");
    }
}

#[test]
fn numbers_of_every_type_are_read_in_every_way() {
    for (member, numbers) in [
        ("optionalByte", &["5", "-128", "5.0", "1.2e1"][..]),
        ("optionalShort", &["-32768", "3.2767e4"]),
        ("optionalInteger", &["2147483647", "2.0", "-1e3"]),
        ("optionalLong", &["9007199254740993", "-9223372036854775808", "1e18", "1.5e1", "0e400"]),
        ("optionalFloat", &["2.5", "2", "-0.0", "1e-46", "16777217", "0.1"]),
        ("optionalDouble", &["2.5", "2", "-0.0", "-0", "1e20"]),
        ("optionalBigInteger", &["7", "-7", "18446744073709551615", "2.0", "1e18"]),
        ("optionalBigDecimal", &["7", "1.25", "-0.5", "1e-7"]),
        ("optionalTimestamp", &["1700000000", "1700000000.5", "-1.25", "1.7000000005e9", "-1"]),
        ("optionalDocument", &["2.5", "7", "-7", "18446744073709551615", "1e3"]),
        ("optionalIntEnum", &["1", "77", "1.0"]),
        ("requiredByte", &["5", "5.0"]),
        ("requiredDouble", &["2.5", "2"]),
        ("requiredTimestamp", &["1.5"]),
        ("requiredDocument", &["1.5"]),
        ("xUnknown", &["1", "1.5", "1e300", "[1.5,{\"a\":2}]"]),
    ] {
        for number in numbers {
            reads_like_json(&format!("{{\"{member}\":{number}}}"));
        }
    }
    reads_like_json(r#"{"union":{"Self":5}}"#);
    reads_like_json(r#"{"union":{"float":1.5}}"#);
    reads_like_json(r#"{"union":{"ofTomorrow":{"a":[1.5,1e20,-7,18446744073709551615]}}}"#);
    reads_like_json(r#"{"union":{"ofTomorrow":2.5}}"#);
    let big = r#"{"optionalDouble":18446744073709551616}"#;
    reads_like_json_except(is_without_big_integers, big);
    let documents = r#"{"optionalDocument":[1,2.5,{"x":-7,"y":1e3},[18446744073709551615]]}"#;
    let read = reads_like_json(documents);
    assert!(matches!(read.optional_document, Some(Document::Array(_))));
}

#[test]
fn zero_keeps_its_sign() {
    for (way, read) in ways_of_objects::<EverythingInput>() {
        // A `Value` of `serde_json` has no integer `-0`.
        if way.contains("Value") || way == "from_value" {
            continue;
        }
        let number = read("{\"optionalDouble\":-0}").unwrap().optional_double;
        assert!(number.is_some_and(f64::is_sign_negative), "{way}: {number:?}");
    }
}

#[test]
fn a_document_of_one_number_is_read_in_every_way() {
    for (way, read) in ways::<Document>() {
        assert_eq!(read("2.5").unwrap(), Document::from(2.5), "{way}");
        assert_eq!(read("-7").unwrap(), Document::from(-7), "{way}");
    }
    for (way, read) in ways::<sink::Timestamp>() {
        let timestamp = read("1655421227.201").unwrap();
        assert_eq!(Some(timestamp), sink::Timestamp::new(1_655_421_227, 201_000_000), "{way}");
    }
}

#[test]
fn numbers_that_do_not_fit_are_refused_and_not_shown() {
    for (member, number) in [
        ("optionalByte", "7083946521"),
        ("optionalInteger", "7083946521.5"),
        ("optionalLong", "7083946521708394652.5"),
        ("optionalLong", "7083946521e400"),
        ("optionalBoolean", "7083946521"),
        ("optionalString", "7083946521.5"),
        ("optionalEnum", "7083946521"),
        ("optionalBlob", "7083946521"),
        ("list", "7083946521.5"),
        ("map", "7083946521"),
        ("map", "7083946521.5"),
        ("structure", "7083946521.5"),
        ("union", "7083946521"),
    ] {
        let text = format!("{{\"{member}\":{number}}}");
        assert!(json::from_slice::<EverythingInput>(text.as_bytes()).is_err(), "{text}");
        for (way, read) in ways_of_objects::<EverythingInput>() {
            match read(&text) {
                // In these ways, a number looks like an object.
                Ok(_)
                    if keeps_numbers_as_objects(way)
                        && ["map", "structure", "union"].contains(&member) => {}
                Ok(value) => panic!("{way} reads {value:?}: {text}"),
                Err(error) => {
                    let shown = format!("{error} {error:?}");
                    assert!(!shown.contains("7083946521"), "{way}: {shown}");
                    // `serde_json` itself refuses a number that is too large for a float.
                    let is_told = ["expected ", "number out of range"];
                    let is_told = is_told.iter().any(|part| shown.contains(part));
                    assert!(way != "from_str" || is_told, "{shown}");
                }
            }
        }
    }
}

/// Only an attacker writes such names. They are read like other names.
#[test]
fn names_that_serde_json_uses_are_names_like_others() {
    let entry = |value: &str| format!("{{\"map\":{{\"{NUMBER}\":{value}}}}}");
    let read = reads_like_json_except(is_with_objects_as_numbers, &entry("\"5\""));
    assert_eq!(read.map, Some(BTreeMap::from([(NUMBER.to_owned(), "5".to_owned())])));
    reads_like_json_except(is_with_objects_as_numbers, &entry("\"no number\""));
    reads_like_json(&format!("{{\"map\":{{\"a\":\"1\",\"{NUMBER}\":\"5\"}}}}"));
    reads_like_json_except(
        is_with_objects_as_numbers,
        &format!("{{\"map\":{{\"{NUMBER}\":\"5\",\"a\":\"1\"}}}}"),
    );
    reads_like_json_except(
        is_with_objects_as_numbers,
        &format!("{{\"structure\":{{\"{NUMBER}\":\"5\"}}}}"),
    );
    for value in ["[1.5,true]", "{\"a\":1.5}"] {
        reads_like_json_except(
            is_with_objects_as_numbers,
            &format!("{{\"optionalDocument\":{{\"{NUMBER}\":{value}}}}}"),
        );
    }
    let raw = r#"{"map":{"$serde_json::private::RawValue":"[1"}}"#;
    reads_like_json_except(
        |way| cfg!(feature = "raw_value") && way != "a raw value" && way.contains("alue"),
        raw,
    );
    for text in [entry("7083946521"), entry("[\"7083946521\"]")] {
        let mut ways = ways_of_objects::<EverythingInput>();
        ways.retain(|(way, _)| !is_with_objects_as_numbers(way));
        for (way, read) in ways {
            let error = read(&text).expect_err("it is no text").to_string();
            assert!(!error.contains("7083946521"), "{way}: {error}");
        }
    }
}

#[test]
fn an_object_with_the_name_of_a_number_is_an_object() {
    let object = format!("{{\"{NUMBER}\":\"2.5\"}}");
    let document: Document = serde_json::from_str(&object).unwrap();
    assert_eq!(document.get(NUMBER), Some(&Document::from("2.5")));
    let member = format!("{{\"optionalDouble\":{object}}}");
    assert!(serde_json::from_str::<EverythingInput>(&member).is_err());
    assert!(serde_json::from_reader::<_, EverythingInput>(member.as_bytes()).is_err());
}

#[test]
fn serde_writes_the_same_as_json() {
    let text = r#"{"optionalByte":5,"optionalLong":9007199254740993,"optionalFloat":0.5,
        "optionalDouble":2.5,"optionalBigInteger":18446744073709551615,"optionalBigDecimal":1.25,
        "optionalTimestamp":1655421227.201,"date":"2023-11-14T22:13:20.5Z",
        "optionalDocument":[1,2.5,{"x":-7}],"optionalIntEnum":2,"map":{"b":"1","a":"2"}}"#;
    let value = reads_like_json(text);
    let written: Value = serde_json::from_str(&json::to_string(&value)).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), written);
    let by_serde: Value = serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    assert_eq!(by_serde, written);
    for written in [serde_json::to_string(&value).unwrap(), json::to_string(&value)] {
        assert_eq!(reads_like_json(&written), value);
    }
}

/// The purpose of the feature is to keep all digits.
#[test]
#[cfg(feature = "arbitrary_precision")]
fn numbers_of_any_size_keep_all_digits() {
    let text = r#"{"optionalBigInteger":123456789012345678901234567890,"optionalBigDecimal":1.10,
        "optionalTimestamp":1700000000.123456789}"#;
    let read = reads_like_json_except(is_without_big_integers, text);
    let digits = read.optional_big_integer.as_ref().map(sink::BigInteger::as_str);
    assert_eq!(digits, Some("123456789012345678901234567890"));
    assert_eq!(read.optional_big_decimal.as_ref().map(sink::BigDecimal::as_str), Some("1.10"));
    assert_eq!(read.optional_timestamp.map(|instant| instant.subsec_nanos()), Some(123_456_789));
}
