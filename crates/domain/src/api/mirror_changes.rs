//! What may be changed of a push mirror in place.

use crate::api::body::Body;
use crate::model::mirror::AuthMethod;

/// Changes of a push mirror; `None` leaves alone.
///
/// Address and credentials are not among them: GitLab ignores them here without a word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MirrorChanges {
    /// Whether to push. The answer says what holds in effect, which may be false all the same.
    pub enabled: Option<bool>,
    /// Whether only protected branches are pushed; true clears the pattern.
    pub only_protected_branches: Option<bool>,
    /// Whether refs that diverged on the target are left alone rather than overwritten.
    pub keep_divergent_refs: Option<bool>,
    /// How the target authenticates GitLab (16.10).
    pub auth_method: Option<AuthMethod>,
    /// Pattern of the branches to push (Premium); one that is not empty clears protected-only, the empty text clears the pattern.
    pub mirror_branch_regex: Option<String>,
    /// Lines of the target's host keys; an empty list forgets them all.
    pub host_keys: Option<Vec<String>>,
}

impl MirrorChanges {
    /// Whether nothing would change, so that no request is needed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Only switches the mirror on or off.
    pub fn enabled(enabled: bool) -> Self {
        Self {
            enabled: Some(enabled),
            ..Self::default()
        }
    }

    /// The body of the request.
    ///
    /// Pattern and `only_protected_branches` never go together: their mere presence is a 400. Each of them clears the
    /// other on the server, so the one that chooses branches is sent: a pattern with something in it before
    /// `only_protected_branches`, and this before an empty pattern.
    pub(crate) fn to_json(&self) -> String {
        let regex = self.mirror_branch_regex.as_deref();
        let protected = self.only_protected_branches;
        let (regex, protected) = match (regex, protected) {
            (Some(""), Some(true)) => (None, protected),
            (Some(_), Some(_)) => (regex, None),
            either => either,
        };
        Body::default()
            .flag("enabled", self.enabled)
            .flag("only_protected_branches", protected)
            .flag("keep_divergent_refs", self.keep_divergent_refs)
            .text(
                "auth_method",
                self.auth_method.as_ref().map(AuthMethod::as_str),
            )
            .text("mirror_branch_regex", regex)
            .texts("host_keys", self.host_keys.as_deref())
            .into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_set_is_sent_and_never_null() {
        let check =
            |changes: MirrorChanges, expected: &str| assert_eq!(changes.to_json(), expected);
        let none = MirrorChanges::default;
        check(none(), "{}");
        check(MirrorChanges::enabled(true), r#"{"enabled":true}"#);
        check(
            MirrorChanges {
                only_protected_branches: Some(false),
                ..none()
            },
            r#"{"only_protected_branches":false}"#,
        );
        check(
            MirrorChanges {
                keep_divergent_refs: Some(true),
                ..none()
            },
            r#"{"keep_divergent_refs":true}"#,
        );
        check(
            MirrorChanges {
                auth_method: Some(AuthMethod::Password),
                ..none()
            },
            r#"{"auth_method":"password"}"#,
        );
        check(
            MirrorChanges {
                host_keys: Some(Vec::new()),
                ..none()
            },
            r#"{"host_keys":[]}"#,
        );
        check(
            MirrorChanges {
                host_keys: Some(vec!["k".to_owned()]),
                ..none()
            },
            r#"{"host_keys":["k"]}"#,
        );
    }

    #[test]
    fn at_most_one_branch_filter_is_sent() {
        let check = |regex: Option<&str>, protected: Option<bool>, expected: &str| {
            let changes = MirrorChanges {
                mirror_branch_regex: regex.map(str::to_owned),
                only_protected_branches: protected,
                ..MirrorChanges::default()
            };
            assert_eq!(changes.to_json(), expected);
        };
        check(Some("^rel/"), None, r#"{"mirror_branch_regex":"^rel/"}"#);
        check(
            Some("^rel/"),
            Some(true),
            r#"{"mirror_branch_regex":"^rel/"}"#,
        );
        check(
            Some("^rel/"),
            Some(false),
            r#"{"mirror_branch_regex":"^rel/"}"#,
        );
        check(Some(""), None, r#"{"mirror_branch_regex":""}"#);
        check(Some(""), Some(true), r#"{"only_protected_branches":true}"#);
        check(Some(""), Some(false), r#"{"mirror_branch_regex":""}"#);
        check(None, Some(false), r#"{"only_protected_branches":false}"#);
    }

    #[test]
    fn unset_changes_need_no_request() {
        assert!(MirrorChanges::default().is_empty());
        assert!(!MirrorChanges::enabled(false).is_empty());
    }
}
