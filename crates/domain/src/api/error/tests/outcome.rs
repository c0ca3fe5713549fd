//! What an error may not repeat, which writes it leaves in the dark, and what may be tried again.

use super::{answered, invalid};
use crate::api::call::{Call, Method};
use crate::api::error::{ApiError, TokenProblem};
use crate::api::read;
use crate::model::project::Project;

/// A call of that verb whose value does not matter.
fn call(method: Method) -> Call<Project> {
    match method {
        Method::Get => Call::get("/projects/42".to_owned(), read::json),
        _ => Call::write(method, "/projects/42".to_owned(), None, read::json),
    }
}

#[test]
fn messages_never_repeat_credentials() {
    let bodies = [
        r#"{"message":"cannot reach https://bot:hunter2@h/a.git"}"#,
        r#"{"error":"cannot reach https://bot:hunter2@h/a.git"}"#,
        r#"{"message":{"url":["https://bot:hunter2@h/a.git is blocked"]}}"#,
        r#"{"message":["https://bot:hunter2@h/a.git is blocked"]}"#,
        r#"{"error":"insufficient_granular_scope","error_description":"https://bot:hunter2@h/a"}"#,
        "https://bot:hunter2@h/a.git",
        "<a href='https://bot:hunter2@h/a.git'>",
    ];
    for status in [400, 403, 404, 405, 410, 429, 500, 503] {
        for body in bodies {
            let error = ApiError::from_response(Method::Get, &answered(status, body));
            assert!(!format!("{error:?}").contains("hunter2"), "{status} {body}");
        }
    }
    let unread: Result<Vec<u8>, _> = read::json(&answered(200, r#"["https://bot:hunter2@h"]"#));
    assert!(!format!("{unread:?}").contains("hunter2"));
}

#[test]
fn outcome_of_a_write_is_unknown_when_nobody_refused_it() {
    let open = [
        answered(500, r#"{"message":"500 Internal Server Error"}"#),
        answered(502, "<html>"),
        answered(504, ""),
        answered(200, "<html>sign in"),
        answered(201, "{\"id\":"),
        answered(0, ""),
    ];
    for response in open {
        for method in [Method::Post, Method::Put, Method::Delete] {
            let write = call(method).answer(&response);
            assert!(
                matches!(write, Err(ApiError::UnknownOutcome(_))),
                "{response:?}"
            );
        }
        let read = call(Method::Get).answer(&response);
        assert!(
            !matches!(read, Ok(_) | Err(ApiError::UnknownOutcome(_))),
            "{response:?}"
        );
    }
    let known = [
        answered(400, r#"{"message":"no"}"#),
        answered(401, r#"{"message":"401 Unauthorized"}"#),
        answered(403, "<html>blocked by the firewall"),
        answered(404, r#"{"message":"404 Not found"}"#),
        answered(
            405,
            r#"{"message":"Non GET methods are not allowed for moved projects"}"#,
        ),
        answered(409, r#"{"message":"409 Conflict"}"#),
        answered(429, "Retry later"),
        answered(
            503,
            r#"{"message":"GitLab Maintenance: system is in maintenance mode"}"#,
        ),
    ];
    for response in known {
        let write = call(Method::Post).answer(&response);
        assert!(
            !matches!(write, Ok(_) | Err(ApiError::UnknownOutcome(_))),
            "{response:?}"
        );
    }
}

#[test]
fn lost_connection_is_wrapped_once_and_only_for_writes() {
    for error in [ApiError::Network, ApiError::Timeout] {
        assert_eq!(call(Method::Get).failed(error.clone()), error);
        let lost = call(Method::Post).failed(error.clone());
        assert_eq!(lost, ApiError::UnknownOutcome(Box::new(error)));
        assert_eq!(call(Method::Post).failed(lost.clone()), lost);
    }
}

#[test]
fn endpoint_of_an_unreadable_success_is_named_inside_an_unknown_outcome_too() {
    let Err(ApiError::UnknownOutcome(inner)) = call(Method::Put).answer(&answered(200, "nope"))
    else {
        panic!("a write with an unreadable answer has an unknown outcome");
    };
    assert!(
        matches!(*inner, ApiError::Undecodable { endpoint, .. } if endpoint == "PUT /projects/42")
    );
}

#[test]
fn only_what_may_pass_by_itself_is_retryable() {
    let message = String::new;
    let retryable = [
        ApiError::Network,
        ApiError::Timeout,
        ApiError::Conflict,
        ApiError::Throttled { message: message() },
        ApiError::Server {
            status: 500,
            message: message(),
        },
        ApiError::NotGitLab {
            status: 502,
            excerpt: message(),
        },
    ];
    assert!(retryable.iter().all(ApiError::is_retryable));
    let lasting = [
        ApiError::UnknownOutcome(Box::new(ApiError::Network)),
        ApiError::TokenRejected(TokenProblem::Expired),
        ApiError::Unauthorized,
        ApiError::Forbidden { message: message() },
        ApiError::ProjectNotFound,
        ApiError::RecordNotFound,
        ApiError::NoPublicKey,
        ApiError::NoSuchRoute,
        ApiError::BadParameter { message: message() },
        ApiError::Refused { message: message() },
        invalid(&[]),
        ApiError::Moved,
        ApiError::NotAllowed { message: message() },
        ApiError::Maintenance { message: message() },
        ApiError::NotGitLab {
            status: 200,
            excerpt: message(),
        },
        ApiError::Other {
            status: 415,
            message: message(),
        },
        ApiError::InsufficientScope { scope: message() },
        ApiError::InsufficientGranularScope {
            description: message(),
            permission: None,
        },
        ApiError::Undecodable {
            endpoint: message(),
            detail: message(),
            excerpt: message(),
        },
    ];
    assert!(!lasting.iter().any(ApiError::is_retryable));
}
