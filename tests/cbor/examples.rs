//! Examples of the standard (<https://www.rfc-editor.org/rfc/rfc8949#appendix-A>), and bodies that aren't
//! CBOR or don't fit.

use crate::sink::{cbor, json, BigDecimal, BigInteger, Blob, Document, Timestamp};

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("a digit");
    hex.as_bytes()
        .chunks(2)
        .map(|two| u8::try_from(digit(two[0]) << 4 | digit(two[1])).expect("a byte"))
        .collect()
}

#[test]
fn each_example_of_the_standard_is_read() {
    for (body, value) in [
        ("00", "0"),
        ("17", "23"),
        ("1818", "24"),
        ("1903e8", "1000"),
        ("1a000f4240", "1000000"),
        ("1bffffffffffffffff", "18446744073709551615"),
        ("c249010000000000000000", "1.8446744073709552e19"),
        ("3bffffffffffffffff", "-1.8446744073709552e19"),
        ("c349010000000000000000", "-1.8446744073709552e19"),
        ("20", "-1"),
        ("3903e7", "-1000"),
        ("f90000", "0.0"),
        ("f98000", "-0.0"),
        ("fb3ff199999999999a", "1.1"),
        ("f97bff", "65504.0"),
        ("fa7f7fffff", "3.4028234663852886e38"),
        ("fb7e37e43c8800759c", "1e300"),
        ("f90001", "5.960464477539063e-8"),
        ("f97c00", "\"Infinity\""),
        ("fa7fc00000", "\"NaN\""),
        ("fbfff0000000000000", "\"-Infinity\""),
        ("f4", "false"),
        ("f5", "true"),
        ("f6", "null"),
        ("f7", "null"),
        ("c074323031332d30332d32315432303a30343a30305a", "\"2013-03-21T20:04:00Z\""),
        ("c11a514b67b0", "1363896240"),
        ("c1fb41d452d9ec200000", "1363896240.5"),
        ("d74401020304", "\"AQIDBA==\""),
        ("d818456449455446", "\"ZElFVEY=\""),
        ("d82076687474703a2f2f7777772e6578616d706c652e636f6d", "\"http://www.example.com\""),
        ("d9d9f783010203", "[1,2,3]"),
        ("c48221196ab3", "273.15"),
        ("40", "\"\""),
        ("6449455446", "\"IETF\""),
        ("62225c", "\"\\\"\\\\\""),
        ("64f0908591", "\"\u{10151}\""),
        ("8301820203820405", "[1,[2,3],[4,5]]"),
        ("a26161016162820203", "{\"a\":1,\"b\":[2,3]}"),
        ("5f42010243030405ff", "\"AQIDBAU=\""),
        ("7f657374726561646d696e67ff", "\"streaming\""),
        ("9fff", "[]"),
        ("83018202039f0405ff", "[1,[2,3],[4,5]]"),
        ("bf61610161629f0203ffff", "{\"a\":1,\"b\":[2,3]}"),
        ("bf6346756ef563416d7421ff", "{\"Amt\":-2,\"Fun\":true}"),
        ("bf7f61616162ff01ff", "{\"ab\":1}"),
    ] {
        let read: Document =
            cbor::from_slice(&bytes(body)).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(json::to_string(&read), value, "{body}");
    }
}

#[test]
fn values_are_written_in_their_shortest_form() {
    fn written<T: cbor::Wire>(value: &T) -> String {
        let hex =
            |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
        cbor::to_vec(value).iter().flat_map(hex).flatten().collect()
    }
    let numbers = [
        (23_i64, "17"),
        (24, "1818"),
        (-1, "20"),
        (-25, "3818"),
        (256, "190100"),
        (65_536, "1a00010000"),
    ];
    for (number, body) in numbers {
        assert_eq!(written(&number), body, "{number}");
    }
    assert_eq!(written(&i64::MIN), "3b7fffffffffffffff");
    assert_eq!(written(&i64::MAX), "1b7fffffffffffffff");
    for (number, body) in [
        (1.5, "fa3fc00000"),
        (1.1, "fb3ff199999999999a"),
        (-0.0, "fa80000000"),
        (f64::NAN, "fa7fc00000"),
    ] {
        assert_eq!(written(&number), body, "{number}");
    }
    assert_eq!(written(&1.1_f32), "fa3f8ccccd");
    assert_eq!(written(&f32::NEG_INFINITY), "faff800000");
    assert_eq!(written(&Blob::from([1, 2])), "420102");
    assert_eq!(written(&"x".repeat(24)), format!("7818{}", "78".repeat(24)));
    assert_eq!(written(&vec!["a".to_owned()]), "816161");
    assert_eq!(written(&Timestamp::from_secs(-1)), "c120");
    assert_eq!(written(&Timestamp::new(1, 500_000_000).unwrap()), "c1fa3fc00000");
    let document = |count: u32| -> Document {
        (0..count).map(|index| (format!("{index:02}"), Document::Null)).collect()
    };
    assert_eq!(written(&document(2)), "a2623030f6623031f6");
    // The number of members doesn't fit in the first byte.
    let large = cbor::to_vec(&document(24));
    assert_eq!((large[0], large[large.len() - 1]), (0xbf, 0xff));
    assert_eq!(cbor::from_slice::<Document>(&large).unwrap(), document(24));
}

