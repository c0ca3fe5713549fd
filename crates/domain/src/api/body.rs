//! The JSON body of a write, with only the keys that are meant.

use serde_json::{Map, Value};

/// An object under construction.
///
/// What is `None` is left out and never becomes null: to GitLab null is a value, not "leave alone".
#[derive(Default)]
pub(crate) struct Body(Map<String, Value>);

impl Body {
    /// Adds a boolean.
    pub(crate) fn flag(self, key: &str, value: Option<bool>) -> Self {
        self.with(key, value.map(Value::Bool))
    }

    /// Adds a text.
    pub(crate) fn text(self, key: &str, value: Option<&str>) -> Self {
        self.with(key, value.map(Value::from))
    }

    /// Adds a list of texts.
    pub(crate) fn texts(self, key: &str, values: Option<&[String]>) -> Self {
        self.with(key, values.map(Value::from))
    }

    /// The JSON text.
    pub(crate) fn into_json(self) -> String {
        Value::Object(self.0).to_string()
    }

    fn with(mut self, key: &str, value: Option<Value>) -> Self {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}
