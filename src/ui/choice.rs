//! One of several values to choose from, for select, radio group and segmented control.

use mirrordeck_language::Words;

/// A value, and the words for it.
///
/// Values are text, so that these widgets exist once in the program and not once per type:
/// a feature maps its enum to a text and back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the value is called in the program.
    pub value: String,
    /// What it is called for people.
    pub label: String,
    /// What choosing it means, if the label does not say it all.
    pub description: Option<String>,
}

impl Choice {
    /// A choice whose label says it all.
    pub fn new(value: impl Into<String>, label: impl Into<Words>) -> Self {
        Self {
            value: value.into(),
            label: label.into().into_string(),
            description: None,
        }
    }

    /// The same choice with a sentence about what it means.
    #[must_use]
    pub fn described(mut self, description: impl Into<Words>) -> Self {
        self.description = Some(description.into().into_string());
        self
    }
}
