//! What may be changed of a project's pull mirror.

use crate::api::body::Body;
use crate::model::secret::Secret;

/// Settings of the pull mirror; `None` leaves alone. The server wants at least one.
///
/// Here, unlike with push mirrors, address and credentials can be changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PullMirrorChanges {
    /// Whether to fetch. False makes GitLab forget the stored credentials.
    pub enabled: Option<bool>,
    /// Source address; may hold credentials.
    pub url: Option<Secret>,
    /// User at the source.
    pub auth_user: Option<String>,
    /// Password or token at the source.
    pub auth_password: Option<Secret>,
    /// Whether a fetch starts pipelines.
    pub mirror_trigger_builds: Option<bool>,
    /// Whether only protected branches are fetched; a pattern wins over it.
    pub only_mirror_protected_branches: Option<bool>,
    /// Whether branches that diverged here are overwritten.
    pub mirror_overwrites_diverged_branches: Option<bool>,
    /// Pattern of the branches to fetch.
    pub mirror_branch_regex: Option<String>,
}

impl PullMirrorChanges {
    /// Whether nothing would change, which the server refuses.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The body of the request.
    pub(crate) fn to_json(&self) -> String {
        Body::default()
            .flag("enabled", self.enabled)
            .text("url", self.url.as_ref().map(Secret::expose))
            .text("auth_user", self.auth_user.as_deref())
            .text(
                "auth_password",
                self.auth_password.as_ref().map(Secret::expose),
            )
            .flag("mirror_trigger_builds", self.mirror_trigger_builds)
            .flag(
                "only_mirror_protected_branches",
                self.only_mirror_protected_branches,
            )
            .flag(
                "mirror_overwrites_diverged_branches",
                self.mirror_overwrites_diverged_branches,
            )
            .text("mirror_branch_regex", self.mirror_branch_regex.as_deref())
            .into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_set_is_sent_and_never_null() {
        let check =
            |changes: PullMirrorChanges, expected: &str| assert_eq!(changes.to_json(), expected);
        let none = PullMirrorChanges::default;
        assert!(none().is_empty());
        check(none(), "{}");
        check(
            PullMirrorChanges {
                enabled: Some(false),
                ..none()
            },
            r#"{"enabled":false}"#,
        );
        check(
            PullMirrorChanges {
                url: Some(Secret::new("https://h/a.git")),
                auth_user: Some("u".to_owned()),
                auth_password: Some(Secret::new("p")),
                ..none()
            },
            r#"{"url":"https://h/a.git","auth_user":"u","auth_password":"p"}"#,
        );
        check(
            PullMirrorChanges {
                mirror_trigger_builds: Some(true),
                only_mirror_protected_branches: Some(true),
                mirror_overwrites_diverged_branches: Some(false),
                mirror_branch_regex: Some(String::new()),
                ..none()
            },
            r#"{"mirror_trigger_builds":true,"only_mirror_protected_branches":true,"mirror_overwrites_diverged_branches":false,"mirror_branch_regex":""}"#,
        );
    }
}
