//! The access token in use: what it may do and how long it lives.

use serde::Deserialize;

use crate::model::date::Date;
use crate::model::json::{Fields, Json, Misfit};
use crate::model::lenient;

/// What the instance says about the token of this session.
///
/// Fields of <https://docs.gitlab.com/api/personal_access_tokens/#self-inform>; OAuth tokens are not described there.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "Json")]
pub struct TokenInfo {
    /// Name its owner gave it.
    pub name: String,
    /// Scopes, in GitLab's words.
    pub scopes: Vec<String>,
    /// First day on which it no longer works; `None` if it does not expire.
    pub expires_at: Option<Date>,
}

impl TryFrom<Json> for TokenInfo {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            name: fields.optional("name").unwrap_or_default(),
            scopes: fields.optional("scopes").unwrap_or_default(),
            expires_at: lenient::date(fields, "expires_at"),
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_scope_decides() {
        let check = |scopes: &[&str], expected| {
            let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
            assert_eq!(TokenAccess::of(&scopes), expected, "{scopes:?}");
        };
        check(&["api"], TokenAccess::Full);
        check(&["read_user", "read_api", "api"], TokenAccess::Full);
        check(&["read_api"], TokenAccess::ReadOnly);
        check(&["read_api", "write_repository"], TokenAccess::ReadOnly);
        check(&["granular"], TokenAccess::FineGrained);
        check(&["read_user", "read_repository"], TokenAccess::TooSmall);
        check(&["apis"], TokenAccess::TooSmall);
        check(&[], TokenAccess::TooSmall);
    }

    #[test]
    fn the_day_of_expiry_may_be_missing_or_odd() {
        let check = |text: &str, expected: Option<&str>| {
            let token: TokenInfo = serde_json::from_str(text).expect("tokens are read leniently");
            assert_eq!(
                token.expires_at.map(|date| date.to_string()).as_deref(),
                expected
            );
        };
        check(
            r#"{"name":"n","scopes":["api"],"expires_at":"2027-01-31"}"#,
            Some("2027-01-31"),
        );
        check(
            r#"{"expires_at":"2027-01-31T00:00:00Z","user_id":7}"#,
            Some("2027-01-31"),
        );
        check(r#"{"expires_at":"soon"}"#, None);
        check(r#"{"name":null,"scopes":null,"expires_at":null}"#, None);
        check("{}", None);
    }
}
