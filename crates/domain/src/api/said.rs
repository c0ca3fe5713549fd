//! What an error body says: one text, several, or several for each attribute.

use crate::model::json::{Fields, Json, Misfit};

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
#[derive(Debug, Default)]
pub(crate) struct ErrorBody {
    /// Of GitLab's own checks and models.
    pub(crate) message: Said,
    /// Of the parameter layer, the router and the token checks.
    pub(crate) error: Said,
    /// A sentence beside a token error.
    pub(crate) error_description: Said,
    /// Scopes that would do, beside `insufficient_scope`.
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

impl TryFrom<Json> for ErrorBody {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            message: fields.any("message").into(),
            error: fields.any("error").into(),
            error_description: fields.any("error_description").into(),
            scope: fields.any("scope").into(),
        })
    }
}

/// Takes whatever JSON brings.
impl From<Json> for Said {
    fn from(json: Json) -> Self {
        match json {
            Json::Null | Json::Bool(_) | Json::Fraction => Self::Nothing,
            Json::Whole(number) => Self::Text(number.to_string()),
            Json::Negative(number) => Self::Text(number.to_string()),
            Json::Text(text) => Self::Text(text),
            Json::List(items) => Self::List(items.into_iter().flat_map(texts).collect()),
            Json::Object(entries) => {
                let entry = |(name, value)| (name, texts(value));
                Self::Fields(entries.into_iter().map(entry).collect())
            }
        }
    }
}

/// All texts in a value, in order.
fn texts(json: Json) -> Vec<String> {
    Said::from(json).into_texts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_a_message_is_read() {
        let check = |json: &str, text: &str| {
            let said = Said::from(Json::parse(json).expect("the table is JSON"));
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
        let json = Json::parse("{\"url\":[\"x\"],\"base\":[\"y\"]}").expect("this is JSON");
        let said = Said::from(json);
        let expected = vec![
            ("url".to_owned(), vec!["x".to_owned()]),
            ("base".to_owned(), vec!["y".to_owned()]),
        ];
        assert_eq!(said, Said::Fields(expected));
    }
}
