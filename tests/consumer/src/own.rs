//! Types of this crate that replace types of the model.

use std::convert::{Infallible, TryFrom};
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use crate::services::diary;

/// A point in time: milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Moment(pub i64);

/// The error for a time that isn't a whole number of milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooPrecise;

impl TryFrom<diary::Timestamp> for Moment {
    type Error = TooPrecise;

    fn try_from(timestamp: diary::Timestamp) -> Result<Self, TooPrecise> {
        match timestamp.subsec_nanos() {
            nanos if nanos % 1_000_000 == 0 => {
                Ok(Self(timestamp.secs() * 1000 + i64::from(nanos / 1_000_000)))
            }
            _ => Err(TooPrecise),
        }
    }
}

impl From<Moment> for diary::Timestamp {
    fn from(moment: Moment) -> Self {
        let nanos = u32::try_from(moment.0.rem_euclid(1000)).unwrap_or_default() * 1_000_000;
        Self::new(moment.0.div_euclid(1000), nanos).unwrap_or_default()
    }
}

/// The id of an entry: a number.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EntryId(pub u32);

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e-{}", self.0)
    }
}

impl FromStr for EntryId {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.strip_prefix("e-").unwrap_or_default().parse().map(Self)
    }
}

/// A key. Neither `Debug` nor `Display` hides it.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Key(pub String);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

/// A photo in a format that begins with `P`.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Photo(pub Vec<u8>);

impl TryFrom<Vec<u8>> for Photo {
    type Error = ();

    fn try_from(bytes: Vec<u8>) -> Result<Self, ()> {
        if bytes.starts_with(b"P") {
            Ok(Self(bytes))
        } else {
            Err(())
        }
    }
}

impl AsRef<[u8]> for Photo {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// At most five stars.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Stars(u8);

impl Stars {
    /// All five.
    pub const ALL: Self = Self(5);
}

impl TryFrom<i32> for Stars {
    type Error = ();

    fn try_from(number: i32) -> Result<Self, ()> {
        u8::try_from(number).ok().filter(|number| *number <= 5).map(Self).ok_or(())
    }
}

impl From<Stars> for i32 {
    fn from(stars: Stars) -> Self {
        stars.0.into()
    }
}

/// The weather: rain or something else.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Weather {
    /// Anything else.
    #[default]
    Sun,
    /// Rain.
    Rain,
}

impl fmt::Display for Weather {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::Rain { "rain" } else { "sun" })
    }
}

impl FromStr for Weather {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(if text == "rain" { Self::Rain } else { Self::Sun })
    }
}
