//! Timestamps as text of RFC 3339, see <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>.

use std::fmt;
use std::str::FromStr;

use super::Timestamp;
use super::calendar::Civil;

/// The error for a text that isn't a date and time of RFC 3339, or names a time that doesn't exist.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ParseTimestampError;

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time of RFC 3339, e.g. 2023-11-14T22:13:20Z")
    }
}

impl std::error::Error for ParseTimestampError {}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    /// Parses a date and time of RFC 3339, such as `2023-11-14T23:13:20.5+01:00`: with any offset
    /// from UTC, `T` and `Z` in upper or lower case, and a space in place of `T`. Digits after the
    /// nanoseconds are cut off.
    ///
    /// A second of 60 is a leap second. It is only valid at the end of a month in UTC, and is read
    /// as the second after it, since seconds since 1970 don't count leap seconds.
    fn from_str(text: &str) -> Result<Self, ParseTimestampError> {
        Self::parse_date_time(text).ok_or(ParseTimestampError)
    }
}

impl fmt::Display for Timestamp {
    /// Displays the time as RFC 3339 in UTC, such as `2023-11-14T22:13:20.5Z`, with as many
    /// decimals as needed.
    ///
    /// RFC 3339 has the years 0 to 9999. Other years are displayed with a sign, as in
    /// `+10000-01-01T00:00:00Z`, and can't be parsed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_date_time())
    }
}

impl Timestamp {
    pub(crate) fn to_date_time(self) -> String {
        let Civil { year, month, day, hour, minute, second } = Civil::of(self.secs());
        let year = if (0..=9_999).contains(&year) { format!("{year:04}") } else { format!("{year:+05}") };
        let fraction = self.fraction();
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
    }

    /// The fraction of a second with its point, for example `.5`; empty if it is zero.
    pub(super) fn fraction(self) -> String {
        match self.subsec_nanos() {
            0 => String::new(),
            nanos => format!(".{nanos:09}").trim_end_matches('0').to_owned(),
        }
    }

    pub(crate) fn parse_date_time(text: &str) -> Option<Self> {
        let mut p = Parser(text);
        let (year, month, day) = (p.digits(4)?, p.after("-")?.digits(2)?, p.after("-")?.digits(2)?);
        p.one_of("Tt ")?;
        let (hour, minute, second) = (p.digits(2)?, p.after(":")?.digits(2)?, p.after(":")?.digits(2)?);
        let nanos = p.fraction()?;
        let offset = match p.one_of("Zz+-")? {
            'Z' | 'z' => 0,
            sign => {
                let (hours, minutes) = (p.digits(2)?, p.after(":")?.digits(2)?);
                let seconds = (hours < 24 && minutes < 60).then_some((hours * 60 + minutes) * 60)?;
                if sign == '-' { -seconds } else { seconds }
            }
        };
        let secs = Civil { year, month, day, hour, minute, second }.seconds(offset)?;
        p.0.is_empty().then(|| Self::new(secs, nanos))?
    }
}

/// Parses a text; its field is the rest of the text.
pub(super) struct Parser<'a>(pub(super) &'a str);

