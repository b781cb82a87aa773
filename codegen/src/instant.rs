//! Instants, as nodes say them.

use serde_json::{Number, Value};

use crate::calendar::days;

/// Seconds since 1970, rounded down, and nanoseconds: of a number, as tests have it, or of a date
/// and time in UTC, as examples can have it.
pub(crate) fn instant(node: &Value) -> Option<(i64, u32)> {
    match node {
        Value::Number(number) => of_number(number),
        Value::String(text) => of_date_time(text),
        _ => None,
    }
}

fn of_number(number: &Number) -> Option<(i64, u32)> {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let secs: i64 = whole.parse().ok()?;
    let nanos = i64::from(nanos(fraction)?);
    let nanos = if text.starts_with('-') { -nanos } else { nanos };
    let secs = secs.checked_add(nanos.div_euclid(1_000_000_000))?;
    Some((secs, u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?))
}

/// `2013-01-01T00:00:00.5Z`, see
/// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
fn of_date_time(text: &str) -> Option<(i64, u32)> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let length = days(next_year, next, 1) - days(year, month, 1);
    let fits = (1..=12).contains(&month) && (1..=length).contains(&day) && hour < 24 && minute < 60;
    let secs = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    (fits && second < 61).then_some((secs, nanos(fraction)?))
}

/// Three numbers of so many digits.
fn numbers(text: &str, separator: char, digits: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let numbers = digits.map(|digits| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    });
    let [Some(first), Some(second), Some(third)] = numbers else { return None };
    parts.next().is_none().then_some([first, second, third])
}

/// The decimals of a second; digits beyond nanoseconds are cut.
fn nanos(fraction: &str) -> Option<u32> {
    let is_digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    format!("{fraction:0<9}").get(..9).filter(|_| is_digits)?.parse().ok()
}
