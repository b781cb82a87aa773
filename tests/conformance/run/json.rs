//! Compares bodies. Two JSON bodies can differ in white space, order and the form of numbers.

use serde_json::{Number, Value};

/// Checks that two bodies have the same value.
pub(crate) fn check(actual: &[u8], expected: &[u8]) {
    let actual: Value = serde_json::from_slice(actual).expect("the body is JSON");
    let expected: Value = serde_json::from_slice(expected).expect("the expected body is JSON");
    assert!(same(&actual, &expected), "the body is\n{actual:#}\nbut should be\n{expected:#}");
}

/// Whether two values are the same; `1` and `1.0` are the same number.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => same_number(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has = |(name, left): (&String, &Value)| {
                right.get(name).is_some_and(|right| same(left, right))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}

/// Compares integers as integers, since a float would lose their last digits.
fn same_number(left: &Number, right: &Number) -> bool {
    if left.is_f64() || right.is_f64() { left.as_f64() == right.as_f64() } else { left == right }
}

#[test]
fn numbers_are_the_same_by_value() {
    let same = |left: &str, right: &str| {
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        super::json::same(&parse(left), &parse(right))
    };
    assert!(same("[1]", "[1.0]"));
    assert!(!same("1", "2.0"));
    assert!(!same("9007199254740993", "9007199254740992"));
    assert!(!same("1", "\"1\""));
    assert!(!same("{\"a\": null}", "{}"));
}
