//! Every kind of refusal GitLab or something in front of it is known to send.

mod foreign;
mod outcome;

use super::*;

/// An answer of that status and body, without any header.
fn answered(status: u16, body: &str) -> RawResponse {
    RawResponse {
        status,
        body: body.to_owned(),
        ..RawResponse::default()
    }
}

/// Checks what an answer to a read is.
fn check(status: u16, body: &str, expected: ApiError) {
    let read = ApiError::from_response(Method::Get, &answered(status, body));
    assert_eq!(read, Some(expected), "{status} {body}");
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn invalid(fields: &[(&str, &[&str])]) -> ApiError {
    let fields = fields
        .iter()
        .map(|(name, texts)| (text(name), texts.iter().map(|one| text(one)).collect()))
        .collect();
    ApiError::Invalid { fields }
}

#[test]
fn success_is_no_error() {
    for status in [200, 201, 202, 204] {
        assert_eq!(
            ApiError::from_response(Method::Get, &answered(status, "")),
            None
        );
    }
}

#[test]
fn bare_401_is_no_rejected_token() {
    check(
        401,
        r#"{"message":"401 Unauthorized"}"#,
        ApiError::Unauthorized,
    );
    check(401, "{}", ApiError::Unauthorized);
    check(401, r#"{"error":"unauthorized"}"#, ApiError::Unauthorized);
}

#[test]
fn dead_token_says_why() {
    let check = |description: &str, problem: TokenProblem| {
        let body = format!(r#"{{"error":"invalid_token","error_description":"{description}"}}"#);
        check(401, &body, ApiError::TokenRejected(problem));
    };
    check(
        "Token is expired. You can either do re-authorization or token refresh.",
        TokenProblem::Expired,
    );
    check(
        "Token was revoked. You have to re-authorize from the user.",
        TokenProblem::Revoked,
    );
    check(
        "Token is an impersonation token but impersonation was disabled.",
        TokenProblem::ImpersonationDisabled,
    );
    check("Something new.", TokenProblem::Other);
    super::tests::check(
        401,
        r#"{"error":"dpop_error","error_description":"DPoP validation error: header is missing"}"#,
        ApiError::TokenRejected(TokenProblem::ProofRequired),
    );
}

#[test]
fn four_404s_differ_by_key_and_letter_case() {
    check(
        404,
        r#"{"message":"404 Project Not Found"}"#,
        ApiError::ProjectNotFound,
    );
    check(
        404,
        r#"{"message":"404 Group Not Found"}"#,
        ApiError::ProjectNotFound,
    );
    check(
        404,
        r#"{"message":"404 Not found"}"#,
        ApiError::RecordNotFound,
    );
    check(404, r#"{"message":"404 Not Found"}"#, ApiError::NoPublicKey);
    check(404, r#"{"error":"404 Not Found"}"#, ApiError::NoSuchRoute);
    let other = |message: &str| ApiError::Other {
        status: 404,
        message: text(message),
    };
    check(
        404,
        r#"{"message":"404 Branch Not Found"}"#,
        other("404 Branch Not Found"),
    );
    check(404, r#"{"error":"Not here"}"#, other("Not here"));
}

#[test]
fn forbidden_tells_scope_from_state_and_role() {
    check(
        403,
        r#"{"error":"insufficient_scope","error_description":"The request requires more.","scope":"api read_api"}"#,
        ApiError::InsufficientScope {
            scope: text("api read_api"),
        },
    );
    check(
        403,
        r#"{"error":"insufficient_granular_scope","error_description":"Missing: read_remote_mirror"}"#,
        ApiError::InsufficientGranularScope {
            description: text("Missing: read_remote_mirror"),
            permission: None,
        },
    );
    check(
        403,
        r#"{"message":"You cannot perform write operations on a read-only instance"}"#,
        ApiError::Maintenance {
            message: text("You cannot perform write operations on a read-only instance"),
        },
    );
    for message in [
        "403 Forbidden",
        "403 Forbidden - Your account has been blocked",
        "Mirroring for the project is on pause",
    ] {
        let body = format!(r#"{{"message":"{message}"}}"#);
        check(
            403,
            &body,
            ApiError::Forbidden {
                message: text(message),
            },
        );
    }
}

#[test]
fn bad_requests_differ_by_key_and_shape() {
    let parameter = |message: &str| ApiError::BadParameter {
        message: text(message),
    };
    let refused = |message: &str| ApiError::Refused {
        message: text(message),
    };
    check(
        400,
        r#"{"error":"url is missing, enabled is invalid"}"#,
        parameter("url is missing, enabled is invalid"),
    );
    check(
        400,
        r#"{"error":"Invalid JSON format"}"#,
        parameter("Invalid JSON format"),
    );
    check(
        400,
        r#"{"error":"invalid_request","error_description":"Two tokens."}"#,
        parameter("Two tokens."),
    );
    check(
        400,
        r#"{"message":"Invalid SSH host key(s): x"}"#,
        refused("Invalid SSH host key(s): x"),
    );
    check(
        400,
        r#"{"message":{"error":"Too much"}}"#,
        refused("Too much"),
    );
    check(
        400,
        r#"{"message":["a","b"]}"#,
        invalid(&[("base", &["a", "b"])]),
    );
    check(
        400,
        r#"{"message":{"url":["can't be blank"]}}"#,
        invalid(&[("url", &["can't be blank"])]),
    );
    check(
        400,
        r#"{"message":{"url":["a","b"],"base":["c"],"auth_method":"d"}}"#,
        invalid(&[
            ("url", &["a", "b"]),
            ("base", &["c"]),
            ("auth_method", &["d"]),
        ]),
    );
    check(
        400,
        "Bad Request",
        ApiError::Other {
            status: 400,
            message: text("Bad Request"),
        },
    );
    check(400, "{}", parameter(""));
}

#[test]
fn moved_projects_are_told_from_refused_verbs() {
    let moved = r#"{"message":"Non GET methods are not allowed for moved projects"}"#;
    for method in [Method::Post, Method::Put, Method::Delete] {
        let read = ApiError::from_response(method, &answered(405, moved));
        assert_eq!(read, Some(ApiError::Moved), "{method:?}");
    }
    let text_of = "This resource has been moved permanently to https://h/api/v4/projects/42";
    check(301, text_of, ApiError::Moved);
    check(308, "", ApiError::Moved);
    let keyset = "Keyset pagination is not yet available for this type of request";
    let body = format!(r#"{{"error":"{keyset}"}}"#);
    check(
        405,
        &body,
        ApiError::NotAllowed {
            message: text(keyset),
        },
    );
    // A read is never refused for having moved, whatever the key.
    let body_of_read = body.replace("error", "message");
    check(
        405,
        &body_of_read,
        ApiError::NotAllowed {
            message: text(keyset),
        },
    );
    let write = ApiError::from_response(Method::Post, &answered(405, &body));
    assert_eq!(
        write,
        Some(ApiError::NotAllowed {
            message: text(keyset)
        })
    );
}

#[test]
fn conflicts_are_one_thing() {
    check(
        409,
        r#"{"message":"409 Conflict: Resource lock"}"#,
        ApiError::Conflict,
    );
    check(
        412,
        r#"{"message":"412 Precondition Failed"}"#,
        ApiError::Conflict,
    );
}

#[test]
fn throttling_is_seen_in_every_dress() {
    let throttled = |message: &str| ApiError::Throttled {
        message: text(message),
    };
    check(429, "Retry later\n", throttled("Retry later"));
    check(
        429,
        "  Come back at noon, thank you. ",
        throttled("Come back at noon, thank you."),
    );
    check(
        429,
        r#"{"message":{"error":"Too many requests."}}"#,
        throttled("Too many requests."),
    );
    check(
        429,
        r#"{"message":"Gitaly is busy"}"#,
        throttled("Gitaly is busy"),
    );
    check(429, "<html><title>429</title></html>", throttled(""));
    check(429, "", throttled(""));
}

#[test]
fn maintenance_is_seen_in_every_dress() {
    let message = "GitLab Maintenance: system is in maintenance mode";
    let maintenance = || ApiError::Maintenance {
        message: text(message),
    };
    check(503, &format!(r#"{{"message":"{message}"}}"#), maintenance());
    check(503, &format!(r#"{{"error":"{message}"}}"#), maintenance());
    check(503, message, maintenance());
    let broken = "maintenance job failed";
    let server = ApiError::Server {
        status: 500,
        message: text(broken),
    };
    check(500, &format!(r#"{{"message":"{broken}"}}"#), server);
    let busy = r#"{"message":"503 Service Unavailable"}"#;
    check(
        503,
        busy,
        ApiError::Server {
            status: 503,
            message: text("503 Service Unavailable"),
        },
    );
}

#[test]
fn server_errors_keep_only_messages_of_gitlab() {
    let server = |status: u16, message: &str| ApiError::Server {
        status,
        message: text(message),
    };
    check(
        500,
        r#"{"message":"500 Internal Server Error"}"#,
        server(500, "500 Internal Server Error"),
    );
    check(
        500,
        "Puma caught this error: \"foo\" at /srv/app.rb",
        server(500, ""),
    );
    check(502, "", server(502, ""));
    check(504, "no healthy upstream", server(504, ""));
}

#[test]
fn remaining_statuses_keep_their_message() {
    let other = |status: u16, message: &str| ApiError::Other {
        status,
        message: text(message),
    };
    check(
        415,
        r#"{"error":"The provided content-type 'text/plain' is not supported."}"#,
        other(
            415,
            "The provided content-type 'text/plain' is not supported.",
        ),
    );
    check(
        410,
        r#"{"error":"API V3 is no longer supported."}"#,
        other(410, "API V3 is no longer supported."),
    );
    check(
        422,
        r#"{"message":"422 Unprocessable"}"#,
        other(422, "422 Unprocessable"),
    );
}
