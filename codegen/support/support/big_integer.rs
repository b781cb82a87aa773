//! Integers of any size.

#[cfg(feature = "json")]
mod wire;

use std::str::FromStr;

use super::big::{ParseNumberError, big_number};

/// An integer of any size (`bigInteger` in Smithy), stored as its decimal digits, with a minus sign
/// in front if it is negative.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BigInteger(String);

big_number!(BigInteger from i32, i64, u64);

impl FromStr for BigInteger {
    type Err = ParseNumberError;

    /// Parses decimal digits without leading zeros, with or without a minus sign in front.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        if is_integer(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseNumberError { expected: "an integer" })
        }
    }
}

/// Whether a text has the form of an integer in JSON.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let has_leading_zero = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && !has_leading_zero && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_digits() {
        for text in ["0", "-1", "123456789012345678901234567890"] {
            assert_eq!(text.parse::<BigInteger>().unwrap().to_string(), text);
        }
        for text in ["", "-", "01", "1.0", "1e3", "+1", " 1", "0x1", "١"] {
            let error = text.parse::<BigInteger>().unwrap_err();
            assert_eq!(error.to_string(), "not an integer", "{text}");
        }
    }
}
