//! Readers that forgive what older or odd servers send.

use crate::model::date::Date;
use crate::model::json::Fields;
use crate::model::timestamp::Timestamp;

/// A time that cannot be read is no time, not a broken mirror.
pub(crate) fn timestamp(fields: &mut Fields, key: &'static str) -> Option<Timestamp> {
    let text: String = fields.optional(key)?;
    Timestamp::parse(&text)
}

/// A day that cannot be read is no day; some servers have written a whole moment here.
pub(crate) fn date(fields: &mut Fields, key: &'static str) -> Option<Date> {
    let text: String = fields.optional(key)?;
    Date::parse(text.get(..10)?)
}

/// One of GitLab's words, which may be one that this version does not know.
pub(crate) fn word<T: From<String>>(fields: &mut Fields, key: &'static str) -> Option<T> {
    fields.optional(key).map(|word: String| T::from(word))
}
