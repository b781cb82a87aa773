//! The three forms of an instant on the wire, see
//! <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.

use super::Timestamp;
use crate::support::wire::Decimal;

const SECONDS_PER_DAY: i64 = 86_400;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// 1970 began on a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

impl Timestamp {
    /// Seconds since 1970, with as many decimals as it takes, e.g. `1700000000.5`.
    pub(crate) fn to_epoch_seconds(self) -> String {
        let (secs, nanos) = (self.secs(), self.subsec_nanos());
        if nanos == 0 {
            return secs.to_string();
        }
        // The fraction counts upwards; before 1970 the decimals of the text count downwards.
        let (sign, whole, fraction) = match secs {
            0.. => ("", secs.unsigned_abs(), nanos),
            _ => ("-", (secs + 1).unsigned_abs(), 1_000_000_000 - nanos),
        };
        let fraction = format!("{fraction:09}");
        format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }

    /// RFC 3339, in UTC, e.g. `2023-11-14T22:13:20.5Z`.
    pub(crate) fn to_date_time(self) -> String {
        let Civil { year, month, day, hour, minute, second, .. } = Civil::of(self.secs());
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        self.push_fraction(&mut text);
        text + "Z"
    }

    /// The seconds as a float, rounded to microseconds.
    #[cfg(feature = "serde")]
    #[expect(clippy::cast_precision_loss, reason = "a float tells microseconds apart until 2112")]
    pub(crate) fn to_float(self) -> f64 {
        let micros = i128::from(self.secs()) * 1_000_000 + i128::from((self.subsec_nanos() + 500) / 1_000);
        micros as f64 / 1e6
    }

    /// The instant of a float, rounded to microseconds: beyond them a float has no digits of its
    /// own, and some that are read from a text are off by one in the last place.
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number in the range of `i64`")]
    pub(crate) fn from_float(number: f64) -> Option<Self> {
        const BEYOND: f64 = 9_223_372_036_854_775_808.0;
        let secs = number.floor();
        if !(-BEYOND..BEYOND).contains(&secs) {
            return None;
        }
        let micros = ((number - secs) * 1e6).round() as i64;
        Self::from_nanos(i128::from(secs as i64) * 1_000_000_000 + i128::from(micros) * 1_000)
    }

    /// RFC 7231, e.g. `Tue, 14 Nov 2023 22:13:20 GMT`, with a fraction where there is one.
    pub(crate) fn to_http_date(self) -> String {
        let Civil { year, month, day, hour, minute, second, weekday } = Civil::of(self.secs());
        let month = MONTHS[month as usize - 1];
        let mut text = format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}");
        self.push_fraction(&mut text);
        text + " GMT"
    }

    fn push_fraction(self, text: &mut String) {
        if self.subsec_nanos() > 0 {
            let fraction = format!(".{:09}", self.subsec_nanos());
            text.push_str(fraction.trim_end_matches('0'));
        }
    }

    /// A JSON number that isn't a plain integer, e.g. `1.7000000005e9`; digits beyond nanoseconds
    /// are cut.
    pub(crate) fn parse_epoch_seconds(text: &str) -> Option<Self> {
        Self::parse_plain_seconds(text.as_bytes()).or_else(|| Self::parse_any_seconds(text))
    }

    /// Seconds as services write them, e.g. `1700000000.5`: at most nine decimals, no exponent.
    fn parse_plain_seconds(text: &[u8]) -> Option<Self> {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u32, |number, digit| match digit {
                b'0'..=b'9' => number.checked_mul(10)?.checked_add(u32::from(digit - b'0')),
                _ => None,
            })
        };
        let point = text.iter().position(|byte| *byte == b'.')?;
        let (whole, decimals) = (&text[..point], &text[point + 1..]);
        let missing = 9_usize.checked_sub(decimals.len())?;
        let nanos = number(decimals)? * 10_u32.pow(u32::try_from(missing).ok()?);
        Self::new(number(whole)?.into(), nanos)
    }

    fn parse_any_seconds(text: &str) -> Option<Self> {
        let (nanos, _) = Decimal::new(text).scaled(9)?;
        Self::from_nanos(nanos)
    }

    fn from_nanos(nanos: i128) -> Option<Self> {
        let secs = i64::try_from(nanos.div_euclid(1_000_000_000)).ok()?;
        Self::new(secs, u32::try_from(nanos.rem_euclid(1_000_000_000)).ok()?)
    }

    /// RFC 3339 with any offset and any number of decimals.
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
        let secs = seconds(year, month, day, hour, minute, second)?;
        p.0.is_empty().then(|| Self::new(secs - offset, nanos))?
    }

    /// RFC 7231's preferred form, with any number of decimals.
    pub(crate) fn parse_http_date(text: &str) -> Option<Self> {
        let (weekday, rest) = text.split_once(", ")?;
        if !WEEKDAYS.contains(&weekday) {
            return None;
        }
        let mut p = Parser(rest);
        let day = p.digits(2)?;
        let name = p.after(" ")?.0.get(..3)?;
        let month = i64::try_from(MONTHS.iter().position(|month| *month == name)? + 1).ok()?;
        p.0 = &p.0[3..];
        let year = p.after(" ")?.digits(4)?;
        let (hour, minute, second) = (p.after(" ")?.digits(2)?, p.after(":")?.digits(2)?, p.after(":")?.digits(2)?);
        let nanos = p.fraction()?;
        let secs = seconds(year, month, day, hour, minute, second)?;
        (p.0 == " GMT").then(|| Self::new(secs, nanos))?
    }
}

