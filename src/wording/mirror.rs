//! A mirror in few words.

use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::project::Project;
use mirrordeck_domain::model::target_url;
use mirrordeck_language::text;

/// Its target as host and path, without scheme and credentials.
pub(crate) fn target(mirror: &Mirror) -> String {
    match &mirror.url {
        Some(url) => target_url::shown(url),
        None => text("address unreadable by GitLab").to_owned(),
    }
}

/// Why a mirror may read disabled although GitLab accepted that it be enabled.
///
/// The answer does not tell which of the reasons it is: `app/models/remote_mirror.rb`, 18.5.
pub(crate) fn not_in_effect(project: Option<&Project>) -> &'static str {
    if project.is_some_and(|project| project.marked_for_deletion_on.is_some()) {
        return "This project is about to be deleted, and GitLab stops its mirrors until it is restored.";
    }
    "GitLab stored the switch but does not push. The instance may be in silent mode, mirroring may be switched off for it or for this project, or the project has no repository. An administrator can tell."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_about_to_go_explains_itself() {
        let check = |fields: &str, expected: &str| {
            let text = format!(r#"{{"id":1{fields}}}"#);
            let project = serde_json::from_str(&text).expect("projects are read leniently");
            let text = not_in_effect(Some(&project));
            assert!(text.contains(expected), "{text}");
        };
        check(
            r#","marked_for_deletion_on":"2026-12-01""#,
            "about to be deleted",
        );
        check("", "silent mode");
        assert!(not_in_effect(None).contains("silent mode"));
    }
}
