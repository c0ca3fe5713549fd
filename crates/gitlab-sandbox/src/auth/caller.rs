//! The caller of the API, once the token is known to be good.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    credential::{self, Credential},
    token::{PersonalToken, Token, TokenKind},
};
use crate::{
    http::{ApiCall, ApiError},
    world::Person,
};

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Nobody said who they are.
    Anonymous,
    /// A person with a token.
    Known {
        /// The person.
        person: Person,
        /// The token's kind.
        kind: TokenKind,
    },
}

impl Caller {
    /// The person, if one is known.
    pub(crate) const fn person(&self) -> Option<&Person> {
        match self {
            Self::Anonymous => None,
            Self::Known { person, .. } => Some(person),
        }
    }

    /// Whether an administrator of the instance calls.
    pub(crate) fn is_admin(&self) -> bool {
        self.person().is_some_and(|person| person.is_admin)
    }

    /// The person, or 401 where one is needed.
    pub(crate) fn signed_in(&self) -> Result<&Person, ApiError> {
        self.person().ok_or_else(ApiError::unauthorized)
    }

    /// Refuses a fine-grained token that lacks a permission such as `read_remote_mirror`.
    pub(crate) fn need_permission(&self, permission: &str) -> Result<(), ApiError> {
        let granular = TokenKind::Personal(PersonalToken::Granular);
        if matches!(self, Self::Known { kind, .. } if *kind == granular) {
            return Err(ApiError::json(
                StatusCode::FORBIDDEN,
                json!({
                    "error": "insufficient_granular_scope",
                    "error_description": format!(
                        "Access denied: Your Personal Access Token lacks the required permissions: [{permission}]."
                    ),
                }),
            ));
        }
        Ok(())
    }
}

/// What a token must at least be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Reading with `read_api`, writing with `api`.
    Api,
    /// Reading also with `read_user`.
    ReadUser,
    /// Whatever the token may do.
    Any,
}

impl ApiCall {
    /// Who calls, under the rules of most routes.
    pub(crate) fn caller(&self) -> Result<Caller, ApiError> {
        self.caller_with(Scope::Api)
    }

    /// Who calls a route that a token for `read_user` may read.
    pub(crate) fn caller_reading_user(&self) -> Result<Caller, ApiError> {
        self.caller_with(Scope::ReadUser)
    }

    /// Who calls a route that is open to tokens of every scope.
    pub(crate) fn caller_of_any_scope(&self) -> Result<Caller, ApiError> {
        self.caller_with(Scope::Any)
    }

    fn caller_with(&self, scope: Scope) -> Result<Caller, ApiError> {
        let (text, is_private) = match credential::find(&self.headers, &self.params)? {
            Credential::None => return Ok(Caller::Anonymous),
            Credential::Personal(text) => (text, true),
            Credential::Bearer(text) => (text, false),
        };
        let token = Token::parse(&text).ok_or_else(ApiError::unauthorized)?;
        // An OAuth token is no personal access token, whatever header carries it.
        if is_private && token.kind == TokenKind::OAuth {
            return Err(ApiError::unauthorized());
        }
        let world = self.world.lock();
        let person = token.person(&world)?;
        token.check(&world, &text)?;
        self.check_scope(scope, &token.scopes(&world, &text))?;
        Ok(Caller::Known {
            person,
            kind: token.kind,
        })
    }

    fn check_scope(&self, scope: Scope, held: &[String]) -> Result<(), ApiError> {
        let holds = |name: &str| held.iter().any(|held| held == name);
        // What a fine-grained token may do is judged by its permissions, route by route.
        let is_enough = holds("api")
            || holds("granular")
            || scope == Scope::Any
            || (self.is_read() && holds("read_api"))
            || (self.is_read() && holds("read_user") && scope == Scope::ReadUser);
        if is_enough {
            return Ok(());
        }
        let scopes = match scope {
            Scope::ReadUser => "api read_user read_api",
            Scope::Api | Scope::Any => "api read_api",
        };
        Err(ApiError::json(
            StatusCode::FORBIDDEN,
            json!({
                "error": "insufficient_scope",
                "error_description":
                    "The request requires higher privileges than provided by the access token.",
                "scope": scopes,
            }),
        ))
    }
}
