//! What is wrong with a typed filter.

use std::ops::Range;

use crate::model::fleet::query::key::Key;

/// Something that cannot be understood, and where it stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// Bytes of the text, never none.
    pub span: Range<usize>,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// Why something cannot be understood.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProblemKind {
    /// No key has this name; the nearest, if any is near.
    UnknownKey(Option<&'static str>),
    /// The key does not take this value; the nearest, if any is near.
    UnknownValue(Key, Option<&'static str>),
    /// This is no span of time.
    BadDuration(Key),
    /// Nothing stands behind the key, the comma or the minus sign, or between the quotes.
    MissingValue(Key),
    /// A quote does not end.
    UnclosedQuote,
}
