//! Points in time.

mod calendar;
mod date_time;
#[cfg(feature = "json")]
mod text;
#[cfg(feature = "json")]
mod wire;

use std::fmt;
use std::time::{Duration, SystemTime};

use super::Empty;

pub use self::date_time::ParseTimestampError;

/// A point in time, in seconds and nanoseconds since 1970-01-01T00:00:00Z.
///
/// It is displayed and parsed in the format of RFC 3339, such as `2023-11-14T22:13:20.5Z`. A
/// sensitive one isn't displayed: `Sensitive<Timestamp>` has no `Display`.
///
/// To convert from and to the types of other crates, go through [`SystemTime`]. `chrono` and `time`
/// panic at years that they can't represent.
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
/// The model decides for each member whether it is written as a number of seconds or as a text;
/// both are read. A text keeps nanoseconds, and so does a number in the module `json`. Serde writes
/// and reads a number as a float, rounded to microseconds; from the year 2242 on, a float can't
/// represent every microsecond. AWS services use milliseconds.
#[derive(Clone, Copy, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp {
    secs: i64,
    nanos: u32,
}

impl Timestamp {
    /// A point in time at a whole second.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self { secs, nanos: 0 }
    }

    /// A point in time `nanos` nanoseconds after the second `secs`; `None` if `nanos` is
    /// 1,000,000,000 or more.
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
    /// Times that 64 bits can't hold become the first or last point in time.
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

/// The time is out of the range of the system's clock.
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

impl Empty for Timestamp {
    #[inline]
    fn empty() -> Self {
        Self::default()
    }
}

super::serde_impls!(Timestamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_times_survive_a_round_trip() {
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
