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
            term.fmt(formatter)?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_negated {
            formatter.write_str("-")?;
        }
        if self.key != Key::Word {
            formatter.write_str(self.key.name())?;
            formatter.write_str(":")?;
        }
        for (index, value) in self.values.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            match value {
                Value::Fixed(fixed) => formatter.write_str(fixed.word(self.key))?,
                Value::Age(age) => age.fmt(formatter)?,
                Value::Text(text) => formatter.write_str(&written(self.key, text.as_str()))?,
            }
        }
        Ok(())
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
