//! Converts timestamps to the types of `jiff`, `chrono` and `time`, and back, through `SystemTime`.
//!
//! A conversion fails if the other type can't have the time. Such times are far outside of the
//! years that AWS writes.

use std::error::Error;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use generated::{OutOfRangeError, Timestamp};
use time::OffsetDateTime;

/// # Errors
/// If `jiff` or `SystemTime` can't have the time.
pub fn to_jiff(timestamp: Timestamp) -> Result<jiff::Timestamp, Box<dyn Error + Send + Sync>> {
    Ok(SystemTime::try_from(timestamp)?.try_into()?)
}

/// # Errors
/// If `SystemTime` can't have the time.
pub fn from_jiff(time: jiff::Timestamp) -> Result<Timestamp, Box<dyn Error + Send + Sync>> {
    Ok(Timestamp::from(SystemTime::try_from(time)?))
}

/// # Errors
/// If `SystemTime` can't have the time.
pub fn to_chrono(timestamp: Timestamp) -> Result<DateTime<Utc>, OutOfRangeError> {
    Ok(SystemTime::try_from(timestamp)?.into())
}

/// The reverse of [`to_chrono`].
#[must_use]
pub fn from_chrono(time: DateTime<Utc>) -> Timestamp {
    Timestamp::from(SystemTime::from(time))
}

/// # Errors
/// If `SystemTime` can't have the time.
pub fn to_time(timestamp: Timestamp) -> Result<OffsetDateTime, OutOfRangeError> {
    Ok(SystemTime::try_from(timestamp)?.into())
}

/// The reverse of [`to_time`].
#[must_use]
pub fn from_time(time: OffsetDateTime) -> Timestamp {
    Timestamp::from(SystemTime::from(time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_the_same_after_both_conversions() {
        for timestamp in
            [Timestamp::from_secs(0), Timestamp::new(1_700_000_000, 123_000_000).unwrap()]
        {
            assert_eq!(from_jiff(to_jiff(timestamp).unwrap()).unwrap(), timestamp);
            assert_eq!(from_chrono(to_chrono(timestamp).unwrap()), timestamp);
            assert_eq!(from_time(to_time(timestamp).unwrap()), timestamp);
        }
    }

    #[test]
    fn all_show_the_same_time() {
        let timestamp = Timestamp::from_secs(1_700_000_000);
        let shown = "2023-11-14T22:13:20Z";
        assert_eq!(timestamp.to_string(), shown);
        assert_eq!(to_jiff(timestamp).unwrap().to_string(), shown);
        let chrono = to_chrono(timestamp).unwrap();
        assert_eq!(chrono.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), shown);
        assert_eq!(to_time(timestamp).unwrap().hour(), 22);
    }
}
