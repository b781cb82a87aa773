//! The form that JSON has for numbers.

/// Whether a text has the form of a number.
pub(crate) fn is_number(text: &str) -> bool {
    integer(text).and_then(fraction).and_then(exponent) == Some("")
}

/// The text after the integer part.
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
