//! Writing a filter so that it reads back as the same.

use std::fmt;

use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::value::{Value, words};
use crate::model::fleet::query::{Query, Term};

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            formatter.write_str(&term.to_text())?;
        }
        Ok(())
    }
}

impl Term {
    /// How it is written.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        if self.is_negated {
            text.push('-');
        }
        if self.key != Key::Word {
            text.push_str(self.key.name());
            text.push(':');
        }
        for (index, value) in self.values.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            match value {
                Value::Fixed(fixed) => text.push_str(fixed.word(self.key)),
                Value::Age(age) => text.push_str(&age.to_string()),
                Value::Text(needle) => text.push_str(&written(self.key, needle.as_str())),
            }
        }
        text
    }
}

/// A text as it is written behind a key, in quotes where it would read as something else.
pub(crate) fn written(key: Key, text: &str) -> String {
    let is_odd = |c: char| c.is_whitespace() || matches!(c, ',' | '"' | ':');
    let is_word = words(key).iter().any(|(word, _)| *word == text);
    // Two slashes behind a colon would make an address of it.
    let begins_oddly = text.starts_with('-') || text.starts_with("//");
    if !text.contains(is_odd) && !begins_oddly && !is_word {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for char in text.chars() {
        if matches!(char, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(char);
    }
    quoted.push('"');
    quoted
}
