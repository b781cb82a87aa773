//! Instants, as nodes say them.

use serde_json::{Number, Value};

use crate::calendar::days;

/// Seconds since 1970, rounded down, and nanoseconds: of a number, as tests have it, or of a date
/// and time in UTC, as examples can have it.
pub(super) fn instant(node: &Value) -> Option<(i64, u32)> {
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
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60;
    let secs = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    (fits && second < 61).then_some((secs, nanos(fraction)?))
}

fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let numbers: Option<Vec<i64>> =
        text.split(separator).map(|number| number.parse::<u32>().ok().map(i64::from)).collect();
    numbers?.try_into().ok()
}

/// The decimals of a second; digits beyond nanoseconds are cut.
fn nanos(fraction: &str) -> Option<u32> {
    format!("{fraction:0<9}").get(..9)?.parse().ok()
}
