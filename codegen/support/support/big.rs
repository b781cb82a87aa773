//! Numbers of any size, stored as text.

use std::fmt;
use std::str::FromStr;

/// The error for a text that isn't a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParseNumberError {
    expected: &'static str,
}

impl fmt::Display for ParseNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl std::error::Error for ParseNumberError {}

/// An integer of any size (`bigInteger` in Smithy), stored as its decimal digits.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BigInteger(String);

/// A decimal number of any size and precision (`bigDecimal` in Smithy), stored as it is written.
///
/// Two numbers are equal if they are written the same way: `1.0` and `1.00` differ.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BigDecimal(String);

impl BigInteger {
    /// The digits, with a minus sign in front if the number is negative.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl BigDecimal {
    /// The number as it is written in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BigInteger {
    type Err = ParseNumberError;

    /// Parses decimal digits without leading zeros, with or without a minus sign in front.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        match integer(text) {
            Some("") => Ok(Self(text.to_owned())),
            _ => Err(ParseNumberError { expected: "an integer" }),
        }
    }
}

impl FromStr for BigDecimal {
    type Err = ParseNumberError;

    /// Parses a number as JSON writes it.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        if is_decimal(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseNumberError { expected: "a decimal number" })
        }
    }
}

/// Whether a text has the form of a number in JSON.
pub(crate) fn is_decimal(text: &str) -> bool {
    integer(text).and_then(fraction).and_then(exponent) == Some("")
}

/// What follows the integer part.
fn integer(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    match digits.strip_prefix('0') {
        Some(rest) => Some(rest),
        None => after_digits(digits),
    }
}

/// The text after an optional fraction.
fn fraction(text: &str) -> Option<&str> {
    match text.strip_prefix('.') {
        Some(digits) => after_digits(digits),
        None => Some(text),
    }
}

/// The text after an optional exponent.
fn exponent(text: &str) -> Option<&str> {
    match text.strip_prefix(['e', 'E']) {
        Some(rest) => after_digits(rest.strip_prefix(['+', '-']).unwrap_or(rest)),
        None => Some(text),
    }
}

/// The text after the digits; `None` if there is no digit.
fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

macro_rules! number {
    ($ty:ty) => {
        impl Default for $ty {
            fn default() -> Self {
                Self("0".to_owned())
            }
        }

        impl From<i64> for $ty {
            fn from(number: i64) -> Self {
                Self(number.to_string())
            }
        }

        impl From<u64> for $ty {
            fn from(number: u64) -> Self {
                Self(number.to_string())
            }
        }

        impl From<i32> for $ty {
            fn from(number: i32) -> Self {
                Self(number.to_string())
            }
        }

        impl fmt::Display for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

number!(BigInteger);
number!(BigDecimal);

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

    #[test]
    fn decimals_are_json_numbers() {
        for text in ["0", "-0.5", "1.10", "1e400", "2E-7", "3.25e+1"] {
            assert_eq!(text.parse::<BigDecimal>().unwrap().to_string(), text);
        }
        for text in ["", ".5", "5.", "1e", "NaN", "00.1", "1.2.3"] {
            let error = text.parse::<BigDecimal>().unwrap_err();
            assert_eq!(error.to_string(), "not a decimal number", "{text}");
        }
    }
}
