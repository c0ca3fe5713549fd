//! Points in time as GitLab writes them.

use std::fmt::Write;

use crate::model::date::{Date, number};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Reads ISO 8601 with seconds, an optional fraction, and `Z` or an offset; `None` if it is something else.
    ///
    /// GitLab writes the offset of the zone its administrator chose, so `+02:00` is as usual as `Z`.
    /// Digits of the fraction beyond milliseconds are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.trim().split_once(['T', 't', ' '])?;
        let day = Date::parse(date)?;
        let zone_at = time.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = time.split_at(zone_at);
        let bytes = clock.as_bytes();
        if bytes.len() < 8 || bytes[2] != b':' || bytes[5] != b':' {
            return None;
        }
        let (hour, minute) = (number(&bytes[..2])?, number(&bytes[3..5])?);
        let second = number(&bytes[6..8])?;
        // 60 is a leap second, which counts as the first of the next minute.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let millis = fraction_ms(&bytes[8..])?;
        let seconds = (hour * 60 + minute) * 60 + second - zone_seconds(zone.as_bytes())?;
        Some(Self(day.start().0 + seconds * 1000 + millis))
    }

    /// ISO 8601 in UTC with milliseconds, for `datetime` attributes and exports.
    pub fn to_iso(self) -> String {
        let day = Date::of(self);
        let ms = self.0 - day.start().0;
        let (hour, minute) = (ms / 3_600_000, ms / 60_000 % 60);
        let mut text = day.to_string();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "T{hour:02}:{minute:02}:{:02}.{:03}Z",
            ms / 1000 % 60,
            ms % 1000
        );
        text
    }

    /// Milliseconds from `earlier` to `self`, negative if `earlier` is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// The moment `ms` milliseconds later.
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }
}

/// Milliseconds of an empty text or `.` and digits.
fn fraction_ms(text: &[u8]) -> Option<i64> {
    let Some((dot, digits)) = text.split_first() else {
        return Some(0);
    };
    if *dot != b'.' || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let scale = match digits.len() {
        0 => return None,
        1 => 100,
        2 => 10,
        _ => 1,
    };
    Some(number(&digits[..digits.len().min(3)])? * scale)
}

/// Seconds east of UTC of `Z`, `+hh:mm`, `+hhmm` or `+hh`.
fn zone_seconds(zone: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match *zone {
        [b'Z' | b'z'] => return Some(0),
        [sign, h1, h2] => (sign, [h1, h2], [b'0'; 2]),
        [sign, h1, h2, m1, m2] | [sign, h1, h2, b':', m1, m2] => (sign, [h1, h2], [m1, m2]),
        _ => return None,
    };
    let (hours, minutes) = (number(&hours)?, number(&minutes)?);
    let seconds = (hours * 60 + minutes) * 60;
    let in_range = hours < 24 && minutes < 60;
    in_range.then_some(if sign == b'-' { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;

    #[test]
    fn every_form_gitlab_writes_is_read() {
        let moment = Some(Timestamp(1_767_323_045_678));
        for text in [
            "2026-01-02T03:04:05.678Z",
            "2026-01-02t03:04:05.678z",
            "2026-01-02 03:04:05.678Z",
            " 2026-01-02T03:04:05.678Z\n",
            "2026-01-02T03:04:05.678999Z",
            "2026-01-02T05:04:05.678+02:00",
            "2026-01-02T05:04:05.678+0200",
            "2026-01-02T05:04:05.678+02",
            "2026-01-01T21:34:05.678-05:30",
            "2026-01-02T03:04:05.678-00:00",
        ] {
            assert_eq!(Timestamp::parse(text), moment, "{text}");
        }
        let check = |text: &str, ms: i64| {
            assert_eq!(Timestamp::parse(text), Some(Timestamp(ms)), "{text}");
        };
        check("1970-01-01T00:00:00Z", 0);
        check("1970-01-01T00:00:00.5Z", 500);
        check("1970-01-01T00:00:00.05Z", 50);
        check("1969-12-31T23:59:59.999Z", -1);
        check("2016-12-31T23:59:60Z", 1_483_228_800_000);
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in [
            "",
            "Z",
            "2026-01-02",
            "2026-01-02T03:04:05",
            "2026-01-02T03:04Z",
            "2026-02-30T03:04:05Z",
            "2026-01-02T24:04:05Z",
            "2026-01-02T03:60:05Z",
            "2026-01-02T03:04:61Z",
            "2026-01-02T03:04:05.Z",
            "2026-01-02T03:04:05.6x8Z",
            "2026-01-02T03:04:05+2",
            "2026-01-02T03:04:05+24:00",
            "2026-01-02T03:04:05+02:60",
            "2026-01-02T03:04:05 UTC",
            "2026-01-02T03:04:05Z ago",
            "2026-01-02T03-04-05Z",
            "2026-01-02T+3:04:05Z",
            "20260102T030405Z",
            "ü-01-02T03:04:05Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_written_in_utc_with_milliseconds() {
        assert_eq!(
            Timestamp(1_767_323_045_678).to_iso(),
            "2026-01-02T03:04:05.678Z"
        );
        assert_eq!(Timestamp(-1).to_iso(), "1969-12-31T23:59:59.999Z");
        assert_eq!(Timestamp(0).to_iso(), "1970-01-01T00:00:00.000Z");
    }

    proptest! {
        #[test]
        fn every_time_is_read_as_it_was_written(ms in -60_000_000_000_000_i64..250_000_000_000_000) {
            prop_assert_eq!(Timestamp::parse(&Timestamp(ms).to_iso()), Some(Timestamp(ms)));
        }

        #[test]
        fn an_offset_moves_the_time_by_itself(minutes in -1439_i64..=1439) {
            let sign = if minutes < 0 { '-' } else { '+' };
            let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
            let text = format!("2026-01-02T03:04:05Z{sign}{hours:02}:{rest:02}").replace('Z', "");
            let utc = Timestamp::parse("2026-01-02T03:04:05Z").map(|moment| moment.0);
            prop_assert_eq!(Timestamp::parse(&text).map(|moment| moment.0 + minutes * 60_000), utc);
        }

        #[test]
        fn no_text_breaks_the_reader(text in ".{0,40}") {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn no_tail_breaks_the_reader(text in "[-0-9TZ:.+ ü]{0,30}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
