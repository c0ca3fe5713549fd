//! Answers of whatever stands in front of GitLab, or in its place.

use super::{answered, check, text};
use crate::api::call::{Method, RawResponse};
use crate::api::error::ApiError;

#[test]
fn pages_for_people_are_not_of_gitlab_whatever_their_status() {
    for status in [200, 201, 302, 400, 401, 403, 404, 405, 500, 502, 503, 504] {
        let page = " <!DOCTYPE html><h1>Sign in</h1>";
        let excerpt = text("<!DOCTYPE html><h1>Sign in</h1>");
        check(status, page, ApiError::NotGitLab { status, excerpt });
    }
    let typed = RawResponse {
        content_type: text("Text/HTML; charset=utf-8"),
        ..answered(200, "Please sign in")
    };
    let excerpt = text("Please sign in");
    assert_eq!(
        ApiError::from_response(Method::Get, &typed),
        Some(ApiError::NotGitLab {
            status: 200,
            excerpt
        })
    );
}

#[test]
fn empty_success_is_no_page_whatever_its_type() {
    let response = RawResponse {
        content_type: text("text/html"),
        ..answered(204, "")
    };
    assert_eq!(ApiError::from_response(Method::Delete, &response), None);
    let byte_order_mark = answered(200, "\u{feff}<html>");
    let read = ApiError::from_response(Method::Get, &byte_order_mark);
    assert!(matches!(
        read,
        Some(ApiError::NotGitLab { status: 200, .. })
    ));
}

#[test]
fn words_that_are_not_of_gitlab_are_kept_for_a_report() {
    let foreign = |status: u16, excerpt: &str| ApiError::NotGitLab {
        status,
        excerpt: text(excerpt),
    };
    check(404, "404 Not Found", foreign(404, "404 Not Found"));
    check(
        404,
        r#"{"detail":"nothing"}"#,
        foreign(404, r#"{"detail":"nothing"}"#),
    );
    check(401, "Unauthorized", foreign(401, "Unauthorized"));
    check(
        403,
        "RBAC: access denied",
        foreign(403, "RBAC: access denied"),
    );
    check(302, "", foreign(302, ""));
}

#[test]
fn answer_that_script_may_not_look_at_is_no_connection() {
    check(0, "", ApiError::Network);
}
