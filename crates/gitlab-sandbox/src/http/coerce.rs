//! Reading parameters the way Grape does, collecting what it would complain about.
//!
//! Grape reports every fault of the declared parameters at once, joined with a comma.

use serde_json::Value;

use super::{ApiError, Params, Sent};

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

    /// Refuses the call if the name was not sent.
    pub(crate) fn require(&mut self, name: &str) {
        if !self.params.has(name) {
            self.fault(format!("{name} is missing"));
        }
    }

    /// Refuses a call that sends none of the names.
    pub(crate) fn require_any(&mut self, names: &[&str]) {
        if !names.iter().any(|name| self.params.has(name)) {
            let names = names.join(", ");
            self.fault(format!(
                "{names} are missing, at least one parameter must be provided"
            ));
        }
    }

    /// Refuses two names together; being there is enough, whatever the values.
    pub(crate) fn exclude(&mut self, names: [&str; 2]) {
        if names.iter().all(|name| self.params.has(name)) {
            self.fault(format!("{} are mutually exclusive", names.join(", ")));
        }
    }

    fn read<T>(&mut self, name: &str, read: impl Fn(&Value) -> Option<Sent<T>>) -> Sent<T> {
        match self.params.get(name) {
            None => Sent::Absent,
            Some(Value::Null) => Sent::Null,
            Some(value) => read(value).unwrap_or_else(|| {
                self.faults.push(format!("{name} is invalid"));
                Sent::Absent
            }),
        }
    }

    /// A text; numbers and booleans become one.
    pub(crate) fn sent_text(&mut self, name: &str) -> Sent<String> {
        self.read(name, |value| scalar(value).map(Sent::Value))
    }

    /// A list of texts; the empty text is null.
    pub(crate) fn sent_texts(&mut self, name: &str) -> Sent<Vec<String>> {
        self.read(name, |value| match value {
            Value::String(text) if text.is_empty() => Some(Sent::Null),
            Value::Array(items) => items
                .iter()
                .map(scalar)
                .collect::<Option<_>>()
                .map(Sent::Value),
            _ => None,
        })
    }

    /// A boolean: JSON's own, or the usual words in any letter case; the empty text is null.
    pub(crate) fn sent_boolean(&mut self, name: &str) -> Sent<bool> {
        self.read(name, read_boolean)
    }

    /// A boolean; empty and null are nothing.
    pub(crate) fn boolean(&mut self, name: &str) -> Option<bool> {
        self.sent_boolean(name).value()
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

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn read_boolean(value: &Value) -> Option<Sent<bool>> {
    match scalar(value)?.to_lowercase().as_str() {
        "" => Some(Sent::Null),
        "true" | "t" | "yes" | "y" | "on" | "1" => Some(Sent::Value(true)),
        "false" | "f" | "no" | "n" | "off" | "0" => Some(Sent::Value(false)),
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

    fn check<T: PartialEq + std::fmt::Debug>(
        value: &Value,
        read: impl Fn(&mut Declared<'_>) -> Sent<T>,
        expected: Option<&Sent<T>>,
    ) {
        let params = params(json!({ "p": value }));
        let mut declared = Declared::new(&params);
        let found = read(&mut declared);
        let found = declared.finish().is_ok().then_some(found);
        assert_eq!(found.as_ref(), expected, "{value}");
    }

    #[test]
    fn booleans_are_read_from_the_usual_words() {
        for (value, expected) in [
            (json!(true), Some(Sent::Value(true))),
            (json!("T"), Some(Sent::Value(true))),
            (json!("On"), Some(Sent::Value(true))),
            (json!(0), Some(Sent::Value(false))),
            (json!("no"), Some(Sent::Value(false))),
            (json!(""), Some(Sent::Null)),
            (json!(null), Some(Sent::Null)),
            (json!(2), None),
            (json!("null"), None),
            (json!([true]), None),
        ] {
            check(
                &value,
                |declared| declared.sent_boolean("p"),
                expected.as_ref(),
            );
        }
    }

    #[test]
    fn lists_hold_texts_and_nothing_deeper() {
        let texts = |texts: &[&str]| {
            Some(Sent::Value(
                texts.iter().map(|text| (*text).to_owned()).collect(),
            ))
        };
        for (value, expected) in [
            (json!(["a", 1]), texts(&["a", "1"])),
            (json!([]), texts(&[])),
            (json!(""), Some(Sent::Null)),
            (json!(null), Some(Sent::Null)),
            (json!("x"), None),
            (json!([null]), None),
            (json!([{}]), None),
            (json!({}), None),
        ] {
            check(
                &value,
                |declared| declared.sent_texts("p"),
                expected.as_ref(),
            );
        }
    }

    #[test]
    fn presence_alone_excludes_and_satisfies() {
        let params = params(json!({"a": null, "b": false}));
        let mut declared = Declared::new(&params);
        declared.exclude(["a", "b"]);
        declared.require_any(&["a", "z"]);
        declared.require("a");
        assert_eq!(declared.faults, ["a, b are mutually exclusive"]);
        declared.require_any(&["c", "d"]);
        declared.require("url");
        let at_least = "c, d are missing, at least one parameter must be provided";
        assert_eq!(declared.faults[1..], [at_least, "url is missing"]);
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
