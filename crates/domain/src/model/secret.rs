//! Values that must never be seen in a log, a message or a snapshot.

use std::fmt;

/// A token or password.
///
/// `Debug` is redacted, and there is neither `Display` nor `Serialize`, so that a
/// secret can only leave through [`Secret::expose`], which is easy to search for.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Secret(String);

impl Secret {
    /// Wraps what was typed or stored.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The plain value; for a request header, a request body or the chosen storage only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_is_redacted() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(…)");
    }
}
