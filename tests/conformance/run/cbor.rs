//! Compares bodies of CBOR. Two of them can differ in the order of members, and in the size of lengths
//! and numbers.

use ciborium::Value;

/// Checks that two bodies have the same value.
pub(crate) fn check(actual: &[u8], expected: &[u8]) {
    let read = |body: &[u8]| ciborium::from_reader::<Value, _>(body).expect("the body is CBOR");
    let (actual, expected) = (read(actual), read(expected));
    assert!(same(&actual, &expected), "the body is\n{actual:#?}\nbut should be\n{expected:#?}");
}

/// Whether two values are the same; `1` and `1.0` are the same number, and all NaNs are.
#[expect(clippy::float_cmp, reason = "a float of a body must be the very same number")]
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Float(left), Value::Float(right)) => {
            left == right || (left.is_nan() && right.is_nan())
        }
        #[expect(clippy::cast_precision_loss, reason = "the numbers of the cases are small")]
        (Value::Integer(integer), Value::Float(float))
        | (Value::Float(float), Value::Integer(integer)) => i128::from(*integer) as f64 == *float,
        (Value::Tag(left_tag, left), Value::Tag(right_tag, right)) => {
            left_tag == right_tag && same(left, right)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Map(left), Value::Map(right)) => {
            let has = |(name, left): &(Value, Value)| {
                right.iter().any(|(other, right)| name == other && same(left, right))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}

#[test]
fn values_are_the_same_in_each_form() {
    let same = |left: &[u8], right: &[u8]| {
        let read = |body: &[u8]| ciborium::from_reader::<Value, _>(body).unwrap();
        super::cbor::same(&read(left), &read(right))
    };
    // {"a": 1, "b": [2.0]}, with other lengths, order and sizes of numbers.
    let short = b"\xa2\x61a\x01\x61b\x81\xfa\x40\x00\x00\x00";
    assert!(same(short, b"\xbf\x61b\x9f\xf9\x40\x00\xff\x61a\x18\x01\xff"));
    assert!(!same(short, b"\xa1\x61a\x01"));
    assert!(!same(b"\x01", b"\x02"));
    assert!(!same(b"\x01", b"\xc1\x01"));
    assert!(!same(b"\x61a", b"\x41a"));
    assert!(same(b"\xf9\x7e\x00", b"\xfa\x7f\xc0\x00\x00"));
}
