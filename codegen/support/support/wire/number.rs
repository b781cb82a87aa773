//! Converts scalars to numbers.

use super::{Decimal, Scalar};

/// An integer in any notation; `None` if it doesn't fit the type.
pub(crate) fn integer<T: TryFrom<i64>>(scalar: Scalar<'_>) -> Option<T> {
    let number = match scalar {
        Scalar::Int(number) => Some(number),
        Scalar::Number(text) => Decimal::new(text).integer(),
        Scalar::Float(number) => integer_of_float(number),
        _ => None,
    };
    number?.try_into().ok()
}

/// The integer that a float represents; `None` if the digits of the original number may differ.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "both are checked")]
fn integer_of_float(number: f64) -> Option<i64> {
    /// Floats below this represent integers exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    /// A float keeps this many digits of any number.
    const DIGITS: i128 = 1_000_000_000_000_000;
    if number.fract() != 0.0 || number.abs() > 1e19 {
        return None;
    }
    let whole = number as i128;
    if number.abs() < EXACT {
        return i64::try_from(whole).ok();
    }
    let mut unit = 1;
    while whole.abs() / unit >= DIGITS {
        unit *= 10;
    }
    let rounded = (whole + whole.signum() * unit / 2) / unit * unit;
    i64::try_from(rounded).ok().filter(|rounded| *rounded as f64 == number)
}

/// A float. Values without a JSON number, such as NaN, are texts, see
/// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization>.
pub(crate) fn float(scalar: Scalar<'_>) -> Option<f64> {
    match scalar {
        #[expect(clippy::cast_precision_loss, reason = "a member of this type promises no more")]
        Scalar::Int(number) => Some(number as f64),
        Scalar::Number(text) => finite(text),
        Scalar::Float(number) => Some(number),
        Scalar::Str("NaN") => Some(f64::NAN),
        Scalar::Str("Infinity") => Some(f64::INFINITY),
        Scalar::Str("-Infinity") => Some(f64::NEG_INFINITY),
        Scalar::Str(_) | Scalar::Bool(_) => None,
        // #if HttpBindings or RpcV2Cbor
        Scalar::Bytes(_) => None,
        // #end
    }
}

/// Parses a finite float; `None` if the number is too large for it.
pub(crate) fn finite(digits: &str) -> Option<f64> {
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A float of 32 bits.
pub(crate) fn float32(scalar: Scalar<'_>) -> Option<f32> {
    match scalar {
        // Parses the digits, since converting a 64-bit float would round twice.
        Scalar::Number(text) => text.parse().ok().filter(|number: &f32| number.is_finite()),
        // #if RpcV2Cbor
        #[expect(clippy::cast_possible_truncation, reason = "the condition checks it")]
        Scalar::Float(number) if f64::from(number as f32) == number => Some(number as f32),
        // #end
        Scalar::Float(number) if number.is_finite() => float32(Scalar::Number(&number.to_string())),
        #[expect(clippy::cast_possible_truncation, reason = "a member of this type promises no more")]
        other => float(other).map(|number| number as f32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_become_integers_if_their_digits_are_known() {
        for (number, expected) in [
            (0.0, 0),
            (-0.0, 0),
            (-7.0, -7),
            (9_007_199_254_740_991.0, 9_007_199_254_740_991),
            (9e15, 9_000_000_000_000_000),
            (1e18, 1_000_000_000_000_000_000),
            (-1.234_567_890_123_45e18, -1_234_567_890_123_450_000),
            (9.223_372_036_854_77e18, 9_223_372_036_854_770_000),
        ] {
            assert_eq!(integer::<i64>(Scalar::Float(number)), Some(expected), "{number}");
        }
        let lossy = [9_007_199_254_740_992.0, 9_223_372_036_854_774_784.0, 7_083_946_521_708_394_652.0];
        let no_integer = [0.5, 1e19, -1e19, 1e300, f64::MAX, f64::INFINITY, f64::NAN];
        for number in lossy.into_iter().chain(no_integer) {
            assert_eq!(integer::<i64>(Scalar::Float(number)), None, "{number}");
        }
    }
    #[test]
    fn integers_can_have_an_exponent() {
        assert_eq!(integer::<i8>(Scalar::Number("1.2e1")), Some(12));
        assert_eq!(integer::<i8>(Scalar::Number("1.2e2")), Some(120));
        assert_eq!(integer::<i8>(Scalar::Number("1.3e2")), None);
    }

    #[test]
    fn a_float_of_32_bits_is_rounded_once_and_never_becomes_infinite() {
        // Just above the middle of two floats of 32 bits; the nearest float of 64 bits is the
        // middle.
        let digits = "1.000000059604644775390625000000000000000001";
        assert_eq!(float32(Scalar::Number(digits)), Some(1.000_000_1));
        assert_eq!(float32(Scalar::Float(0.1)), Some(0.1));
        assert_eq!(float32(Scalar::Float(f64::INFINITY)), Some(f32::INFINITY));
        assert_eq!(float32(Scalar::Float(f64::NEG_INFINITY)), Some(f32::NEG_INFINITY));
        assert!(float32(Scalar::Float(f64::NAN)).is_some_and(f32::is_nan));
        assert_eq!(float32(Scalar::Float(1e39)), None);
        assert_eq!(float32(Scalar::Number("1e39")), None);
        assert_eq!(float(Scalar::Number("1e400")), None);
    }
}
