//! Parameters of a request, from wherever they came.
//!
//! GitLab accepts them in the query, in JSON, forms and multipart bodies alike and merges them:
//! <https://docs.gitlab.com/api/rest/#request-payload>.

use serde_json::{Map, Value};

/// Names and values as sent, before any rule is applied; nested as JSON is.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Map<String, Value>);

impl Params {
    /// Reads `a=1&b[]=2&c[d]=3` the way Rack does.
    pub(crate) fn from_urlencoded(text: &[u8]) -> Self {
        let mut params = Self::default();
        for (name, value) in form_urlencoded::parse(text) {
            params.put(&name, Value::String(value.into_owned()));
        }
        params
    }

    /// The members of a JSON object.
    pub(crate) const fn from_object(object: Map<String, Value>) -> Self {
        Self(object)
    }

    /// Adds one value under a name with brackets.
    pub(crate) fn put(&mut self, name: &str, value: Value) {
        let (head, rest) = name
            .split_once('[')
            .map_or((name, ""), |(head, _)| (head, &name[head.len()..]));
        insert(&mut self.0, head, rest, value);
    }

    /// Lays the other parameters over these.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The value of that name; JSON null is a value.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Whether the name was sent, with whatever value.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The value as a text, where it is a text, number or boolean.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

fn insert(map: &mut Map<String, Value>, head: &str, rest: &str, value: Value) {
    let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match inner {
        None => {
            map.insert(head.to_owned(), value);
        }
        Some(("", _)) => match map.get_mut(head) {
            Some(Value::Array(items)) => items.push(value),
            _ => {
                map.insert(head.to_owned(), Value::Array(vec![value]));
            }
        },
        Some((key, rest)) => {
            let slot = map.entry(head).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(below) = slot {
                insert(below, key, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(text: &str, expected: &Value) {
        assert_eq!(
            &Value::Object(Params::from_urlencoded(text.as_bytes()).0),
            expected,
            "{text}"
        );
    }

    #[test]
    fn forms_nest_by_brackets() {
        check("a=1&b=x+y%2B", &json!({"a": "1", "b": "x y+"}));
        check("k[]=a&k%5B%5D=b", &json!({"k": ["a", "b"]}));
        check(
            "k[a]=1&k[b][c]=2",
            &json!({"k": {"a": "1", "b": {"c": "2"}}}),
        );
        check("a=1&a=2&b", &json!({"a": "2", "b": ""}));
    }
}
