//! A parameter that may be absent, null, or there.

/// What was sent under a name; JSON null is not the same as nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sent<T> {
    /// The name was not there, or what was there could not be read.
    Absent,
    /// The name was there with null, or with the empty text where that counts as null.
    Null,
    /// The name was there with a value.
    Value(T),
}

impl<T> Sent<T> {
    /// The value, if one was sent.
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Stores what was sent over `stored`: null as `null`, nothing if the name was absent.
    pub(crate) fn store(self, stored: &mut T, null: T) {
        match self {
            Self::Value(value) => *stored = value,
            Self::Null => *stored = null,
            Self::Absent => {}
        }
    }

    /// Stores what was sent in a column that may be null.
    pub(crate) fn store_nullable(self, stored: &mut Option<T>) {
        match self {
            Self::Value(value) => *stored = Some(value),
            Self::Null => *stored = None,
            Self::Absent => {}
        }
    }
}
