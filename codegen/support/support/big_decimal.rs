//! Decimal numbers of any size and precision.

#[cfg(feature = "json")]
mod wire;

use std::str::FromStr;

use super::big::{ParseNumberError, big_number};
use super::digits;

/// A decimal number of any size and precision (`bigDecimal` in Smithy), stored as it is written.
///
/// Two numbers are equal if they are written the same way: `1.0` and `1.00` differ.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BigDecimal(String);

big_number!(BigDecimal from i32, i64, u64);

impl FromStr for BigDecimal {
    type Err = ParseNumberError;

    /// Parses a number as JSON writes it.
    fn from_str(text: &str) -> Result<Self, ParseNumberError> {
        if digits::is_number(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseNumberError { expected: "a decimal number" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
