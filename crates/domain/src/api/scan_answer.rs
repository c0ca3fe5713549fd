//! What a refused read of a project's mirrors means to a scan of all projects.

use crate::api::error::{ApiError, SignInProblem};
use crate::model::scan::end::Failure;
use crate::model::scan::pace::Ending;
use crate::model::scan::plan::Answer;

/// What the scan does with the project.
///
/// A refusal of the token itself counts as [`Failure::Refused`]; the caller gives up the scan before it counts more.
pub fn scan_answer(error: &ApiError) -> Answer {
    match error {
        ApiError::Unauthorized
        | ApiError::Forbidden { .. }
        | ApiError::InsufficientGranularScope { .. } => Answer::NotPermitted,
        ApiError::ProjectNotFound | ApiError::RecordNotFound => Answer::Gone,
        ApiError::Network | ApiError::Timeout | ApiError::SignIn(SignInProblem::NotRenewed) => {
            Answer::Failed(Failure::Network)
        }
        ApiError::Throttled { .. } => Answer::Failed(Failure::Throttled),
        ApiError::Server { .. } | ApiError::Conflict | ApiError::Maintenance { .. } => {
            Answer::Failed(Failure::Server)
        }
        ApiError::NotGitLab { status, .. } if *status >= 500 => Answer::Failed(Failure::Server),
        ApiError::NotGitLab { .. } | ApiError::Undecodable { .. } => {
            Answer::Failed(Failure::Unreadable)
        }
        ApiError::UnknownOutcome(_)
        | ApiError::TokenRejected(_)
        | ApiError::SignIn(_)
        | ApiError::InsufficientScope { .. }
        | ApiError::NoPublicKey
        | ApiError::NoSuchRoute
        | ApiError::BadParameter { .. }
        | ApiError::Invalid { .. }
        | ApiError::Refused { .. }
        | ApiError::Moved
        | ApiError::NotAllowed { .. }
        | ApiError::Other { .. } => Answer::Failed(Failure::Refused),
    }
}

/// What the pace learns from it.
///
/// A 503 and a read that took too long are how an instance without limits says that it has too much to do.
pub fn pace_ending(error: &ApiError) -> Ending {
    if let ApiError::Server { status: 503, .. } | ApiError::NotGitLab { status: 503, .. } = error {
        return Ending::Throttled;
    }
    match scan_answer(error) {
        Answer::Failed(Failure::Network | Failure::Throttled) => Ending::Throttled,
        Answer::Failed(Failure::Server) => Ending::Failed,
        Answer::Cancelled => Ending::Cancelled,
        Answer::Failed(Failure::Unreadable | Failure::Refused)
        | Answer::Page { .. }
        | Answer::NotPermitted
        | Answer::Gone => Ending::Answered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::call::RawResponse;
    use crate::api::mirrors::list_mirrors;
    use crate::model::id::ProjectId;

    fn check(error: &ApiError, answer: Answer, ending: Ending) {
        assert_eq!(scan_answer(error), answer, "{error:?}");
        assert_eq!(pace_ending(error), ending, "{error:?}");
    }

    #[test]
    fn every_answer_of_a_server_ends_a_project_in_its_way() {
        let check = |status: u16, body: &str, answer: Answer, ending: Ending| {
            let response = RawResponse {
                status,
                body: body.to_owned(),
                ..RawResponse::default()
            };
            let error = list_mirrors(ProjectId(1), 1).answer(&response);
            check(&error.expect_err("it is no list"), answer, ending);
        };
        let failed = Answer::Failed;
        let (answered, broken) = (Ending::Answered, Ending::Failed);
        let bare = r#"{"message":"401 Unauthorized"}"#;
        check(401, bare, Answer::NotPermitted, answered);
        check(
            403,
            r#"{"message":"403 Forbidden"}"#,
            Answer::NotPermitted,
            answered,
        );
        let granular = r#"{"error":"insufficient_granular_scope"}"#;
        check(403, granular, Answer::NotPermitted, answered);
        let expired = r#"{"error":"invalid_token","error_description":"Token is expired."}"#;
        check(401, expired, failed(Failure::Refused), answered);
        let gone = r#"{"message":"404 Project Not Found"}"#;
        check(404, gone, Answer::Gone, answered);
        let no_route = r#"{"error":"404 Not Found"}"#;
        check(404, no_route, failed(Failure::Refused), answered);
        check(
            429,
            "Retry later",
            failed(Failure::Throttled),
            Ending::Throttled,
        );
        check(500, "{}", failed(Failure::Server), broken);
        check(502, "<html>", failed(Failure::Server), broken);
        check(503, "{}", failed(Failure::Server), Ending::Throttled);
        check(503, "<html>", failed(Failure::Server), Ending::Throttled);
        check(409, "{}", failed(Failure::Server), broken);
        check(200, "<html>", failed(Failure::Unreadable), answered);
        check(200, "{}", failed(Failure::Unreadable), answered);
    }

    #[test]
    fn silence_counts_as_too_much() {
        for error in [ApiError::Network, ApiError::Timeout] {
            check(&error, Answer::Failed(Failure::Network), Ending::Throttled);
        }
    }
}
