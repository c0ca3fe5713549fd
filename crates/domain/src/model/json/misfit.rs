//! Why a JSON value is not of the shape that was expected.

use std::fmt;

use crate::model::json::Json;

/// A value that is JSON, but not what was expected there.
///
/// Names kinds and keys, never the value itself: it may be an address with a password.
/// Boxed, so that a result of every field stays as small as the field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Misfit(Box<Fault>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct Fault {
    problem: Problem,
    /// The way from the value to the root of the document.
    way_up: Vec<Step>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Problem {
    /// A value of this kind instead of what was expected.
    Found(&'static str, &'static str),
    /// An object without this key.
    Missing(&'static str),
}

/// One step into a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Step {
    /// To the value of a key.
    Key(&'static str),
    /// To an item of a list.
    Item(usize),
}

impl Misfit {
    /// A value instead of what was expected, such as `a string`.
    pub fn new(found: &Json, expected: &'static str) -> Self {
        let kind = match found {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Whole(_) | Json::Negative(_) => "an integer",
            Json::Fraction => "a fraction",
            Json::Text(_) => "a string",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        Self::of(Problem::Found(kind, expected))
    }

    /// An object without a key that it needs.
    pub(super) fn missing(key: &'static str) -> Self {
        Self::of(Problem::Missing(key))
    }

    /// The same, seen from the object or list around it.
    pub(super) fn within(mut self, step: Step) -> Self {
        self.0.way_up.push(step);
        self
    }

    /// The way from the value to the root.
    pub(super) fn way_up(&self) -> &[Step] {
        &self.0.way_up
    }

    fn of(problem: Problem) -> Self {
        Self(Box::new(Fault {
            problem,
            way_up: Vec::new(),
        }))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.problem {
            Problem::Found(kind, expected) => {
                write!(formatter, "invalid type: {kind}, expected {expected}")
            }
            Problem::Missing(key) => write!(formatter, "missing field `{key}`"),
        }
    }
}
