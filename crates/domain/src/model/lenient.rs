//! Readers that forgive what older or odd servers send.

use serde::{Deserialize, Deserializer};

use crate::model::date::Date;
use crate::model::timestamp::Timestamp;

/// Null reads as the default, as GitLab does with an unset boolean.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Tells a key that is null from one that is not there.
pub(crate) fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// A time that cannot be read is no time, not a broken mirror.
pub(crate) fn timestamp<'de, D>(deserializer: D) -> Result<Option<Timestamp>, D::Error>
where
    D: Deserializer<'de>,
{
    let text: Option<String> = Option::deserialize(deserializer)?;
    Ok(text.as_deref().and_then(Timestamp::parse))
}

/// A day that cannot be read is no day; some servers have written a whole moment here.
pub(crate) fn date<'de, D>(deserializer: D) -> Result<Option<Date>, D::Error>
where
    D: Deserializer<'de>,
{
    let text: Option<String> = Option::deserialize(deserializer)?;
    Ok(text.and_then(|text| Date::parse(text.get(..10)?)))
}