impl Parser<'_> {
    pub(super) fn digits(&mut self, count: usize) -> Option<i64> {
        let digits = self.0.get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = &self.0[count..];
        digits.parse().ok()
    }

    pub(super) fn after(&mut self, separator: &str) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(separator)?;
        Some(self)
    }

    fn one_of(&mut self, choices: &str) -> Option<char> {
        let c = self.0.chars().next().filter(|c| choices.contains(*c))?;
        self.0 = &self.0[1..];
        Some(c)
    }

    /// An optional fraction, in nanoseconds. Further digits are dropped.
    pub(super) fn fraction(&mut self) -> Option<u32> {
        let Some(rest) = self.0.strip_prefix('.') else { return Some(0) };
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        self.0 = &rest[end..];
        let digits = format!("{:0<9.9}", &rest[..end]);
        digits.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: i64, nanos: u32) -> Timestamp {
        Timestamp::new(secs, nanos).unwrap()
    }

    #[test]
    fn instants_are_shown_and_parsed() {
        for (instant, text) in [
            (at(0, 0), "1970-01-01T00:00:00Z"),
            (at(1_700_000_000, 500_000_000), "2023-11-14T22:13:20.5Z"),
            (at(1_700_000_000, 1), "2023-11-14T22:13:20.000000001Z"),
            (at(-1, 999_000_000), "1969-12-31T23:59:59.999Z"),
            (at(951_782_400, 0), "2000-02-29T00:00:00Z"),
            (at(-62_167_219_200, 0), "0000-01-01T00:00:00Z"),
            (at(253_402_300_799, 999_999_999), "9999-12-31T23:59:59.999999999Z"),
        ] {
            assert_eq!(instant.to_string(), text);
            assert_eq!(text.parse(), Ok(instant));
        }
        assert_eq!(format!("{:>22}|{:<22}|", at(0, 0), at(0, 0)), "  1970-01-01T00:00:00Z|1970-01-01T00:00:00Z  |");
    }

    #[test]
    fn years_beyond_four_digits_are_shown_with_a_sign() {
        for (instant, text) in [
            (at(253_402_300_800, 0), "+10000-01-01T00:00:00Z"),
            (at(-62_167_219_201, 0), "-0001-12-31T23:59:59Z"),
            (at(i64::MAX, 999_999_999), "+292277026596-12-04T15:30:07.999999999Z"),
            (at(i64::MIN, 0), "-292277022657-01-27T08:29:52Z"),
        ] {
            assert_eq!(instant.to_string(), text);
            assert_eq!(text.parse::<Timestamp>(), Err(ParseTimestampError));
        }
    }

    #[test]
    fn offsets_cases_and_fractions() {
        for text in [
            "2023-11-14T23:13:20+01:00",
            "2023-11-15T22:12:20+23:59",
            "2023-11-14t22:13:20z",
            "2023-11-14 22:13:20-00:00",
            "2023-11-14T19:43:20.000-02:30",
        ] {
            assert_eq!(text.parse(), Ok(at(1_700_000_000, 0)), "{text}");
        }
        assert_eq!("1970-01-01T00:00:00.1234567899Z".parse(), Ok(at(0, 123_456_789)));
    }

    #[test]
    fn a_second_of_60_ends_a_month() {
        for (text, secs) in [
            ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("1990-12-31T15:59:60-08:00", 662_688_000),
            ("2015-07-01T00:59:60+01:00", 1_435_708_800),
            ("2024-02-29T23:59:60Z", 1_709_251_200),
        ] {
            assert_eq!(text.parse(), Ok(at(secs, 0)), "{text}");
        }
        assert_eq!("2016-12-31T23:59:60.25Z".parse(), Ok(at(1_483_228_800, 250_000_000)));
        for text in [
            "2016-12-30T23:59:60Z",
            "2016-12-31T22:59:60Z",
            "2016-12-31T23:58:60Z",
            "2016-12-31T23:59:60+01:00",
            "2023-02-28T00:00:60Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(ParseTimestampError), "{text}");
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in [
            "",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2023-04-31T00:00:00Z",
            "2023-11-00T00:00:00Z",
            "2023-00-01T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-11-14T24:00:00Z",
            "2023-11-14T22:60:00Z",
            "2023-11-14T22:13:20",
            "2023-11-14T22:13Z",
            "2023-11-14T22:13:20.Z",
            "2023-11-14T22:13:20Zx",
            " 2023-11-14T22:13:20Z",
            "2023-11-14T22:13:20+24:00",
            "2023-11-14T22:13:20+01:60",
            "2023-11-14T22:13:20+0100",
            "2023-11-14T22:13:20+01",
            "23-11-14T22:13:20Z",
            "+2023-11-14T22:13:20Z",
            "٢٠٢٣-11-14T22:13:20Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(ParseTimestampError), "{text}");
        }
        for second in 61..=99 {
            let text = format!("2016-12-31T23:59:{second}Z");
            assert_eq!(text.parse::<Timestamp>(), Err(ParseTimestampError), "{text}");
        }
        let told = "not a date and time of RFC 3339, e.g. 2023-11-14T22:13:20Z";
        assert_eq!(ParseTimestampError.to_string(), told);
    }
}
