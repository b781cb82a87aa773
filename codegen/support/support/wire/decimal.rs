//! Computes with decimal numbers exactly, by their digits.

/// The parts of a JSON number.
pub(crate) struct Decimal<'a> {
    is_negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl<'a> Decimal<'a> {
    /// Splits a text, which must be a JSON number.
    pub(crate) fn new(text: &'a str) -> Self {
        let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // An exponent of more than 64 bits moves the point past all digits that fit in memory.
        let far = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        Self { is_negative, whole, fraction, exponent: exponent.parse().unwrap_or(far) }
    }

    /// The number times ten to the power of `places`, without digits after the point, and whether
    /// it is exact. `None` if it doesn't fit in 128 bits.
    pub(crate) fn scaled(&self, places: i64) -> Option<(i128, bool)> {
        let whole = i64::try_from(self.whole.len()).unwrap_or(i64::MAX);
        let mut before_point = whole.saturating_add(self.exponent).saturating_add(places);
        let (mut number, mut is_all) = (0_i128, true);
        for digit in self.whole.bytes().chain(self.fraction.bytes()) {
            if before_point > 0 {
                number = number.checked_mul(10)?.checked_add(i128::from(digit) - i128::from(b'0'))?;
                before_point -= 1;
            } else if digit != b'0' {
                is_all = false;
                break;
            }
        }
        while before_point > 0 && number != 0 {
            number = number.checked_mul(10)?;
            before_point -= 1;
        }
        Some((if self.is_negative { -number } else { number }, is_all))
    }

    /// The number, if it is an integer of 64 bits: `1e18` and `2.0` are integers, too.
    pub(crate) fn integer(&self) -> Option<i64> {
        let (number, is_all) = self.scaled(0)?;
        i64::try_from(number).ok().filter(|_| is_all)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn integers_in_any_notation_are_exact() {
        let max = "9223372036854775807";
        for (text, number) in [
            ("0", 0),
            ("-0.0", 0),
            ("2.0", 2),
            ("1.5e1", 15),
            ("100e-2", 1),
            ("-120E-1", -12),
            ("1e18", 1_000_000_000_000_000_000),
            ("9e15", 9_000_000_000_000_000),
            ("9007199254740993.0", 9_007_199_254_740_993),
            (max, i64::MAX),
            ("9223372036854775807.000", i64::MAX),
            ("0.9223372036854775807e19", i64::MAX),
            ("-9.223372036854775808e+18", i64::MIN),
            ("0e99999999999999999999", 0),
            ("0.000e-99999999999999999999", 0),
        ] {
            assert_eq!(Decimal::new(text).integer(), Some(number), "{text}");
        }
    }

    #[test]
    fn fractions_and_large_numbers_are_no_integers() {
        let long = format!("1{}", "0".repeat(100_000));
        for text in [
            "0.5",
            "1e-1",
            "15e-1",
            "1e-400",
            "1e-99999999999999999999",
            "9223372036854775808",
            "-9223372036854775809",
            "1e19",
            "1e400",
            "1e99999999999999999999",
            &long,
        ] {
            assert_eq!(Decimal::new(text).integer(), None, "{text}");
        }
    }
}
