//! Understanding a typed filter, term by term.

use std::ops::Range;

use crate::model::fleet::query::age::Age;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::nearest::nearest;
use crate::model::fleet::query::problem::{Problem, ProblemKind};
use crate::model::fleet::query::tokens::{Part, Token, tokens};
use crate::model::fleet::query::value::{Value, other_words, words};
use crate::model::fleet::query::{Parsed, Term};

pub(crate) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    for token in tokens(text) {
        if let Some(term) = term(text, &token, &mut parsed.problems) {
            parsed.query.terms.push(term);
        }
    }
    parsed
}

/// The term, unless it has a problem.
pub(crate) fn term(text: &str, token: &Token, problems: &mut Vec<Problem>) -> Option<Term> {
    let key = match &token.key {
        None => Key::Word,
        Some(span) => match Key::named(&text[span.clone()]) {
            Some(key) => key,
            None => {
                let names = &mut Key::NAMED.iter().map(|(name, _)| *name);
                problems.push(Problem {
                    kind: ProblemKind::UnknownKey(nearest(&text[span.clone()], names)),
                    span: span.clone(),
                });
                return None;
            }
        },
    };
    let count = problems.len();
    let mut values = Vec::new();
    for part in &token.values {
        if let Err(kind) = read(key, part, &mut values) {
            // A value that is missing has no place of its own to point at.
            let is_empty = Range::is_empty(&part.span);
            let span = if is_empty { &token.span } else { &part.span };
            problems.push(Problem {
                span: span.clone(),
                kind,
            });
        }
    }
    (problems.len() == count).then_some(Term {
        is_negated: token.is_negated,
        key,
        values,
    })
}

/// Adds what one value means, which may be several.
fn read(key: Key, part: &Part, values: &mut Vec<Value>) -> Result<(), ProblemKind> {
    if part.is_open {
        return Err(ProblemKind::UnclosedQuote);
    }
    let text = match key {
        Key::Group => part.text.trim_matches('/'),
        _ => &part.text,
    };
    if text.is_empty() {
        return Err(ProblemKind::MissingValue(key));
    }
    // Health is shown to people in words with blanks, and GitLab writes underscores.
    let word = text.to_ascii_lowercase().replace([' ', '_'], "-");
    let fixed = words(key).iter().find(|(name, _)| *name == word);
    let takes_text = match key {
        Key::Word | Key::Host | Key::Project | Key::Group | Key::Error | Key::Account => true,
        Key::Age | Key::Success => {
            let age = Age::parse(text).map(Value::Age);
            let value = age.or(fixed.map(|(_, fixed)| Value::Fixed(*fixed)));
            values.push(value.ok_or(ProblemKind::BadDuration(key))?);
            return Ok(());
        }
        Key::Status | Key::Enabled | Key::Auth | Key::Branches => false,
        Key::Diverged | Key::Is | Key::Has => false,
    };
    match fixed {
        // In quotes, the name of a cause is text to look for.
        Some((_, fixed)) if !(takes_text && part.is_quoted) => values.push(Value::Fixed(*fixed)),
        _ if takes_text => values.push(Value::text(text)),
        _ => {
            let others = other_words(key, &word);
            if others.is_empty() {
                let names = &mut words(key).iter().map(|(name, _)| *name);
                return Err(ProblemKind::UnknownValue(key, nearest(&word, names)));
            }
            values.extend(others.iter().map(|fixed| Value::Fixed(*fixed)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
