//! JSON as one type, which everything is read from and written by.
//!
//! Code that serde derives is made anew for each type and weighs more than the type is worth in a download.
//! This is the only type that goes through the parser; the others take what they need out of it, by [`Fields`].

mod fields;
mod leaf;
mod misfit;
mod parse;
mod write;

use std::fmt;

pub use fields::Fields;
pub use misfit::Misfit;

/// Any JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number from zero up.
    Whole(u64),
    /// A whole number below zero.
    Negative(i64),
    /// Any other number. Its value is not kept: no field has one, and to format it costs kilobytes.
    Fraction,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values, in the order in which they were written.
    Object(Vec<(String, Json)>),
}

/// Why a text is not what was expected, with the line and the column where that was noticed.
#[derive(Debug)]
pub struct JsonError(serde_json::Error);

/// Reads a text as what is expected in it.
///
/// # Errors
/// [`JsonError`] if it is no JSON, or not of that shape.
pub fn read<T: TryFrom<Json, Error = Misfit>>(text: &str) -> Result<T, JsonError> {
    T::try_from(Json::parse(text)?).map_err(|misfit| parse::locate(&misfit, text))
}

impl Json {
    /// Reads any JSON. Values nested too deep for the stack are refused.
    ///
    /// # Errors
    /// [`JsonError`] if it is no JSON.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        parse::parse(text)
    }

    /// An object of these keys, in this order.
    pub fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        let owned = |(key, value): (&str, Self)| (key.to_owned(), value);
        Self::Object(entries.into_iter().map(owned).collect())
    }

    /// The shortest JSON text. A [`Json::Fraction`] becomes `null`.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        write::write(self, &mut text);
        text
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests;
