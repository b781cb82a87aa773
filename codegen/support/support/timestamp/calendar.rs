//! The Gregorian calendar, in UTC.

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// A date and time in UTC.
pub(super) struct Civil {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    /// 60 is a leap second.
    pub(super) second: i64,
}

impl Civil {
    /// The date and time of `secs` seconds since 1970: the inverse of [`days`].
    pub(super) fn of(secs: i64) -> Self {
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
        }
    }

    /// The seconds since 1970 of this date and time, which is `offset` seconds ahead of UTC; `None`
    /// if it doesn't exist.
    ///
    /// A leap second counts as the second after it. It must be the last second of a month, see
    /// <https://www.rfc-editor.org/rfc/rfc3339#section-5.7>; any month can have one here.
    pub(super) fn seconds(&self, offset: i64) -> Option<i64> {
        let Self { year, month, day, hour, minute, second } = *self;
        let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + i64::from(is_leap_year),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !(1..=length).contains(&day) || hour > 23 || minute > 59 {
            return None;
        }
        let secs = days(year, month, day) * SECONDS_PER_DAY + (hour * 60 + minute) * 60 + second - offset;
        // Of the numbers from 60 on, only 60 can be at the beginning of a month.
        let begins_month = || secs % SECONDS_PER_DAY == 0 && Self::of(secs).day == 1;
        if second < 60 || begins_month() { Some(secs) } else { None }
    }
}

/// The days from 1970 to a date. It counts in years that begin in March, so that a leap day is the
/// last day of its year.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_back_as_they_were() {
        for day in (-1_000_000..1_000_000).step_by(37).chain([i64::MIN / SECONDS_PER_DAY, i64::MAX / SECONDS_PER_DAY]) {
            let civil = Civil::of(day * SECONDS_PER_DAY);
            assert_eq!(days(civil.year, civil.month, civil.day), day);
            assert_eq!(civil.seconds(0), Some(day * SECONDS_PER_DAY));
        }
    }
}
