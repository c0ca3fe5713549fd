//! Reading parameters the way Grape does, collecting what it would complain about.
//!
//! Grape reports every fault of the declared parameters at once, joined with a comma.

use serde_json::Value;

use super::{ApiError, Params};

/// The parameters of a route, with the faults found so far.
pub(crate) struct Declared<'a> {
    params: &'a Params,
    faults: Vec<String>,
}

impl<'a> Declared<'a> {
    /// Begins to read.
    pub(crate) const fn new(params: &'a Params) -> Self {
        Self {
            params,
            faults: Vec::new(),
        }
    }

    /// A boolean: JSON's own, or the usual words in any letter case; empty and null are nothing.
    pub(crate) fn boolean(&mut self, name: &str) -> Option<bool> {
        let value = self.params.get(name)?;
        let read = read_boolean(value);
        if read.is_none() {
            self.faults.push(format!("{name} is invalid"));
        }
        read.flatten()
    }

    /// A whole number; empty and null are nothing.
    pub(crate) fn integer(&mut self, name: &str) -> Option<i128> {
        let value = self.params.get(name)?;
        let read = match value {
            Value::Null => Some(None),
            Value::Number(number) => number.to_string().parse().ok().map(Some),
            Value::String(text) if text.trim().is_empty() => Some(None),
            Value::String(text) => text.trim().parse().ok().map(Some),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        if read.is_none() {
            self.faults.push(format!("{name} is invalid"));
        }
        read.flatten()
    }

    /// A word out of a list; null is nothing.
    pub(crate) fn word(&mut self, name: &str, words: &[&str]) -> Option<String> {
        if matches!(self.params.get(name)?, Value::Null) {
            return None;
        }
        let text = self.params.text(name).unwrap_or_default();
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        self.faults
            .push(format!("{name} does not have a valid value"));
        None
    }

    /// Notes a fault that the caller found.
    pub(crate) fn fault(&mut self, text: impl Into<String>) {
        self.faults.push(text.into());
    }

    /// Refuses if anything was wrong.
    pub(crate) fn finish(self) -> Result<(), ApiError> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(ApiError::parameter(self.faults.join(", ")))
        }
    }
}

/// `None`: unreadable; `Some(None)`: nothing was said.
fn read_boolean(value: &Value) -> Option<Option<bool>> {
    let text = match value {
        Value::Null => return Some(None),
        Value::Bool(flag) => return Some(Some(*flag)),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.to_lowercase(),
        Value::Array(_) | Value::Object(_) => return None,
    };
    match text.as_str() {
        "" => Some(None),
        "true" | "t" | "yes" | "y" | "on" | "1" => Some(Some(true)),
        "false" | "f" | "no" | "n" | "off" | "0" => Some(Some(false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    fn params(value: Value) -> Params {
        match value {
            Value::Object(object) => Params::from_object(object),
            _ => Params::from_object(Map::new()),
        }
    }

    #[test]
    fn booleans_are_read_from_the_usual_words() {
        for (value, expected) in [
            (json!(true), Some(Some(true))),
            (json!("T"), Some(Some(true))),
            (json!("On"), Some(Some(true))),
            (json!(0), Some(Some(false))),
            (json!("no"), Some(Some(false))),
            (json!(""), Some(None)),
            (json!(null), Some(None)),
            (json!(2), None),
            (json!("null"), None),
            (json!([true]), None),
        ] {
            assert_eq!(read_boolean(&value), expected, "{value}");
        }
    }

    #[test]
    fn every_fault_is_reported_at_once() {
        let params = params(json!({"page": "x", "simple": "maybe", "sort": "up"}));
        let mut declared = Declared::new(&params);
        declared.integer("page");
        declared.boolean("simple");
        declared.word("sort", &["asc", "desc"]);
        let joined = declared.faults.join(", ");
        assert_eq!(
            joined,
            "page is invalid, simple is invalid, sort does not have a valid value"
        );
    }
}
