//! Which error an answer is, by status, key and exact text.
//!
//! Sources: GitLab's `lib/api/helpers.rb`, `lib/api/api_guard.rb` and `lib/api/api.rb` as of 18.x, and
//! <https://docs.gitlab.com/api/rest/troubleshooting/>.

use crate::api::call::{Method, RawResponse};
use crate::api::error::{ApiError, SignInProblem, TokenProblem};
use crate::api::excerpt::{excerpt, masked};
use crate::api::said::{ErrorBody, Said};
use crate::model::json;

/// The error of an answer; `None` if it succeeded.
pub(super) fn read_error(method: Method, response: &RawResponse) -> Option<ApiError> {
    let status = response.status;
    if response.is_html() {
        return Some(match status {
            // Whoever says "slow down", it is meant for us.
            429 => ApiError::Throttled {
                message: String::new(),
            },
            _ => not_gitlab(response),
        });
    }
    if (200..300).contains(&status) {
        return None;
    }
    Some(match (status, json::read::<ErrorBody>(&response.body)) {
        // What a browser reports when it was not allowed to look at the answer.
        (0, _) => ApiError::Network,
        (_, Ok(body)) => of_json(method, response, body),
        (_, Err(_)) => of_text(response),
    })
}

/// An error in GitLab's JSON.
fn of_json(method: Method, response: &RawResponse, body: ErrorBody) -> ApiError {
    match response.status {
        301 | 308 => ApiError::Moved,
        400 => bad_request(body),
        401 => unauthorized(body),
        403 => forbidden(body),
        404 => not_found(response, body),
        405 if !method.is_read() && !body.message.is_nothing() => ApiError::Moved,
        405 => ApiError::NotAllowed {
            message: text(body),
        },
        409 | 412 => ApiError::Conflict,
        429 => ApiError::Throttled {
            message: text(body),
        },
        status @ 500.. => server(status, text(body)),
        status => ApiError::Other {
            status,
            message: text(body),
        },
    }
}

/// An error in plain words, from GitLab's middleware or from something in front of it.
fn of_text(response: &RawResponse) -> ApiError {
    match response.status {
        301 | 308 => ApiError::Moved,
        400 => ApiError::Other {
            status: 400,
            message: excerpt(&response.body),
        },
        429 => ApiError::Throttled {
            message: excerpt(&response.body),
        },
        status @ 500.. => match server(status, excerpt(&response.body)) {
            // A stack trace or a gateway's phrase is no message of GitLab.
            ApiError::Server { .. } => ApiError::Server {
                status,
                message: String::new(),
            },
            maintenance => maintenance,
        },
        _ => not_gitlab(response),
    }
}

/// 400: of the parameter layer, of a model, or of a service.
fn bad_request(body: ErrorBody) -> ApiError {
    if let Some(problem) = sign_in(&body) {
        return ApiError::SignIn(problem);
    }
    match body.message {
        Said::Nothing => ApiError::BadParameter {
            message: text(body),
        },
        Said::Fields(fields) if !is_nested(&fields) => ApiError::Invalid {
            fields: fields
                .into_iter()
                .map(|(name, texts)| (name, texts.iter().map(|text| masked(text)).collect()))
                .collect(),
        },
        // A list names no attribute; `base` is Rails' word for the record as a whole.
        Said::List(texts) => ApiError::Invalid {
            fields: vec![(
                "base".to_owned(),
                texts.iter().map(|text| masked(text)).collect(),
            )],
        },
        message => ApiError::Refused {
            message: masked(&message.into_text()),
        },
    }
}

/// Whether the object only wraps one text, as limiters do: `{"message":{"error":"..."}}`.
fn is_nested(fields: &[(String, Vec<String>)]) -> bool {
    matches!(fields, [(name, _)] if name == "error")
}

/// 401: a dead token says so; everything else may just as well be a missing role.
fn unauthorized(body: ErrorBody) -> ApiError {
    if let Some(problem) = sign_in(&body) {
        return ApiError::SignIn(problem);
    }
    match body.error.into_text().as_str() {
        "invalid_token" => {
            let description = body.error_description.into_text().to_ascii_lowercase();
            let problem = if description.contains("expired") {
                TokenProblem::Expired
            } else if description.contains("revoked") {
                TokenProblem::Revoked
            } else if description.contains("impersonation") {
                TokenProblem::ImpersonationDisabled
            } else {
                TokenProblem::Other
            };
            ApiError::TokenRejected(problem)
        }
        "dpop_error" => ApiError::TokenRejected(TokenProblem::ProofRequired),
        _ => ApiError::Unauthorized,
    }
}

/// What the OAuth provider says, in the code words of its standard, which nothing else uses.
fn sign_in(body: &ErrorBody) -> Option<SignInProblem> {
    let Said::Text(word) = &body.error else {
        return None;
    };
    match word.as_str() {
        "invalid_grant" => Some(SignInProblem::GrantEnded),
        "invalid_client" | "unauthorized_client" => Some(SignInProblem::UnknownClient),
        _ => None,
    }
}

/// 403: the token's scope, the instance's state, or the person.
fn forbidden(body: ErrorBody) -> ApiError {
    if let Said::Text(key) = &body.error {
        match key.as_str() {
            "insufficient_scope" => {
                return ApiError::InsufficientScope {
                    scope: body.scope.into_text(),
                };
            }
            "insufficient_granular_scope" => {
                return ApiError::InsufficientGranularScope {
                    description: masked(&body.error_description.into_text()),
                    permission: None,
                };
            }
            _ => {}
        }
    }
    let message = text(body);
    if speaks_of_maintenance(&message) {
        return ApiError::Maintenance { message };
    }
    ApiError::Forbidden { message }
}

/// 404: four meanings that only key and letter case tell apart.
fn not_found(response: &RawResponse, body: ErrorBody) -> ApiError {
    if body.message.is_nothing() {
        return match body.error.into_text().as_str() {
            "404 Not Found" => ApiError::NoSuchRoute,
            "" => not_gitlab(response),
            other => ApiError::Other {
                status: 404,
                message: masked(other),
            },
        };
    }
    match body.message.into_text().as_str() {
        "404 Project Not Found" | "404 Group Not Found" => ApiError::ProjectNotFound,
        "404 Not found" => ApiError::RecordNotFound,
        "404 Not Found" => ApiError::NoPublicKey,
        other => ApiError::Other {
            status: 404,
            message: masked(other),
        },
    }
}

/// 5xx: maintenance if it says so.
fn server(status: u16, message: String) -> ApiError {
    if status == 503 && speaks_of_maintenance(&message) {
        return ApiError::Maintenance { message };
    }
    ApiError::Server { status, message }
}

/// Whether GitLab says that it takes no writes now: documentation and source disagree on status and words.
fn speaks_of_maintenance(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    message.contains("read-only instance") || message.contains("maintenance")
}

/// An answer that GitLab's API did not write.
fn not_gitlab(response: &RawResponse) -> ApiError {
    ApiError::NotGitLab {
        status: response.status,
        excerpt: excerpt(&response.body),
    }
}

/// The server's message under whichever key it stands; a sentence is preferred to a code word.
fn text(body: ErrorBody) -> String {
    let said = [body.message, body.error_description, body.error]
        .into_iter()
        .find(|said| !said.is_nothing());
    masked(said.unwrap_or_default().into_text().trim())
}
