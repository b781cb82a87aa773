//! Instants.

mod calendar;
mod date_time;
#[cfg(feature = "json")]
mod text;

use std::fmt;
use std::time::{Duration, SystemTime};

pub use self::date_time::ParseTimestampError;

/// An instant: seconds since 1970-01-01T00:00:00Z, with nanoseconds.
///
/// It is shown and parsed as RFC 3339 has it, e.g. `2023-11-14T22:13:20.5Z`. One that is sensitive
/// isn't shown: `Sensitive<Timestamp>` has no `Display`.
///
/// [`SystemTime`] leads to the types of other crates and back. `chrono` and `time` panic at years
/// that they don't have.
///
/// ```ignore
/// let jiff = jiff::Timestamp::try_from(SystemTime::try_from(timestamp)?)?;
/// let timestamp = Timestamp::from(SystemTime::try_from(jiff)?);
///
/// let chrono = chrono::DateTime::<chrono::Utc>::from(SystemTime::try_from(timestamp)?);
/// let timestamp = Timestamp::from(SystemTime::from(chrono));
///
/// let time = time::OffsetDateTime::from(SystemTime::try_from(timestamp)?);
/// let timestamp = Timestamp::from(SystemTime::from(time));
/// ```
///
/// # On the wire
/// The model says of each member whether it is a number of seconds or a text; all forms are read. A
/// text keeps nanoseconds. So does a number by the module `json` of the crate. Through serde, a
/// number is a float in any format, so it is rounded to microseconds, in writing and reading; beyond
/// the year 2242, a float no longer tells each microsecond apart. Services give and take
/// milliseconds.
#[derive(Clone, Copy, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp {
    secs: i64,
    nanos: u32,
}

impl Timestamp {
    /// An instant at a whole second.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self { secs, nanos: 0 }
    }

    /// An instant `nanos` nanoseconds after the second `secs`; `None` from a thousand million on.
    #[must_use]
    pub const fn new(secs: i64, nanos: u32) -> Option<Self> {
        if nanos < 1_000_000_000 { Some(Self { secs, nanos }) } else { None }
    }

    /// The seconds since 1970, rounded down.
    #[must_use]
    pub const fn secs(&self) -> i64 {
        self.secs
    }

    /// The nanoseconds after that second.
    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }
}

impl From<SystemTime> for Timestamp {
    /// Times too far from 1970 for 64 bits become the last or first instant.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => match i64::try_from(after.as_secs()) {
                Ok(secs) => Self { secs, nanos: after.subsec_nanos() },
                Err(_) => Self { secs: i64::MAX, nanos: 999_999_999 },
            },
            Err(error) => {
                let before = error.duration();
                let secs = i64::try_from(before.as_secs()).map_or(i64::MIN, |secs| -secs);
                match before.subsec_nanos() {
                    0 => Self { secs, nanos: 0 },
                    nanos => Self { secs: secs.saturating_sub(1), nanos: 1_000_000_000 - nanos },
                }
            }
        }
    }
}

/// The instant is too far from 1970 for the system's clock.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct OutOfRangeError;

impl fmt::Display for OutOfRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instant is out of the range of the system's time")
    }
}

impl std::error::Error for OutOfRangeError {}

impl TryFrom<Timestamp> for SystemTime {
    type Error = OutOfRangeError;

    fn try_from(timestamp: Timestamp) -> Result<Self, OutOfRangeError> {
        let whole = Duration::from_secs(timestamp.secs.unsigned_abs());
        let second = if timestamp.secs < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        let nanos = Duration::from_nanos(timestamp.nanos.into());
        second.and_then(|second| second.checked_add(nanos)).ok_or(OutOfRangeError)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.nanos {
            0 => write!(f, "Timestamp({})", self.secs),
            nanos => write!(f, "Timestamp({} + {nanos} ns)", self.secs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_time_there_and_back() {
        for (secs, nanos) in [(0, 0), (1_700_000_000, 123), (-1, 1), (-86_400, 999_999_999)] {
            let timestamp = Timestamp::new(secs, nanos).unwrap();
            let time = SystemTime::try_from(timestamp).unwrap();
            assert_eq!(Timestamp::from(time), timestamp);
        }
    }

    #[test]
    fn instants_and_their_error_are_shown() {
        let [whole, half] = [0, 500_000_000].map(|nanos| Timestamp::new(-7, nanos).unwrap());
        assert_eq!(format!("{whole:?} {half:?}"), "Timestamp(-7) Timestamp(-7 + 500000000 ns)");
        assert_eq!(OutOfRangeError.to_string(), "the instant is out of the range of the system's time");
    }

    #[test]
    fn a_second_has_less_than_a_thousand_million_nanoseconds() {
        assert_eq!(Timestamp::new(0, 1_000_000_000), None);
        assert_eq!(Timestamp::new(-1, 999_999_999).map(|t| t.subsec_nanos()), Some(999_999_999));
    }
}
