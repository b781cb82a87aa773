//! Instants, as examples have them.

use serde_json::Number;

use crate::calendar::days;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since 1970, to the millisecond: of text that is a number, or a date of any of the forms
/// of ISO 8601 that examples have, or of RFC 7231.
pub(super) fn epoch_seconds(text: &str) -> Option<Number> {
    let text = text.trim();
    of_number(text).or_else(|| seconds(of_iso(text).or_else(|| of_http(text))?))
}

fn of_number(text: &str) -> Option<Number> {
    let is_plain = text.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    let whole = || text.parse::<i64>().ok().map(Number::from);
    let decimal = || text.parse::<f64>().ok().and_then(Number::from_f64);
    is_plain.then(|| whole().or_else(decimal)).flatten()
}

/// Seconds of which a number of milliseconds are.
fn seconds(milliseconds: i64) -> Option<Number> {
    let (whole, rest) = (milliseconds / 1000, milliseconds % 1000);
    if rest == 0 {
        return Some(whole.into());
    }
    let sign = if milliseconds < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", whole.abs(), rest.abs()).parse().ok().and_then(Number::from_f64)
}

/// `2016-12-14T18:25:43.5Z`, `2016-12-14T18:25+01:00`, `20161214T182543Z`, `2016-12-14`.
fn of_iso(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "00:00Z"));
    let date = if date.contains('-') { parts(date, '-')? } else { runs(date, &[4, 2, 2])? };
    let [year, month, day] = date.try_into().ok()?;
    let (time, offset) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => match time.rfind(['+', '-']) {
            Some(at) => (&time[..at], offset(&time[at..])?),
            None => (time, 0),
        },
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let milliseconds = clock(time)? * 1000 + thousandths(fraction)?;
    Some((date_seconds(year, month, day)? - offset) * 1000 + milliseconds)
}

/// `Wed, 14 Dec 2016 18:25:43 GMT`, see
/// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
fn of_http(text: &str) -> Option<i64> {
    let (_, date) = text.strip_suffix(" GMT")?.split_once(", ")?;
    let [day, month, year, time] = date.split(' ').collect::<Vec<_>>().try_into().ok()?;
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    let date = date_seconds(digits(year)?, month, digits(day)?)?;
    Some((date + clock(time)?) * 1000)
}

fn date_seconds(year: i64, month: i64, day: i64) -> Option<i64> {
    let exists = (1..=12).contains(&month)
        && day >= 1
        && days(year, month, day) < days(year + month / 12, month % 12 + 1, 1);
    exists.then(|| days(year, month, day) * 86_400)
}

/// Seconds since midnight: `18:25:43`, `18:25`, `182543`, `1825`.
fn clock(time: &str) -> Option<i64> {
    let parts = if time.contains(':') {
        parts(time, ':').filter(|_| time.split(':').all(|part| part.len() == 2))?
    } else {
        runs(time, &[2; 3][..time.len().div_ceil(2).min(3)])?
    };
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let fits = hour < 24 && minute < 60 && second < 60;
    fits.then_some((hour * 60 + minute) * 60 + second)
}

/// Seconds east of Greenwich: `-07:00`, `+0100`.
fn offset(text: &str) -> Option<i64> {
    let (sign, time) = text.split_at(1);
    let seconds = clock(time)?;
    Some(if sign == "-" { -seconds } else { seconds })
}

/// Milliseconds of a second's decimals, rounded.
fn thousandths(fraction: &str) -> Option<i64> {
    let micros = digits(&format!("{fraction:0<6}").chars().take(6).collect::<String>())?;
    Some((micros + 500) / 1000)
}

fn parts(text: &str, separator: char) -> Option<Vec<i64>> {
    text.split(separator).map(digits).collect()
}

/// Numbers of so many digits each.
fn runs(text: &str, lengths: &[usize]) -> Option<Vec<i64>> {
    let mut rest = text;
    let mut take = |length: &usize| {
        let (run, after) = rest.split_at_checked(*length)?;
        rest = after;
        digits(run)
    };
    let numbers = lengths.iter().map(&mut take).collect();
    rest.is_empty().then_some(numbers).flatten()
}

fn digits(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
