//! Calendar days, as GitLab writes the end of a token's life.

use std::fmt;

use crate::model::timestamp::Timestamp;

const DAY_MS: i64 = 86_400_000;

/// A day in UTC.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i64,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` if it is something else or no such day exists.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year = number(&bytes[..4])?;
        let month = number(&bytes[5..7])?;
        let day = number(&bytes[8..])?;
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self {
            days: days_from_civil(year, month, day),
        })
    }

    /// The day on which `moment` lies, in UTC.
    pub const fn of(moment: Timestamp) -> Self {
        Self {
            days: moment.0.div_euclid(DAY_MS),
        }
    }

    /// Its first millisecond in UTC.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.days * DAY_MS)
    }

    /// Whole days from the day of `now` to this one; zero today, negative if it has passed.
    pub const fn days_until(self, now: Timestamp) -> i64 {
        self.days - Self::of(now).days
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.days);
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// The value of ASCII digits, nothing else allowed; at most 18 of them.
pub(crate) fn number(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(digit - b'0');
    }
    Some(value)
}

const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 of a date of the Gregorian calendar, counted in eras of 400 years that begin in March.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a count of days from 1970-01-01.
const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        let check = |text: &str, days: Option<i64>| {
            assert_eq!(Date::parse(text).map(|date| date.days), days, "{text}");
        };
        check("1970-01-01", Some(0));
        check("1969-12-31", Some(-1));
        check("2000-02-29", Some(11_016));
        check("2024-02-29", Some(19_782));
        check("2026-12-31", Some(20_818));
        for text in [
            "",
            "2026",
            "2026-1-1",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "2026-01-32",
            "2026-04-31",
            "2026-02-29",
            "1900-02-29",
            "2026/01/01",
            "2026-01-01T",
            " 2026-01-01",
            "+026-01-01",
            "2026-01-0ü",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar_and_not_by_the_hour() {
        let check = |date: &str, now: &str, days: i64| {
            let date = Date::parse(date).expect("the table holds days");
            let now = Timestamp::parse(now).expect("the table holds times");
            assert_eq!(date.days_until(now), days);
        };
        check("2026-03-01", "2026-03-01T23:59:59.999Z", 0);
        check("2026-03-02", "2026-03-01T23:59:59.999Z", 1);
        check("2026-03-01", "2026-03-02T00:00:00Z", -1);
        check("2026-03-01", "2026-02-01T12:00:00Z", 28);
        check("2026-03-02", "2026-03-02T00:30:00+01:00", 1);
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_was_written(days in -700_000_i64..2_900_000) {
            let date = Date { days };
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            prop_assert_eq!(Date::of(date.start()), date);
        }

        #[test]
        fn days_are_written_in_their_order(days in -700_000_i64..2_900_000) {
            let (day, next) = (Date { days }, Date { days: days + 1 });
            prop_assert!(day.to_string() < next.to_string());
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,12}") {
            if let Some(date) = Date::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
