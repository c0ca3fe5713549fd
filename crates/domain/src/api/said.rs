//! What an error body says: one text, several, or several for each attribute.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The value of `message` or `error`, which GitLab fills with a text, a list or an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Said {
    /// The key is absent, null, or holds something without words.
    #[default]
    Nothing,
    /// One text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// Texts by attribute, in the server's order.
    Fields(Vec<(String, Vec<String>)>),
}

/// The two keys that GitLab uses for messages, and what OAuth adds to the second.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct ErrorBody {
    /// Of GitLab's own checks and models.
    #[serde(default)]
    pub(crate) message: Said,
    /// Of the parameter layer, the router and the token checks.
    #[serde(default)]
    pub(crate) error: Said,
    /// A sentence beside a token error.
    #[serde(default)]
    pub(crate) error_description: Said,
    /// Scopes that would do, beside `insufficient_scope`.
    #[serde(default)]
    pub(crate) scope: Said,
}

impl Said {
    /// Whether there is no word in it.
    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// All texts, in order.
    pub(crate) fn into_texts(self) -> Vec<String> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Text(text) => vec![text],
            Self::List(texts) => texts,
            Self::Fields(fields) => fields.into_iter().flat_map(|(_, texts)| texts).collect(),
        }
    }

    /// All texts in one line.
    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            other => other.into_texts().join(", "),
        }
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SaidVisitor)
    }
}

/// Takes whatever JSON brings. Not `serde_json::Value`, which would lose the order of the attributes.
struct SaidVisitor;

impl<'de> Visitor<'de> for SaidVisitor {
    type Value = Said;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a message")
    }

    fn visit_unit<E>(self) -> Result<Said, E> {
        Ok(Said::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Said, E> {
        Ok(Said::Nothing)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Said, E> {
        Ok(Said::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Said, E> {
        Ok(Said::Text(number.to_string()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Said, E> {
        Ok(Said::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Said, E> {
        Ok(Said::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Said, A::Error> {
        let mut texts = Vec::new();
        while let Some(item) = items.next_element::<Said>()? {
            texts.append(&mut item.into_texts());
        }
        Ok(Said::List(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Said, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = entries.next_entry::<String, Said>()? {
            fields.push((name, value.into_texts()));
        }
        Ok(Said::Fields(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_a_message_is_read() {
        let check = |json: &str, text: &str| {
            let said: Said = serde_json::from_str(json).expect("every JSON value is a message");
            assert_eq!(said.into_text(), text, "{json}");
        };
        check("null", "");
        check("true", "");
        check("1.5", "");
        check("\"text\"", "text");
        check("200", "200");
        check("-1", "-1");
        check("[\"a\",[\"b\",null],{\"c\":\"d\"}]", "a, b, d");
        check("{\"url\":[\"a\",\"b\"],\"base\":\"c\"}", "a, b, c");
        check("{\"error\":{\"deep\":[\"x\"]}}", "x");
    }

    #[test]
    fn attributes_keep_the_order_of_the_server() {
        let said: Said = serde_json::from_str("{\"url\":[\"x\"],\"base\":[\"y\"]}")
            .expect("an object is a message");
        let expected = vec![
            ("url".to_owned(), vec!["x".to_owned()]),
            ("base".to_owned(), vec!["y".to_owned()]),
        ];
        assert_eq!(said, Said::Fields(expected));
    }
}