#[test]
fn numbers_of_any_size_are_written_and_read() {
    for (number, body) in [
        ("0", "00"),
        ("-18446744073709551616", "3bffffffffffffffff"),
        ("18446744073709551616", "c249010000000000000000"),
        ("-18446744073709551617", "c349010000000000000000"),
    ] {
        let value: BigInteger = number.parse().unwrap();
        assert_eq!(cbor::to_vec(&value), bytes(body), "{number}");
        assert_eq!(cbor::from_slice::<BigInteger>(&bytes(body)).unwrap(), value);
    }
    let long = "7".repeat(2_000);
    let value: BigInteger = long.parse().unwrap();
    assert_eq!(cbor::from_slice::<BigInteger>(&cbor::to_vec(&value)).unwrap(), value);
    for (number, body) in
        [("273.15", "c48221196ab3"), ("-0.05", "c4822124"), ("1e400", "c48219019001")]
    {
        let value: BigDecimal = number.parse().unwrap();
        assert_eq!(cbor::to_vec(&value), bytes(body), "{number}");
        assert_eq!(cbor::from_slice::<BigDecimal>(&bytes(body)).unwrap(), value);
    }
    // A list without a length, and a bignum within.
    let parts = cbor::from_slice::<BigDecimal>(&bytes("c49f21c2420102ff")).unwrap();
    assert_eq!(parts.to_string(), "2.58");
    for wrong in ["c480", "c48101", "c483010203", "c4820161", "c482f90000 01", "c49f01ff", "c2"] {
        assert!(
            cbor::from_slice::<BigDecimal>(&bytes(&wrong.replace(' ', ""))).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn numbers_fit_by_their_value() {
    assert_eq!(cbor::from_slice::<i64>(&bytes("fb41d452d9ec000000")).unwrap(), 1_363_896_240);
    assert_eq!(cbor::from_slice::<i64>(&bytes("fb43e0000000000000")).ok(), None);
    assert_eq!(
        cbor::from_slice::<i64>(&bytes("fb43dfffffffffffff")).unwrap(),
        9_223_372_036_854_774_784
    );
    assert_eq!(cbor::from_slice::<i8>(&bytes("f94000")).unwrap(), 2);
    assert_eq!(cbor::from_slice::<i8>(&bytes("c24102")).unwrap(), 2);
    assert_eq!(
        cbor::from_slice::<f64>(&bytes("1bffffffffffffffff")).map(f64::to_bits),
        Ok(18_446_744_073_709_552_000.0_f64.to_bits())
    );
    let single = cbor::from_slice::<f32>(&bytes("fb3fb999999999999a"));
    assert_eq!(single.map(f32::to_bits), Ok(0.1_f32.to_bits()));
    for (body, message) in [
        ("1880", "expected an integer of 8 bits, at byte 0"),
        ("f93e00", "expected an integer of 8 bits, at byte 0"),
        ("f97e00", "expected an integer of 8 bits, at byte 0"),
        ("6131", "expected an integer of 8 bits, at byte 0"),
    ] {
        assert_eq!(
            cbor::from_slice::<i8>(&bytes(body)).unwrap_err().to_string(),
            message,
            "{body}"
        );
    }
    let time = |body: &str| cbor::from_slice::<Timestamp>(&bytes(body)).ok();
    assert_eq!(time("c1fb41cc37db380fbe77"), Timestamp::new(946_845_296, 123_000_000));
    assert_eq!(time("1a514b67b0"), Some(Timestamp::from_secs(1_363_896_240)));
    assert_eq!(time("c1f93e00"), Timestamp::new(1, 500_000_000));
    assert_eq!(time("c1f97c00"), None);
    assert_eq!(cbor::from_slice::<Blob>(&bytes("5f4101ff")).unwrap(), Blob::from([1]));
    assert_eq!(
        cbor::from_slice::<Blob>(&bytes("01")).unwrap_err().to_string(),
        "expected bytes, at byte 0"
    );
    assert_eq!(
        cbor::from_slice::<String>(&bytes("4161")).unwrap_err().to_string(),
        "expected a string, at byte 0"
    );
}

#[test]
fn bodies_that_are_not_cbor_are_refused() {
    for (body, message) in [
        ("", "unexpected end, at byte 0"),
        ("18", "unexpected end, at byte 1"),
        ("1901", "unexpected end, at byte 2"),
        ("c1", "unexpected end, at byte 1"),
        ("9f", "unexpected end, at byte 1"),
        ("9f01", "unexpected end, at byte 2"),
        ("820102ff", "more than one value, at byte 3"),
        ("0000", "more than one value, at byte 1"),
        ("ff", "expected a value, at byte 0"),
        ("1c", "expected a value, at byte 0"),
        ("1f", "expected a value, at byte 0"),
        ("df00", "expected a value, at byte 0"),
        ("e0", "expected a value, at byte 0"),
        ("f800", "expected a value, at byte 0"),
        ("fc", "expected a value, at byte 0"),
        ("81ff", "expected a value, at [0] (byte 1)"),
        ("6261", "unexpected end, at byte 2"),
        ("61ff", "not UTF-8, at byte 1"),
        ("6361c0af", "not UTF-8, at byte 2"),
        ("7f61", "unexpected end, at byte 2"),
        ("7f4161ff", "expected a part of a string, or its end, at byte 1"),
        ("7f7f6161ffff", "expected a part of a string, or its end, at byte 1"),
        ("7f61c361a9ff", "not UTF-8, at byte 2"),
        ("9a00ffffff", "a length is larger than the body, at byte 0"),
        ("bb7fffffffffffffff", "a length is larger than the body, at byte 0"),
        ("a10101", "expected the name of a member, at byte 1"),
        ("bf6161ff", "expected a value, at {0} (byte 3)"),
    ] {
        let error = cbor::from_slice::<Document>(&bytes(body)).expect_err(body);
        assert_eq!(error.to_string(), message, "{body}");
    }
}
