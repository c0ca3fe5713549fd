//! The language that filters a fleet: `status:failing,stale host:github.com -is:shared age:>7d "two words"`.
//!
//! Terms stand side by side and must all hold; a leading `-` turns one round, commas join values of which one
//! must hold. What cannot be understood is pointed at and does not filter, so that a slip hides nothing.
//! Letter case does not matter.

pub mod age;
pub mod key;
pub mod value;

pub mod problem;
pub mod wording;

pub mod completion;
pub mod toggle;

mod nearest;
mod parse;
mod print;
mod tokens;

#[cfg(test)]
mod property_tests;

use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::problem::Problem;
use crate::model::fleet::query::value::Value;

/// A filter, understood. The empty one lets everything through.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Query {
    pub(crate) terms: Vec<Term>,
}

/// One condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Term {
    /// Whether it must not hold.
    pub(crate) is_negated: bool,
    pub(crate) key: Key,
    /// Of which one must hold; never empty, and all of a kind that the key takes.
    pub(crate) values: Vec<Value>,
}

/// A typed text: what was understood of it, and what was not.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parsed {
    /// All terms without a problem.
    pub query: Query,
    /// What cannot be understood, in the order of the text.
    pub problems: Vec<Problem>,
}

impl Query {
    /// Understands a typed text.
    pub fn parse(text: &str) -> Parsed {
        parse::parse(text)
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it asks what the mirrors beside a row say about it.
    pub fn asks_for_findings(&self) -> bool {
        self.terms.iter().any(|term| term.key == Key::Is)
    }

    /// Whether a value is asked for: what its tile or bar shows as pressed.
    pub fn has(&self, key: Key, value: &Value) -> bool {
        let asks = |term: &Term| !term.is_negated && term.key == key && term.values.contains(value);
        self.terms.iter().any(asks)
    }
}
