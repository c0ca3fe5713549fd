//! Signing in with GitLab: OAuth 2.0, authorization code with PKCE.
//!
//! <https://docs.gitlab.com/api/oauth2/#authorization-code-with-proof-key-for-code-exchange-pkce>,
//! RFC 7636 for the challenge.

use crate::model::instance::InstanceUrl;
use crate::model::percent;
use crate::model::secret::Secret;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a person is asked to allow.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scope {
    /// Seeing and changing.
    Api,
    /// Seeing only.
    ReadApi,
}

/// The question that a person answers on a page of GitLab.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The application, as the instance knows it.
    pub client_id: &'a str,
    /// Where the answer goes, exactly as it is registered.
    pub redirect_uri: &'a str,
    /// What comes back with the answer, so that no foreign answer is taken.
    pub state: &'a str,
    /// What is asked for.
    pub scope: Scope,
    /// The digest of the verifier, see [`base64url`].
    pub challenge: &'a str,
}

/// What came back from GitLab's page, in the query of our own address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// What went with the question; empty if it is missing.
    pub state: String,
    /// A code for the tokens, or why there is none.
    pub outcome: Result<Secret, Refusal>,
}

/// Why there is no code.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// The code word of RFC 6749, section 4.1.2.1, such as `access_denied`.
    pub error: String,
    /// The server's own sentence, empty if there is none.
    pub description: String,
}

impl Scope {
    /// GitLab's word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::ReadApi => "read_api",
        }
    }
}

impl Request<'_> {
    /// The page on which the person answers.
    pub fn page(&self, instance: &InstanceUrl) -> String {
        let parts = [
            ("client_id", self.client_id),
            ("redirect_uri", self.redirect_uri),
            ("response_type", "code"),
            ("state", self.state),
            ("scope", self.scope.as_str()),
            ("code_challenge", self.challenge),
            ("code_challenge_method", "S256"),
        ];
        [&instance.web("/oauth/authorize?"), form(&parts).as_str()].concat()
    }
}

impl Answer {
    /// Reads the query of an address, with or without its `?`; `None` if it answers no such question.
    pub fn parse(query: &str) -> Option<Self> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let value = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(name, _)| *name == wanted)?;
            percent::decode(&value.replace('+', " "))
        };
        let outcome = match (value("code"), value("error")) {
            (_, Some(error)) => Err(Refusal {
                error,
                description: value("error_description").unwrap_or_default(),
            }),
            (Some(code), None) => Ok(Secret::new(code)),
            (None, None) => return None,
        };
        let state = value("state").unwrap_or_default();
        Some(Self { state, outcome })
    }
}

/// The address of a page as it is registered with an application: without query, fragment and the
/// name of the index file.
pub fn redirect_uri(address: &str) -> &str {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let page = &address[..end];
    page.strip_suffix("index.html").unwrap_or(page)
}

/// Names and values as a form or a query writes them.
pub(crate) fn form(parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in parts {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(&percent::encode(value));
    }
    text
}

/// Bytes in the alphabet of addresses, without padding (RFC 4648, section 5).
pub fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..chunk.len()].copy_from_slice(chunk);
        let [a, b, c] = three.map(usize::from);
        let four = [
            a >> 2,
            (a & 3) << 4 | b >> 4,
            (b & 15) << 2 | c >> 6,
            c & 63,
        ];
        for index in &four[..=chunk.len()] {
            text.push(char::from(ALPHABET[*index]));
        }
    }
    text
}

#[cfg(test)]
mod tests;
