//! A text that somebody reads, looked up if it stands in the program.

use std::ops::Deref;

/// A text that somebody reads. Made of a `&'static str` it is in the person's language; made of a `String` it
/// is what came from elsewhere, or what [`crate::fill`] made.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Words(String);

impl Words {
    /// The text.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&'static str> for Words {
    fn from(english: &'static str) -> Self {
        Self(crate::text(english).to_owned())
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}
