//! The access token in use: what it may do and how long it lives.

use serde::Deserialize;

use crate::model::date::Date;

/// What the instance says about the token of this session.
///
/// Fields of <https://docs.gitlab.com/api/personal_access_tokens/#self-inform>; OAuth tokens are not described there.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
pub struct TokenInfo {
    /// Name its owner gave it.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub name: String,
    /// Scopes, in GitLab's words.
    #[serde(default, deserialize_with = "crate::model::lenient::or_default")]
    pub scopes: Vec<String>,
    /// First day on which it no longer works; `None` if it does not expire.
    #[serde(default, deserialize_with = "crate::model::lenient::date")]
    pub expires_at: Option<Date>,
}

impl TokenInfo {
    /// What the scopes allow.
    pub fn access(&self) -> TokenAccess {
        TokenAccess::of(&self.scopes)
    }
}

/// What a session may do with its token.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenAccess {
    /// `api`: everything the person may do.
    Full,
    /// `read_api`: looking only.
    ReadOnly,
    /// A fine-grained token: what it may do is judged project by project, so we have to try.
    FineGrained,
    /// Not enough to list mirrors.
    TooSmall,
}

impl TokenAccess {
    /// Reads the scopes of a token.
    pub fn of(scopes: &[String]) -> Self {
        let has = |wanted: &str| scopes.iter().any(|scope| scope == wanted);
        if has("api") {
            Self::Full
        } else if has("granular") {
            Self::FineGrained
        } else if has("read_api") {
            Self::ReadOnly
        } else {
            Self::TooSmall
        }
    }
}
