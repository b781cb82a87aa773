//! Percent-encoding in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#uriencode-function>.

use std::fmt::Write as _;

/// A text with all bytes but unreserved characters percent-encoded.
pub(crate) fn uri_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a `String` can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_unreserved_characters_are_encoded() {
        assert_eq!(uri_encode("a b/ü~"), "a%20b%2F%C3%BC~");
    }
}
