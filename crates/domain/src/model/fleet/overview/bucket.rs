//! How long ago mirrors last succeeded, in steps.

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A bar of the histogram, shortest time first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Bucket {
    /// Less than five minutes.
    Minutes5,
    /// Less than an hour.
    Hour,
    /// Less than six hours.
    Hours6,
    /// Less than a day.
    Day,
    /// Less than seven days.
    Days7,
    /// Less than thirty days.
    Days30,
    /// Longer.
    Longer,
    /// Not once.
    Never,
}

impl Bucket {
    /// Every bar, shortest time first.
    pub const ALL: [Self; 8] = [
        Self::Minutes5,
        Self::Hour,
        Self::Hours6,
        Self::Day,
        Self::Days7,
        Self::Days30,
        Self::Longer,
        Self::Never,
    ];

    /// The bar of a time since the last success, `None` if there was none.
    pub fn of(age_ms: Option<i64>) -> Self {
        match age_ms {
            None => Self::Never,
            Some(age) if age < 5 * MINUTE_MS => Self::Minutes5,
            Some(age) if age < HOUR_MS => Self::Hour,
            Some(age) if age < 6 * HOUR_MS => Self::Hours6,
            Some(age) if age < DAY_MS => Self::Day,
            Some(age) if age < 7 * DAY_MS => Self::Days7,
            Some(age) if age < 30 * DAY_MS => Self::Days30,
            Some(_) => Self::Longer,
        }
    }

    /// The filter that lets through what the bar counts.
    pub const fn filter(self) -> &'static str {
        match self {
            Self::Minutes5 => "enabled:yes success:<5m",
            Self::Hour => "enabled:yes success:>5m success:<1h",
            Self::Hours6 => "enabled:yes success:>1h success:<6h",
            Self::Day => "enabled:yes success:>6h success:<1d",
            Self::Days7 => "enabled:yes success:>1d success:<7d",
            Self::Days30 => "enabled:yes success:>7d success:<30d",
            Self::Longer => "enabled:yes success:>30d",
            Self::Never => "enabled:yes success:never",
        }
    }
}
