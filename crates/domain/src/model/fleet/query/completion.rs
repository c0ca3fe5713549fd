//! What might be typed next.

use std::ops::Range;

use crate::model::fleet::folded;
use crate::model::fleet::needle::Needle;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::print::written;
use crate::model::fleet::query::tokens::{Token, tokens};
use crate::model::fleet::query::value::words;

/// Most completions that are offered at once.
const MOST: usize = 10;

/// What there is in the fleet, the most frequent first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Vocabulary {
    /// Hosts of the targets.
    pub hosts: Vec<String>,
    /// Groups of the projects.
    pub groups: Vec<String>,
    /// Names of the accounts, in their own order; none while there is but one.
    pub accounts: Vec<String>,
}

/// A way to go on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Completion {
    /// Bytes of the text that it replaces.
    pub replace: Range<usize>,
    /// What takes their place.
    pub insert: String,
    /// The term as it will read.
    pub label: String,
}

/// Ways to go on at the cursor, a byte offset; none inside of quotes that stand alone.
pub fn completions(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Vec<Completion> {
    let cursor = text.floor_char_boundary(cursor);
    let at_cursor = |token: &Token| token.span.start <= cursor && cursor <= token.span.end;
    let mut found = Found {
        key: Key::Word,
        replace: cursor..cursor,
        typed: String::new(),
        completions: Vec::new(),
    };
    let Some(token) = tokens(text).into_iter().rfind(at_cursor) else {
        found.add_keys(":");
        return found.completions;
    };
    let start = token.span.start + usize::from(token.is_negated);
    let is_in_key = |key: &Range<usize>| cursor <= key.end;
    match token.key {
        Some(key) if is_in_key(&key) => {
            found.typed = text.get(start..cursor).unwrap_or_default().to_owned();
            found.replace = key;
            found.add_keys("");
        }
        Some(key) => {
            let Some(key) = Key::named(&text[key]) else {
                return found.completions;
            };
            let is_here = |span: &Range<usize>| span.start <= cursor && cursor <= span.end;
            let part = token.values.into_iter().find(|part| is_here(&part.span));
            if let Some(part) = part {
                let typed = &text[part.span.start..cursor];
                found.typed = typed.trim_matches('"').to_owned();
                found.replace = part.span;
            }
            found.key = key;
            found.add_values(vocabulary);
            // Where a quote ended the value, the next term may follow at once.
            let behind = text[found.replace.end..].chars().next();
            if behind.is_some_and(|c| c != ',' && !c.is_whitespace()) {
                for completion in &mut found.completions {
                    completion.insert.push(' ');
                }
            }
        }
        None if token.values.iter().any(|part| part.is_quoted) => {}
        None => {
            found.typed = text.get(start..cursor).unwrap_or_default().to_owned();
            found.replace = start..token.span.end;
            found.add_keys(":");
            found.add_terms(vocabulary);
        }
    }
    found.completions
}

struct Found {
    key: Key,
    replace: Range<usize>,
    typed: String,
    completions: Vec<Completion>,
}

impl Found {
    /// Names of keys, with their colon where there is none yet.
    fn add_keys(&mut self, colon: &str) {
        for (name, _) in Key::NAMED {
            if folded::starts_with(name, &self.typed) {
                self.push([name, colon].concat(), [name, ":"].concat());
            }
        }
    }

    /// Whole terms for a word that begins one of the values one thinks of first.
    fn add_terms(&mut self, vocabulary: &Vocabulary) {
        // One letter begins too much.
        if self.typed.len() < 2 {
            return;
        }
        for key in [
            Key::Status,
            Key::Host,
            Key::Group,
            Key::Account,
            Key::Error,
            Key::Is,
        ] {
            self.key = key;
            let from = self.completions.len();
            self.add_values(vocabulary);
            for completion in &mut self.completions[from..] {
                completion.insert.clone_from(&completion.label);
            }
        }
    }

    fn add_values(&mut self, vocabulary: &Vocabulary) {
        let known = match self.key {
            Key::Host => &vocabulary.hosts[..],
            Key::Group => &vocabulary.groups,
            Key::Account => &vocabulary.accounts,
            _ => &[],
        };
        let typed = Needle::new(&self.typed);
        for text in known {
            if typed.is_in(text) {
                self.push_value(written(self.key, text));
            }
        }
        let ages: &[&str] = match self.key {
            Key::Age => &[">1d", ">7d", ">30d", "<1h"],
            Key::Success => &["<1h", "<1d", ">7d"],
            _ => &[],
        };
        let words = words(self.key).iter().map(|(word, _)| *word);
        for word in ages.iter().copied().chain(words) {
            if folded::starts_with(word, &self.typed) {
                self.push_value(word.to_owned());
            }
        }
    }

    fn push_value(&mut self, insert: String) {
        let label = [self.key.name(), ":", &insert].concat();
        self.push(insert, label);
    }

    fn push(&mut self, insert: String, label: String) {
        if self.completions.len() < MOST {
            self.completions.push(Completion {
                replace: self.replace.clone(),
                insert,
                label,
            });
        }
    }
}

#[cfg(test)]
mod tests;
