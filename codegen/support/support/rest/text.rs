//! Values as the texts that paths, queries and headers have.

use std::borrow::Cow;

use crate::support::base64;
use crate::support::wire::{Scalar, Slot, View, base64_length};

/// The text of a value; `None` if there is no value, or if it is a list or an object.
pub(super) fn text(view: View<'_>) -> Option<Cow<'_, str>> {
    let mut text = String::new();
    match view {
        View::Null | View::List(..) | View::Object(..) => return None,
        View::Str(text) => return Some(text.into()),
        View::Digits(number) => return Some(number.digits().into()),
        View::Bool(flag) => text = flag.to_string(),
        View::Int(number) => text = number.to_string(),
        View::Uint(number) => text = number.to_string(),
        View::F32(number, digits) if number.is_finite() => digits(number, &mut text),
        View::F32(number, _) => special(number.into()).clone_into(&mut text),
        View::F64(number, digits) if number.is_finite() => digits(number, &mut text),
        View::F64(number, _) => special(number).clone_into(&mut text),
        View::Display(value) => text = value.to_string(),
        View::Bytes(bytes, _) => text = encode(bytes),
        View::Seconds(secs, nanos, digits) => digits(secs, nanos, &mut text),
        View::Instant(secs, nanos, date) => text = date(secs, nanos),
    }
    Some(text.into())
}

/// A number that isn't finite.
fn special(number: f64) -> &'static str {
    match number {
        _ if number.is_nan() => "NaN",
        _ if number > 0.0 => "Infinity",
        _ => "-Infinity",
    }
}

/// Sets a value from its text with `set`; returns `false` if it doesn't fit.
pub(super) fn read(slot: &mut dyn Slot, text: &str, set: Set<'_>) -> bool {
    let other = match text {
        "true" => Some(Scalar::Bool(true)),
        "false" => Some(Scalar::Bool(false)),
        _ if !is_number(text) => None,
        _ => text.parse().map(Scalar::Int).ok().or(Some(Scalar::Number(text))),
    };
    set(slot, Scalar::Str(text)) || other.is_some_and(|other| set(slot, other))
}

/// Sets a value from a scalar; returns `false` if the scalar doesn't fit.
pub(super) type Set<'s> = &'s dyn Fn(&mut dyn Slot, Scalar<'_>) -> bool;

/// Whether a text has the digits of a number as JSON writes them.
fn is_number(text: &str) -> bool {
    let has_digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    has_digits && !text.starts_with('+') && text.parse::<f64>().is_ok()
}

/// Base64 of bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut encoded = vec![0; base64_length(bytes)];
    base64::encode(bytes, &mut encoded);
    String::from_utf8(encoded).unwrap_or_default()
}

/// The text that base64 stands for.
pub(super) fn decode(encoded: &str) -> Option<String> {
    String::from_utf8(base64::decode(encoded)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::Empty;
    use crate::support::wire::{Format, Value};

    fn reads<T: Slot + Value + Empty>(written: &str) -> Option<String> {
        let mut value = T::empty();
        let fits = read(&mut value, written, &|slot, scalar| slot.scalar(scalar));
        fits.then(|| text(value.view(Format::DateTime)).unwrap_or_default().into_owned())
    }

    #[test]
    fn values_are_read_from_their_texts() {
        assert_eq!(reads::<String>("12").as_deref(), Some("12"));
        assert_eq!(reads::<bool>("true").as_deref(), Some("true"));
        assert_eq!(reads::<bool>("True"), None);
        assert_eq!(reads::<i8>("-128").as_deref(), Some("-128"));
        assert_eq!(reads::<i8>("128"), None);
        assert_eq!(reads::<i64>("1.5"), None);
        // Numbers in JSON have no plus sign in front.
        for signed in ["+5", "+5.0", "+5e0"] {
            assert_eq!(reads::<i64>(signed), None, "{signed}");
            assert_eq!(reads::<f64>(signed), None, "{signed}");
        }
        for float in ["1.5", "-0.0", "1e300", "NaN", "Infinity", "-Infinity"] {
            assert_eq!(reads::<f64>(float).as_deref(), Some(float));
        }
        for wrong in ["inf", "nan", "infinity", "", "1x", "0x1"] {
            assert_eq!(reads::<f64>(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn base64_is_that_of_the_text() {
        assert_eq!(encode(b"true"), "dHJ1ZQ==");
        assert_eq!(decode("dHJ1ZQ==").as_deref(), Some("true"));
        assert_eq!(decode("/w=="), None);
    }
}
