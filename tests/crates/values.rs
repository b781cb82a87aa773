//! The types that don't come from a model, with serde: outside of other types, and inside types
//! that users write.

use std::borrow::Cow;
use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use generated::types::MessageActionType;
use serde_core::Deserialize;
use serde_core::de::value::{Error, F64Deserializer};
use serde_json::json;
use sink::types::{Level, SecretIntEnum};
use sink::{BigDecimal, BigInteger, Blob, Document, Sensitive, Timestamp};

#[test]
fn serde_writes_sensitive_values_in_clear() {
    let secret: Sensitive<String> = "hunter2".into();
    assert_eq!(serde_json::to_value(&secret).unwrap(), json!("hunter2"));
    assert_eq!(serde_json::from_value::<Sensitive<String>>(json!("hunter2")).unwrap(), secret);
    let many: Sensitive<Vec<u8>> = serde_json::from_value(json!([1, 2])).unwrap();
    assert_eq!(many, vec![1, 2]);
}

#[test]
fn errors_do_not_show_a_sensitive_value() {
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
    assert_eq!(sink::json::to_string(&big), digits);
    assert_eq!(sink::json::from_slice::<BigInteger>(digits.as_bytes()).unwrap(), big);
    let precise: BigDecimal = "1.10".parse().unwrap();
    assert_eq!(sink::json::to_string(&precise), "1.10");
    assert_eq!(sink::json::from_slice::<BigDecimal>(b"1.10").unwrap(), precise);
}

/// serde writes a number as a float if that is exact, and as a text otherwise.
#[test]
fn serde_writes_numbers_as_floats_if_they_are_exact() {
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
fn a_document_holds_any_json() {
    let value = json!({"a": [null, true, -1, 18_446_744_073_709_551_615_u64, 0.5, "text", {}]});
    let document: Document = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(document.get("a").and_then(Document::as_str), None);
    assert_eq!(serde_json::to_value(&document).unwrap(), value);
    assert_eq!(serde_json::from_value::<Document>(json!(null)).unwrap(), Document::Null);
    for number in [f64::NAN, f64::INFINITY] {
        let other_format = F64Deserializer::<Error>::new(number);
        Document::deserialize(other_format).expect_err("JSON has no such number");
    }
}

#[test]
fn every_character_is_escaped_as_serde_json_escapes_it() {
    for c in '\0'..='\u{ff}' {
        let text = format!("{c}{c}");
        let document = Document::from(text.as_str());
        assert_eq!(
            sink::json::to_string(&document),
            serde_json::to_string(&text).unwrap(),
            "{c:?}"
        );
    }
}

#[test]
fn timestamps_convert_to_the_time_of_the_system() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_500);
    assert_eq!(Timestamp::from(time), Timestamp::new(1, 500_000_000).unwrap());
    assert_eq!(SystemTime::try_from(Timestamp::from(time)).unwrap(), time);
}

/// A service refuses a text in place of a number, and the system's clock has nanoseconds.
#[test]
fn serde_writes_timestamps_as_numbers_rounded_to_microseconds() {
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

/// A sensitive value converts from everything that the type inside converts from. This lists all.
#[test]
fn sensitive_values_convert_like_the_values_inside() {
    fn check<T: Debug + PartialEq, U: Into<T> + Into<Sensitive<T>> + Clone>(sources: &[U]) {
        for source in sources {
            let (bare, sensitive): (T, Sensitive<T>) =
                (source.clone().into(), source.clone().into());
            assert_eq!(sensitive.expose(), &bare);
        }
    }
    check::<String, &str>(&["a"]);
    check::<String, String>(&["a".to_owned()]);
    check::<String, &String>(&[&"a".to_owned()]);
    check::<String, Box<str>>(&["a".into()]);
    check::<String, Cow<'_, str>>(&[Cow::Borrowed("a"), Cow::Owned("b".to_owned())]);
    check::<String, char>(&['a']);
    let text: Sensitive<String> = "a".to_owned().as_mut_str().into();
    assert_eq!(text, "a");
    check::<Blob, Vec<u8>>(&[vec![1]]);
    check::<Blob, &[u8]>(&[&[1]]);
    check::<Blob, [u8; 2]>(&[[1, 2]]);
    check::<Blob, &[u8; 2]>(&[b"ab"]);
    check::<Blob, Box<[u8]>>(&[Box::new([1])]);
    check::<Blob, Cow<'_, [u8]>>(&[Cow::Borrowed(b"a"), Cow::Owned(vec![1])]);
    check::<Timestamp, SystemTime>(&[SystemTime::UNIX_EPOCH + Duration::from_secs(1)]);
    check::<Document, &str>(&["a"]);
    check::<Document, String>(&["a".to_owned()]);
    check::<Document, bool>(&[true]);
    check::<Document, i32>(&[-1]);
    check::<Document, i64>(&[i64::MIN]);
    check::<Document, u64>(&[u64::MAX]);
    check::<Document, f64>(&[0.5]);
    check::<BigInteger, i32>(&[-1]);
    check::<BigInteger, i64>(&[i64::MIN]);
    check::<BigInteger, u64>(&[u64::MAX]);
    check::<BigDecimal, i32>(&[-1]);
    check::<BigDecimal, i64>(&[i64::MIN]);
    check::<BigDecimal, u64>(&[u64::MAX]);
}

#[test]
fn a_sensitive_enum_is_made_from_a_text_or_an_integer() {
    for text in ["RESEND", "of tomorrow"] {
        let action = MessageActionType::from(text);
        assert_eq!(generated::Sensitive::<MessageActionType>::from(text), action);
        assert_eq!(generated::Sensitive::<MessageActionType>::from(text.to_owned()), action);
    }
    assert_eq!(Sensitive::<Level>::from(1), Level::from(1));
    assert_eq!(Sensitive::<SecretIntEnum>::from(77), SecretIntEnum::from(77));
}

#[test]
fn setters_and_items_accept_values_that_convert_to_sensitive_ones() {
    let _ = sink::types::SecretsInput::builder()
        .optional_secret_string('a')
        .overridden(Cow::Borrowed("a"))
        .optional_secret_blob([1_u8, 2])
        .optional_secret_document(7)
        .optional_secret_big_integer(7)
        .optional_secret_byte(7)
        .optional_secret_long(7)
        .optional_secret_double(0.5)
        .optional_secret_boolean(true)
        .optional_secret_int_enum(7)
        .optional_secret_enum("a")
        .optional_list_of_secrets([Box::<str>::from("a")])
        .optional_secret_values([("key", Cow::Borrowed("a"))])
        .optional_secret_keys([(Cow::Borrowed("key"), 7)])
        .optional_secret_keyed([("key", vec!["a".into()])]);
}
