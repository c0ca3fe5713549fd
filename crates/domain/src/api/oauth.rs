//! The provider behind "Sign in with GitLab": <https://docs.gitlab.com/api/oauth2/>.
//!
//! These calls go below the instance's root instead of its API. Those that send tokens are plain forms
//! without a header of ours, so that a browser asks no permission first and versions before 15.1,
//! which answer no such question, work too.

use crate::api::call::{Call, Method, RawResponse};
use crate::api::error::ApiError;
use crate::api::read;
use crate::model::credential::Grant;
use crate::model::json::{Fields, Json, Misfit};
use crate::model::secret::Secret;
use crate::model::sign_in::form;
use crate::model::token::TokenInfo;

/// What the provider says about itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Discovery {
    /// The page on which a person grants access.
    pub authorization_endpoint: String,
}

impl TryFrom<Json> for Discovery {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| Self {
            authorization_endpoint: fields.required("authorization_endpoint"),
        })
    }
}

/// A pair of tokens as it was issued.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Goes with every call.
    pub access: Secret,
    /// Buys the next pair.
    pub refresh: Secret,
    /// How long the access token lives, in seconds.
    pub expires_in: u64,
}

impl TryFrom<Json> for Issued {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| {
            let access = fields.required::<String>("access_token");
            let refresh = fields.required::<String>("refresh_token");
            Self {
                access: Secret::new(access),
                refresh: Secret::new(refresh),
                // An instance can let tokens live for ever; then no end is named.
                expires_in: fields.optional("expires_in").unwrap_or(u64::from(u32::MAX)),
            }
        })
    }
}

/// What the provider says about itself, without any token.
pub fn discovery() -> Call<Discovery> {
    Call::get("/.well-known/openid-configuration".to_owned(), read::json).at_root()
}

/// Exchanges a code for the first pair of tokens. A code works once.
pub fn exchange_code(
    client_id: &str,
    redirect_uri: &str,
    code: &Secret,
    verifier: &Secret,
) -> Call<Issued> {
    token(&[
        ("client_id", client_id),
        ("code", code.expose()),
        ("grant_type", "authorization_code"),
        ("redirect_uri", redirect_uri),
        ("code_verifier", verifier.expose()),
    ])
}

/// Exchanges the refresh token for the next pair. Both tokens of the old one are dead then.
pub fn renew(grant: &Grant, redirect_uri: &str) -> Call<Issued> {
    token(&[
        ("client_id", grant.client_id.as_str()),
        ("refresh_token", grant.refresh.expose()),
        ("grant_type", "refresh_token"),
        ("redirect_uri", redirect_uri),
    ])
}

/// Takes the grant back, with both its tokens.
pub fn revoke(grant: &Grant) -> Call<()> {
    let body = form(&[
        ("client_id", grant.client_id.as_str()),
        ("token", grant.access.expose()),
    ]);
    let path = "/oauth/revoke".to_owned();
    Call::write(Method::Post, path, Some(body), read::nothing).at_root()
}

/// Scopes of the access token in use; what `/personal_access_tokens/self` is for other tokens.
pub fn token_info() -> Call<TokenInfo> {
    fn info(response: &RawResponse) -> Result<TokenInfo, ApiError> {
        let scopes: Scopes = read::json(response)?;
        Ok(TokenInfo {
            name: String::new(),
            scopes: scopes.0,
            // It is renewed before it ends.
            expires_at: None,
        })
    }
    Call::get("/oauth/token/info".to_owned(), info).at_root()
}

struct Scopes(Vec<String>);

impl TryFrom<Json> for Scopes {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        Fields::read(json, |fields| {
            Self(fields.given("scope").unwrap_or_default())
        })
    }
}

fn token(parts: &[(&str, &str)]) -> Call<Issued> {
    let path = "/oauth/token".to_owned();
    Call::write(Method::Post, path, Some(form(parts)), read::json).at_root()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::SignInProblem;
    use crate::model::instance::InstanceUrl;
    use crate::model::timestamp::Timestamp;

    fn answered(status: u16, body: &str) -> RawResponse {
        RawResponse {
            status,
            body: body.to_owned(),
            ..RawResponse::default()
        }
    }

    fn grant() -> Grant {
        Grant {
            client_id: "app".to_owned(),
            access: Secret::new("a&b"),
            refresh: Secret::new("r+1"),
            received_at: Timestamp(0),
            lifetime_ms: 1,
        }
    }

    #[test]
    fn calls_go_below_the_root_as_forms() {
        let instance = InstanceUrl::parse("https://h/gitlab").expect("an address");
        let check = |url: String, body: Option<String>, path: &str, expected: Option<&str>| {
            assert_eq!(url, ["https://h/gitlab", path].concat());
            assert_eq!(body.as_deref(), expected);
        };
        let call = exchange_code("app", "https://p/", &Secret::new("c/1"), &Secret::new("v"));
        check(
            call.url(&instance),
            call.body.clone(),
            "/oauth/token",
            Some(
                "client_id=app&code=c%2F1&grant_type=authorization_code&redirect_uri=https%3A%2F%2Fp%2F&code_verifier=v",
            ),
        );
        assert_eq!(call.content_type(), "application/x-www-form-urlencoded");
        let call = renew(&grant(), "https://p/");
        check(
            call.url(&instance),
            call.body,
            "/oauth/token",
            Some(
                "client_id=app&refresh_token=r%2B1&grant_type=refresh_token&redirect_uri=https%3A%2F%2Fp%2F",
            ),
        );
        let call = revoke(&grant());
        let body = Some("client_id=app&token=a%26b");
        check(call.url(&instance), call.body, "/oauth/revoke", body);
        let path = "/.well-known/openid-configuration";
        check(discovery().url(&instance), discovery().body, path, None);
        let path = "/oauth/token/info";
        check(token_info().url(&instance), token_info().body, path, None);
    }

    #[test]
    fn a_pair_needs_both_tokens() {
        let call = renew(&grant(), "https://p/");
        let issued = call.answer(&answered(
            200,
            r#"{"access_token":"a","token_type":"Bearer","expires_in":7200,"refresh_token":"r","created_at":1}"#,
        ));
        let issued = issued.expect("a whole pair");
        assert_eq!(issued.access.expose(), "a");
        assert_eq!(issued.refresh.expose(), "r");
        assert_eq!(issued.expires_in, 7200);
        let half = call.answer(&answered(200, r#"{"access_token":"a"}"#));
        assert!(matches!(half, Err(ApiError::UnknownOutcome(_))), "{half:?}");
    }

    #[test]
    fn refusals_are_told_apart() {
        let call = renew(&grant(), "https://p/");
        let check = |status: u16, error: &str, expected: SignInProblem| {
            let body = ["{\"error\":\"", error, "\",\"error_description\":\"Why.\"}"].concat();
            let result = call.answer(&answered(status, &body)).map(|_| ());
            assert_eq!(result, Err(ApiError::SignIn(expected)), "{error}");
        };
        check(400, "invalid_grant", SignInProblem::GrantEnded);
        check(401, "invalid_client", SignInProblem::UnknownClient);
        check(400, "unauthorized_client", SignInProblem::UnknownClient);
    }

    #[test]
    fn scopes_are_read_for_the_rights_of_the_session() {
        let info = token_info().answer(&answered(
            200,
            r#"{"resource_owner_id":1,"scope":["read_api"],"expires_in":7200,"application":{"uid":"x"},"created_at":1}"#,
        ));
        let info = info.expect("an answer as documented");
        assert_eq!(info.scopes, ["read_api"]);
    }
}
