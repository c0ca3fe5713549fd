//! The pull mirror of a project, on Enterprise builds: <https://docs.gitlab.com/api/project_pull_mirroring/>.
//!
//! Unlike push mirrors, a Developer gets a 403 here; on the Community Edition the routes do not exist.

use crate::api::call::{Call, Method};
use crate::api::pull_mirror_changes::PullMirrorChanges;
use crate::api::read;
use crate::model::id::ProjectId;
use crate::model::pull_mirror::PullMirror;

/// The project's pull mirror. A project without one is a 400 that says so.
pub fn get_pull_mirror(project: ProjectId) -> Call<PullMirror> {
    Call::get(pull_mirror_path(project), read::json)
}

/// Sets up or changes the pull mirror (17.6), which makes the caller its user and starts a fetch.
pub fn update_pull_mirror(project: ProjectId, changes: &PullMirrorChanges) -> Call<PullMirror> {
    Call::write(
        Method::Put,
        pull_mirror_path(project),
        Some(changes.to_json()),
        read::json,
    )
}

/// Asks for a fetch. Within the interval, five minutes at first, it is put off rather than started.
///
/// The answer is not read: it is the number 200, or nothing, depending on the version.
pub fn start_pull_mirror(project: ProjectId) -> Call<()> {
    Call::write(
        Method::Post,
        pull_mirror_path(project),
        Some("{}".to_owned()),
        read::nothing,
    )
}

/// Path of the project's pull mirror.
fn pull_mirror_path(project: ProjectId) -> String {
    format!("/projects/{project}/mirror/pull")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::call::RawResponse;
    use crate::api::error::ApiError;

    fn answered(status: u16, body: &str) -> RawResponse {
        RawResponse {
            status,
            body: body.to_owned(),
            ..RawResponse::default()
        }
    }

    #[test]
    fn every_call_has_its_verb_path_and_body() {
        fn check<T>(call: &Call<T>, verb: Method, body: Option<&str>) {
            assert_eq!(call.path, "/projects/42/mirror/pull");
            assert_eq!((call.method, call.body.as_deref()), (verb, body));
        }
        let changes = PullMirrorChanges {
            enabled: Some(true),
            ..PullMirrorChanges::default()
        };
        check(&get_pull_mirror(ProjectId(42)), Method::Get, None);
        check(
            &update_pull_mirror(ProjectId(42), &changes),
            Method::Put,
            Some("{\"enabled\":true}"),
        );
        check(&start_pull_mirror(ProjectId(42)), Method::Post, Some("{}"));
    }

    #[test]
    fn start_succeeds_whatever_the_body() {
        for (status, body) in [(200, "200"), (202, ""), (204, "")] {
            assert_eq!(
                start_pull_mirror(ProjectId(1)).answer(&answered(status, body)),
                Ok(())
            );
        }
    }

    #[test]
    fn project_without_pull_mirror_is_a_refusal() {
        let answer = get_pull_mirror(ProjectId(1)).answer(&answered(
            400,
            r#"{"message":"The project is not mirrored"}"#,
        ));
        let message = "The project is not mirrored".to_owned();
        assert_eq!(answer, Err(ApiError::Refused { message }));
    }
}