/// Seconds since 1970 of a date and time in UTC; `None` if there is no such time.
fn seconds(year: i64, month: i64, day: i64, hour: i64, minute: i64, second: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    // A leap second counts as the one after it.
    if !(1..=length).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(days(year, month, day) * SECONDS_PER_DAY + (hour * 60 + minute) * 60 + second)
}

/// Days since 1970. Years are counted from March, so that a leap day is the last of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A date and time in UTC.
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    weekday: &'static str,
}

impl Civil {
    /// The date and time of `secs` seconds since 1970: [`days`] backwards.
    fn of(secs: i64) -> Self {
        let days = secs.div_euclid(SECONDS_PER_DAY);
        let second_of_day = secs.rem_euclid(SECONDS_PER_DAY);
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = (month_from_march + 2) % 12 + 1;
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: second_of_day / 3_600,
            minute: second_of_day / 60 % 60,
            second: second_of_day % 60,
            weekday: usize::try_from(days.rem_euclid(7)).map_or("", |index| WEEKDAYS[index]),
        }
    }
}

/// What is still to be read.
struct Parser<'a>(&'a str);

impl Parser<'_> {
    fn digits(&mut self, count: usize) -> Option<i64> {
        let digits = self.0.get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = &self.0[count..];
        digits.parse().ok()
    }

    fn after(&mut self, separator: &str) -> Option<&mut Self> {
        self.0 = self.0.strip_prefix(separator)?;
        Some(self)
    }

    fn one_of(&mut self, choices: &str) -> Option<char> {
        let c = self.0.chars().next().filter(|c| choices.contains(*c))?;
        self.0 = &self.0[1..];
        Some(c)
    }

    /// Nanoseconds; digits beyond them are cut.
    fn fraction(&mut self) -> Option<u32> {
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
            assert_eq!(timestamp.to_epoch_seconds(), epoch);
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
            (4_503_599_627, 370_495_000),
            (-4_503_599_627, 1_000),
            (4_503_599_627_370_495, 0),
            (i64::MIN, 0),
        ] {
            let number = at(secs, nanos).to_float();
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
            assert_eq!(instant.to_float().to_bits(), f64::to_bits(number), "{instant:?}");
        }
        // Some digits behind the last that a float has, and one unit in its last place less.
        assert_eq!(Timestamp::from_float(1_700_000_000.123_456_7), Some(at(1_700_000_000, 123_457_000)));
        assert_eq!(Timestamp::from_float(1_655_421_227.200_999_7), Some(at(1_655_421_227, 201_000_000)));
        assert_eq!(Timestamp::from_float(1.999_999_9), Some(at(2, 0)));
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
    fn the_quick_way_gives_what_the_general_one_gives() {
        for text in ["0.0", "1.5", "1700000000.000000001", "4294967295.999999999"] {
            let quick = Timestamp::parse_plain_seconds(text.as_bytes());
            assert!(quick.is_some(), "{text}");
            assert_eq!(quick, Timestamp::parse_any_seconds(text), "{text}");
        }
        for text in ["-1.5", "4294967296.5", "0.0000000001", "1.5e1", "1.5E1", "15"] {
            assert_eq!(Timestamp::parse_plain_seconds(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Timestamp::parse_epoch_seconds("4294967296.5"), Some(at(4_294_967_296, 500_000_000)));
        assert_eq!(Timestamp::parse_epoch_seconds("0.0000000019"), Some(at(0, 1)));
    }

    #[test]
    fn date_times_with_offsets() {
        for text in ["2023-11-14T23:13:20+01:00", "2023-11-14t22:13:20z", "2023-11-14T19:43:20.000-02:30"] {
            assert_eq!(Timestamp::parse_date_time(text), Some(at(1_700_000_000, 0)), "{text}");
        }
        assert_eq!(Timestamp::parse_date_time("1970-01-01T00:00:00.1234567899Z"), Some(at(0, 123_456_789)));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let wrong = [
            "",
            "2023-02-29T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-11-14T24:00:00Z",
            "2023-11-14T22:13:20",
            "2023-11-14T22:13:20.Z",
            "2023-11-14T22:13:20Zx",
            "2023-11-14T22:13:20+99:00",
            "٢٠٢٣-11-14T22:13:20Z",
        ];
        for text in wrong {
            assert_eq!(Timestamp::parse_date_time(text), None, "{text}");
        }
        for text in ["Tue, 14 Nov 2023 22:13:20", "14 Nov 2023 22:13:20 GMT", "Tue, 14 Növ 2023 22:13:20 GMT"] {
            assert_eq!(Timestamp::parse_http_date(text), None, "{text}");
        }
    }
}
