//! Converts timestamps in examples, which botocore has as text in many forms.

use serde_json::Number;

use crate::instant::Timestamp;

/// The seconds since 1970 for a text: a number, or a date of ISO 8601 with or without a time.
pub(super) fn epoch_seconds(text: &str) -> Option<Number> {
    let text = text.trim();
    text.parse().ok().or_else(|| seconds(Timestamp::parse_date_time(&rfc_3339(text)?)?))
}

#[expect(clippy::cast_precision_loss, reason = "a year of four digits has less than 2^53 seconds")]
fn seconds(time: Timestamp) -> Option<Number> {
    match time.subsec_nanos() {
        0 => Some(time.secs().into()),
        nanos => Number::from_f64(time.secs() as f64 + f64::from(nanos) / 1e9),
    }
}

/// Converts `20161214T1825+0100` to `2016-12-14T18:25:00+01:00`. A time without an offset is in
/// UTC.
fn rfc_3339(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, "0000"));
    let (time, offset) = split_before(time, ['Z', 'z', '+', '-']);
    let (time, fraction) = split_before(time, ['.']);
    let date = grouped(date, "-", &[4, 2, 2])?;
    let clock = |time: &str| grouped(time, ":", &[2, 2, 2]);
    let time = clock(time).or_else(|| clock(&format!("{time}00")))?;
    let offset = match offset {
        "" | "Z" | "z" => "Z".to_owned(),
        _ => format!("{}{}", &offset[..1], grouped(&offset[1..], ":", &[2, 2])?),
    };
    Some(format!("{date}T{time}{fraction}{offset}"))
}

/// The text before the first of these characters, and the rest.
fn split_before<const N: usize>(text: &str, characters: [char; N]) -> (&str, &str) {
    text.split_at(text.find(characters).unwrap_or(text.len()))
}

/// Splits a text into groups of these lengths with a separator between them, which the text may
/// already have.
fn grouped(text: &str, separator: &str, lengths: &[usize]) -> Option<String> {
    let text = text.replace(separator, "");
    let mut rest = text.as_str();
    let mut group = |length: &usize| {
        let (group, after) = rest.split_at_checked(*length)?;
        rest = after;
        Some(group)
    };
    let groups: Vec<&str> = lengths.iter().map(&mut group).collect::<Option<_>>()?;
    rest.is_empty().then(|| groups.join(separator))
}
