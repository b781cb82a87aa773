//! The formats of points in time on the wire, except RFC 3339, see
//! <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.

use std::fmt::Write;

use super::Timestamp;
use super::calendar::{Civil, SECONDS_PER_DAY};
use super::date_time::Parser;
use crate::support::wire::Decimal;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// 1970 began on a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

impl Timestamp {
    /// Writes seconds since 1970, with as many decimals as needed, for example `1700000000.5`.
    pub(crate) fn write_epoch_seconds(self, out: &mut dyn Write) {
        let (secs, nanos) = (self.secs(), self.subsec_nanos());
        if nanos == 0 {
            _ = write!(out, "{secs}");
            return;
        }
        // Before 1970, the seconds are negative, but the nanoseconds are positive.
        let (sign, whole, mut fraction) = match secs {
            0.. => ("", secs.unsigned_abs(), nanos),
            _ => ("-", (secs + 1).unsigned_abs(), 1_000_000_000 - nanos),
        };
        let mut digits = 9;
        while fraction % 10 == 0 {
            fraction /= 10;
            digits -= 1;
        }
        _ = write!(out, "{sign}{whole}.{fraction:0digits$}");
    }

    /// The time of a float, rounded to microseconds. Further digits of a float aren't exact: some
    /// floats that are parsed from text are wrong in their last digit.
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number in the range of `i64`")]
    pub(crate) fn from_float(number: f64) -> Option<Self> {
        const BEYOND: f64 = 9_223_372_036_854_775_808.0;
        if !(-BEYOND..BEYOND).contains(&number) {
            return None;
        }
        // `floor` and `round` are calls on some targets, so this goes by casts, which cut off.
        let whole = number as i64;
        let whole = whole - i64::from(whole as f64 > number);
        let fraction = (number - whole as f64) * 1e6;
        let micros = fraction as u32;
        // A fraction can be rounded up to a whole second.
        let micros = micros + u32::from(fraction - f64::from(micros) >= 0.5);
        let secs = whole.checked_add(i64::from(micros / 1_000_000))?;
        Some(Self { secs, nanos: micros % 1_000_000 * 1_000 })
    }

    /// RFC 7231, for example `Tue, 14 Nov 2023 22:13:20 GMT`, with a fraction if it isn't zero.
    pub(crate) fn to_http_date(self) -> String {
        let Civil { year, month, day, hour, minute, second } = Civil::of(self.secs());
        let (weekday, month) = (weekday(self.secs()), MONTHS[month as usize - 1]);
        let fraction = self.fraction();
        format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}{fraction} GMT")
    }

    /// Parses a JSON number that isn't a plain integer, for example `1.7000000005e9`. Digits after
    /// nanoseconds are dropped.
    pub(crate) fn parse_epoch_seconds(text: &str) -> Option<Self> {
        Self::parse_plain_seconds(text.as_bytes()).or_else(|| Self::parse_any_seconds(text))
    }

    /// The fast way for seconds as services write them, for example `1700000000.5`: at most nine
    /// decimals, no exponent.
    fn parse_plain_seconds(text: &[u8]) -> Option<Self> {
        // Ten digits, the point and nine decimals. Before or after a point are at most 19 digits then, and
        // these fit in 64 bits.
        if text.len() > 20 {
            return None;
        }
        let digits = |text: &[u8]| {
            let mut number = 0_u64;
            for (index, byte) in text.iter().enumerate() {
                match byte {
                    b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0')),
                    _ => return (number, index),
                }
            }
            (number, text.len())
        };
        let (secs, point) = digits(text);
        let (b'.', decimals) = text[point..].split_first()? else { return None };
        let (fraction, count) = digits(decimals);
        if count != decimals.len() {
            return None;
        }
        let missing = 9_u32.checked_sub(u32::try_from(count).ok()?)?;
        Self::new(i64::try_from(secs).ok()?, u32::try_from(fraction).ok()? * 10_u32.pow(missing))
    }

    fn parse_any_seconds(text: &str) -> Option<Self> {
        let (nanos, _) = Decimal::new(text).scaled(9)?;
        Self::from_nanos(nanos)
    }

    fn from_nanos(nanos: i128) -> Option<Self> {
        let secs = i64::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
        Self::new(secs, u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?)
    }

    /// Parses the preferred form of RFC 7231, with any number of decimals. The day of the week must
    /// be right.
    pub(crate) fn parse_http_date(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once(", ")?;
        let mut p = Parser(rest);
        let day = p.digits(2)?;
        let month = p.after(" ")?.0.get(..3)?;
        let month = i64::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
        p.0 = &p.0[3..];
        let year = p.after(" ")?.digits(4)?;
        let (hour, minute, second) = (p.after(" ")?.digits(2)?, p.after(":")?.digits(2)?, p.after(":")?.digits(2)?);
        let nanos = p.fraction()?;
        // A leap second belongs to the written date, not to the day after it.
        let midnight = Civil { year, month, day, hour: 0, minute: 0, second: 0 }.seconds(0)?;
        let secs = Civil { year, month, day, hour, minute, second }.seconds(0)?;
        (p.0 == " GMT" && name == weekday(midnight)).then(|| Self::new(secs, nanos))?
    }
}

