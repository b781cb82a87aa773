//! Bodies of messages, as cases have them.

use serde_json::Value;

/// The body of a case. Those of binary formats are in base64.
pub(crate) fn of(case: &Value) -> Option<Vec<u8>> {
    let text = case["body"].as_str()?;
    let is_binary = case["protocol"].as_str().is_some_and(|protocol| protocol.ends_with("Cbor"));
    Some(if is_binary { decoded(text) } else { text.as_bytes().to_vec() })
}

/// Checks that a body is the one that a case expects, if the case expects one.
pub(crate) fn check(case: &str, actual: &[u8]) {
    let case = super::parse(case);
    let Some(expected) = of(&case) else { return };
    match case["bodyMediaType"].as_str().and_then(|it| it.rsplit(['/', '+']).next()) {
        _ if expected.is_empty() => assert!(actual.is_empty(), "the body isn't empty: {actual:?}"),
        Some("json") => super::json::check(actual, &expected),
        Some("cbor") => super::cbor::check(actual, &expected),
        _ => assert_eq!(String::from_utf8_lossy(actual), String::from_utf8_lossy(&expected)),
    }
}

/// The bytes in base64, with or without padding.
fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = |digit: u8| {
        let bits = DIGITS.iter().position(|known| *known == digit).expect("a digit");
        u32::try_from(bits).expect("it has six bits")
    };
    let four = |digits: &[u8]| {
        let group = digits.iter().fold(0, |group, digit| group << 6 | bits(*digit));
        let group = group << (6 * (4 - digits.len()));
        group.to_be_bytes()[1..digits.len()].to_vec()
    };
    text.trim_end_matches('=').as_bytes().chunks(4).flat_map(four).collect()
}

#[test]
fn base64_is_decoded() {
    for (text, bytes) in
        [("", ""), ("Zg==", "f"), ("Zm8", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob")]
    {
        assert_eq!(decoded(text), bytes.as_bytes(), "{text}");
    }
}
