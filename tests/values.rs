//! The types that don't come from a model, as a user meets them: by serde, alone and in own types.

use std::time::{Duration, SystemTime};

use generated::{BigDecimal, BigInteger, Blob, Document, Sensitive, Timestamp};
use serde_json::json;

#[test]
fn serde_sees_through_what_is_sensitive() {
    let secret: Sensitive<String> = "hunter2".into();
    assert_eq!(serde_json::to_value(&secret).unwrap(), json!("hunter2"));
    assert_eq!(serde_json::from_value::<Sensitive<String>>(json!("hunter2")).unwrap(), secret);
    let many: Sensitive<Vec<u8>> = serde_json::from_value(json!([1, 2])).unwrap();
    assert_eq!(many, vec![1, 2]);
}

#[test]
fn an_error_on_the_way_says_nothing_of_the_value() {
    let error = serde_json::from_value::<Sensitive<u32>>(json!("hunter2")).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let error = serde_json::from_str::<Sensitive<Blob>>(r#""hunter2!""#).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn values_have_their_wire_form() {
    assert_eq!(serde_json::to_value(Blob::from(b"foo")).unwrap(), json!("Zm9v"));
    assert_eq!(serde_json::from_value::<Blob>(json!("Zm9v")).unwrap(), Blob::from(b"foo"));
    assert_eq!(serde_json::to_value(Timestamp::from_secs(7)).unwrap(), json!(7));
    let half = Timestamp::new(7, 500_000_000).unwrap();
    assert_eq!(serde_json::to_value(half).unwrap(), json!(7.5));
    assert_eq!(serde_json::from_value::<Timestamp>(json!(7.5)).unwrap(), half);
    let date: Timestamp = serde_json::from_value(json!("1970-01-01T00:00:07.5Z")).unwrap();
    assert_eq!(date, half);
}

#[test]
fn numbers_of_any_size_keep_their_digits() {
    let digits = "123456789012345678901234567890";
    let big: BigInteger = digits.parse().unwrap();
    assert_eq!(serde_json::to_value(&big).unwrap(), json!(digits));
    assert_eq!(serde_json::from_value::<BigInteger>(json!(digits)).unwrap(), big);
    assert_eq!(generated::json::to_string(&big), digits);
    assert_eq!(generated::json::from_slice::<BigInteger>(digits.as_bytes()).unwrap(), big);
    let precise: BigDecimal = "1.10".parse().unwrap();
    assert_eq!(generated::json::to_string(&precise), "1.10");
    assert_eq!(generated::json::from_slice::<BigDecimal>(b"1.10").unwrap(), precise);
}

/// A number is a number to serde where that loses nothing, and a text otherwise.
#[test]
fn serde_gets_floats_for_what_floats_hold() {
    for (digits, value) in [
        ("1.5", json!(1.5)),
        ("1.10", json!("1.10")),
        ("0.12345678901234567890", json!("0.12345678901234567890")),
        ("1e400", json!("1e400")),
    ] {
        let number: BigDecimal = digits.parse().unwrap();
        assert_eq!(serde_json::to_value(&number).unwrap(), value);
        assert_eq!(serde_json::from_value::<BigDecimal>(value).unwrap(), number);
    }
}

#[test]
fn a_document_holds_whatever_json_says() {
    let value = json!({"a": [null, true, -1, 18_446_744_073_709_551_615_u64, 0.5, "text", {}]});
    let document: Document = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(document.get("a").and_then(Document::as_str), None);
    assert_eq!(serde_json::to_value(&document).unwrap(), value);
    assert_eq!(serde_json::from_value::<Document>(json!(null)).unwrap(), Document::Null);
}

#[test]
fn timestamps_are_the_systems_times() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_500);
    assert_eq!(Timestamp::from(time), Timestamp::new(1, 500_000_000).unwrap());
    assert_eq!(SystemTime::try_from(Timestamp::from(time)).unwrap(), time);
}

/// A service takes no text for a number, and the system's clock has nanoseconds.
#[test]
fn serde_writes_instants_as_numbers_rounded_to_microseconds() {
    for (nanos, rounded, number) in [
        (123_456_000, 123_456_000, 1_700_000_000.123_456),
        (123_456_789, 123_457_000, 1_700_000_000.123_457),
    ] {
        let instant = Timestamp::new(1_700_000_000, nanos).unwrap();
        let value = serde_json::to_value(instant).unwrap();
        assert_eq!(value, json!(number));
        let read: Timestamp = serde_json::from_value(value).unwrap();
        assert_eq!((read.secs(), read.subsec_nanos()), (1_700_000_000, rounded));
    }
}