/// The day of the week `secs` seconds after 1970.
fn weekday(secs: i64) -> &'static str {
    let day = secs.div_euclid(SECONDS_PER_DAY).rem_euclid(7);
    usize::try_from(day).map_or("", |day| WEEKDAYS[day])
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "serde")]
    use crate::support::serde::seconds;

    fn at(secs: i64, nanos: u32) -> Timestamp {
        Timestamp::new(secs, nanos).unwrap()
    }

    #[test]
    fn the_three_forms() {
        let cases = [
            (at(0, 0), "0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (
                at(1_700_000_000, 500_000_000),
                "1700000000.5",
                "2023-11-14T22:13:20.5Z",
                "Tue, 14 Nov 2023 22:13:20.5 GMT",
            ),
            (at(-1, 999_000_000), "-0.001", "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59.999 GMT"),
            (at(951_782_400, 0), "951782400", "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (at(-62_135_596_800, 0), "-62135596800", "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 GMT"),
        ];
        for (timestamp, epoch, date_time, http_date) in cases {
            let mut written = String::new();
            timestamp.write_epoch_seconds(&mut written);
            assert_eq!(written, epoch);
            assert_eq!(timestamp.to_date_time(), date_time);
            assert_eq!(timestamp.to_http_date(), http_date);
            assert_eq!(Timestamp::parse_epoch_seconds(epoch), Some(timestamp));
            assert_eq!(Timestamp::parse_date_time(date_time), Some(timestamp));
            assert_eq!(Timestamp::parse_http_date(http_date), Some(timestamp));
        }
    }

    #[test]
    #[cfg(feature = "serde")]
    fn a_float_keeps_microseconds() {
        for (secs, nanos) in [
            (0, 1_000),
            (-1, 999_999_000),
            (1_655_421_227, 201_000_000),
            (1_700_000_000, 123_456_000),
            (8_589_934_591, 123_457_000),
            (8_589_934_591, 999_999_000),
            (-8_589_934_592, 1_000),
            (4_503_599_627_370_495, 0),
            (i64::MIN, 0),
        ] {
            let number = seconds(secs, nanos);
            assert_eq!(Timestamp::from_float(number), Some(at(secs, nanos)), "{number}");
        }
    }

    #[test]
    #[cfg(feature = "serde")]
    fn a_float_is_rounded_to_microseconds() {
        for (instant, number) in [
            (at(1_700_000_000, 123_456_789), 1_700_000_000.123_457),
            (at(1_700_000_000, 123_456_499), 1_700_000_000.123_456),
            (at(1_700_000_000, 999_999_999), 1_700_000_001.0),
            (at(-1, 1), -1.0),
        ] {
            let float = seconds(instant.secs, instant.nanos);
            assert_eq!(float.to_bits(), f64::to_bits(number), "{instant:?}");
        }
        // Some digits behind the last that a float has, and one unit in its last place less.
        assert_eq!(Timestamp::from_float(1_700_000_000.123_456_7), Some(at(1_700_000_000, 123_457_000)));
        assert_eq!(Timestamp::from_float(1_655_421_227.200_999_7), Some(at(1_655_421_227, 201_000_000)));
        assert_eq!(Timestamp::from_float(1.999_999_9), Some(at(2, 0)));
        // Half a microsecond is rounded up.
        assert_eq!(Timestamp::from_float(0.007_812_5), Some(at(0, 7_813_000)));
    }

    #[test]
    #[cfg(feature = "serde")]
    fn a_float_beyond_64_bits_is_no_instant() {
        for number in [9_223_372_036_854_775_808.0, -1e19, 1e300, f64::INFINITY, f64::NAN] {
            assert_eq!(Timestamp::from_float(number), None, "{number}");
        }
        let last = Timestamp::from_float(9_223_372_036_854_774_784.0);
        assert_eq!(last, Some(at(9_223_372_036_854_774_784, 0)));
    }

    #[test]
    fn epoch_seconds_in_any_notation() {
        for text in ["1.700000000123E9", "1700000000.123", "1700000000123e-3", "170000.0000123e+4"] {
            assert_eq!(Timestamp::parse_epoch_seconds(text), Some(at(1_700_000_000, 123_000_000)), "{text}");
        }
        assert_eq!(Timestamp::parse_epoch_seconds("1e-9"), Some(at(0, 1)));
        assert_eq!(Timestamp::parse_epoch_seconds("-1e-9"), Some(at(-1, 999_999_999)));
        assert_eq!(Timestamp::parse_epoch_seconds("1e-400"), Some(at(0, 0)));
        assert_eq!(Timestamp::parse_epoch_seconds("0e999999"), Some(at(0, 0)));
        assert_eq!(Timestamp::parse_epoch_seconds("0e99999999999999999999"), Some(at(0, 0)));
        assert_eq!(Timestamp::parse_epoch_seconds("1e-99999999999999999999"), Some(at(0, 0)));
        for text in ["1e30", "1e999999999999", "9e18000"] {
            assert_eq!(Timestamp::parse_epoch_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn the_fast_way_has_the_same_results_as_the_general_one() {
        for text in [
            "0.0",
            "1.5",
            "1700000000.000000001",
            "4294967296.5",
            "9999999999.999999999",
            "999999999999999999.5",
        ] {
            let quick = Timestamp::parse_plain_seconds(text.as_bytes());
            assert!(quick.is_some(), "{text}");
            assert_eq!(quick, Timestamp::parse_any_seconds(text), "{text}");
        }
        for text in [
            "-1.5",
            "0.0000000001",
            "1.5e1",
            "1.5E1",
            "15",
            "99999999999999999999",
            "99999999999.123456789",
            "0.1234567890123456789",
        ] {
            assert_eq!(Timestamp::parse_plain_seconds(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Timestamp::parse_epoch_seconds("4294967296.5"), Some(at(4_294_967_296, 500_000_000)));
        assert_eq!(Timestamp::parse_epoch_seconds("0.0000000019"), Some(at(0, 1)));
    }

    #[test]
    fn dates_of_http_are_checked() {
        for text in [
            "",
            "Tue, 14 Nov 2023 22:13:20",
            "14 Nov 2023 22:13:20 GMT",
            "Mon, 14 Nov 2023 22:13:20 GMT",
            "tue, 14 Nov 2023 22:13:20 GMT",
            "Tue, 14 nov 2023 22:13:20 GMT",
            "Tue, 14 Nov 2023 22:13:20 UTC",
            "Tue, 14 Nov 2023 22:13:60 GMT",
            "Tue, 14 Nov 2023 24:13:20 GMT",
            "Tue, 14 Nov 2023 22:13:20. GMT",
            "Mon, 31 Apr 2023 00:00:00 GMT",
            "Tue, 14 Növ 2023 22:13:20 GMT",
        ] {
            assert_eq!(Timestamp::parse_http_date(text), None, "{text}");
        }
        let leap = Timestamp::parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT");
        assert_eq!(leap, Some(at(1_483_228_800, 0)));
        for second in 61..=99 {
            let text = format!("Sat, 31 Dec 2016 23:59:{second} GMT");
            assert_eq!(Timestamp::parse_http_date(&text), None, "{text}");
        }
    }
}
