//! The JSON body of a write, with only the keys that are meant.

use crate::model::json::Json;

/// An object under construction, whose keys are sent in the order in which they were added.
///
/// What is `None` is left out and never becomes null: to GitLab null is a value, not "leave alone".
#[derive(Default)]
pub(crate) struct Body(Vec<(String, Json)>);

impl Body {
    /// Adds a boolean.
    pub(crate) fn flag(self, key: &str, value: Option<bool>) -> Self {
        self.with(key, value.map(Json::Bool))
    }

    /// Adds a text.
    pub(crate) fn text(self, key: &str, value: Option<&str>) -> Self {
        self.with(key, value.map(Json::from))
    }

    /// Adds a list of texts.
    pub(crate) fn texts(self, key: &str, values: Option<&[String]>) -> Self {
        let list = |texts: &[String]| texts.iter().map(|text| Json::from(text.as_str())).collect();
        self.with(key, values.map(|texts| Json::List(list(texts))))
    }

    /// The JSON text.
    pub(crate) fn into_json(self) -> String {
        Json::Object(self.0).to_text()
    }

    fn with(mut self, key: &str, value: Option<Json>) -> Self {
        if let Some(value) = value {
            self.0.push((key.to_owned(), value));
        }
        self
    }
}
