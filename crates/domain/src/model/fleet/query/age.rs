//! Spans of time in a filter: `>7d`, `<1h`.

use std::fmt;

/// A side of a span of time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Age {
    /// Whether it is that long or longer, not shorter.
    pub(crate) is_longer: bool,
    pub(crate) count: u32,
    pub(crate) unit: Unit,
}

/// Unit of a span.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
}

impl Unit {
    const ALL: [(char, Self, i64); 4] = [
        ('m', Self::Minutes, 60_000),
        ('h', Self::Hours, 3_600_000),
        ('d', Self::Days, 86_400_000),
        ('w', Self::Weeks, 604_800_000),
    ];
}

impl Age {
    /// Reads `>` or `<`, a whole number, and `m`, `h`, `d` or `w`.
    pub fn parse(text: &str) -> Option<Self> {
        let (is_longer, rest) = match text.strip_prefix('>') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('<')?),
        };
        let letter = rest.chars().next_back()?;
        let unit = Unit::ALL
            .iter()
            .find(|unit| letter.eq_ignore_ascii_case(&unit.0))?;
        let digits = &rest[..rest.len() - 1];
        // The number's own reader would take a sign.
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Some(Self {
            is_longer,
            count: digits.parse().ok()?,
            unit: unit.1,
        })
    }

    /// Whether a time of so many milliseconds is on its side. Exactly as long counts as longer, so that the two
    /// sides leave nothing between them.
    pub fn contains(self, ms: i64) -> bool {
        let unit = Unit::ALL.iter().find(|unit| unit.1 == self.unit);
        let limit = i64::from(self.count) * unit.map_or(0, |unit| unit.2);
        (ms >= limit) == self.is_longer
    }
}

impl fmt::Display for Age {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = Unit::ALL.iter().find(|unit| unit.1 == self.unit);
        formatter.write_str(if self.is_longer { ">" } else { "<" })?;
        self.count.fmt(formatter)?;
        unit.map_or(Ok(()), |unit| unit.0.fmt(formatter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_and_written() {
        for text in [">7d", "<1h", ">0m", "<52w", ">4294967295w"] {
            let age = Age::parse(text).map(|age| age.to_string());
            assert_eq!(age.as_deref(), Some(text));
        }
        assert_eq!(Age::parse(">007D"), Age::parse(">7d"));
        for text in [
            "",
            ">",
            "<d",
            "7d",
            ">7",
            ">d",
            ">7y",
            ">7 d",
            ">+7d",
            ">-7d",
            ">7.5d",
            ">=7d",
            "> 7d",
            ">7ü",
            ">4294967296d",
            ">7days",
        ] {
            assert_eq!(Age::parse(text), None, "{text}");
        }
    }

    #[test]
    fn both_sides_together_are_everything() {
        let check = |text: &str, ms: i64, expected: bool| {
            let age = Age::parse(text).expect("the table holds spans");
            assert_eq!(age.contains(ms), expected, "{text} {ms}");
        };
        check(">1m", 59_999, false);
        check("<1m", 59_999, true);
        check(">1m", 60_000, true);
        check("<1m", 60_000, false);
        check("<1h", -5, true);
        check(">2w", 1_209_600_000, true);
        check(">1d", 86_399_999, false);
        check("<4294967295w", i64::MAX / 2, false);
    }
}
