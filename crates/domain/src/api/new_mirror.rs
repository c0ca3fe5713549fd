//! What a new push mirror is made of.

use crate::api::body::Body;
use crate::model::mirror::AuthMethod;
use crate::model::secret::Secret;

/// A push mirror to create.
///
/// Nothing is left to a server's default except what the server may not know.
#[derive(Clone, Debug, PartialEq)]
pub struct NewMirror {
    /// Target address with raw credentials: GitLab never decodes them.
    pub url: Secret,
    /// Whether to push from now on. Creating does not push; sync does.
    pub enabled: bool,
    /// Whether only protected branches are pushed; not sent beside a pattern.
    pub only_protected_branches: bool,
    /// Whether refs that diverged on the target are left alone rather than overwritten.
    pub keep_divergent_refs: bool,
    /// How the target authenticates GitLab; `None` before 16.10, which does not know it.
    pub auth_method: Option<AuthMethod>,
    /// Pattern of the branches to push (Premium); `None` for none.
    pub mirror_branch_regex: Option<String>,
    /// Lines of the target's host keys; sent only if there are any.
    pub host_keys: Vec<String>,
}

impl NewMirror {
    /// The body of the request.
    ///
    /// A pattern and `only_protected_branches` never go together: their mere presence is a 400, whatever their values
    /// (`ee/lib/ee/api/helpers/remote_mirrors_helpers.rb`, seen in 18.5).
    pub(crate) fn to_json(&self) -> String {
        let regex = self
            .mirror_branch_regex
            .as_deref()
            .filter(|regex| !regex.is_empty());
        let protected = regex.is_none().then_some(self.only_protected_branches);
        let host_keys = (!self.host_keys.is_empty()).then_some(self.host_keys.as_slice());
        Body::default()
            .text("url", Some(self.url.expose()))
            .flag("enabled", Some(self.enabled))
            .flag("only_protected_branches", protected)
            .flag("keep_divergent_refs", Some(self.keep_divergent_refs))
            .text(
                "auth_method",
                self.auth_method.as_ref().map(AuthMethod::as_str),
            )
            .text("mirror_branch_regex", regex)
            .texts("host_keys", host_keys)
            .into_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least a mirror can be.
    fn plain() -> NewMirror {
        NewMirror {
            url: Secret::new("https://u:p%40\"w@h/a.git"),
            enabled: true,
            only_protected_branches: false,
            keep_divergent_refs: false,
            auth_method: None,
            mirror_branch_regex: None,
            host_keys: Vec::new(),
        }
    }

    fn check(mirror: &NewMirror, expected: &str) {
        let sent: serde_json::Value =
            serde_json::from_str(&mirror.to_json()).expect("the body is JSON");
        let expected: serde_json::Value =
            serde_json::from_str(expected).expect("the table is JSON");
        assert_eq!(sent, expected);
    }

    #[test]
    fn flags_are_always_said_and_the_rest_only_if_meant() {
        check(
            &plain(),
            r#"{"url":"https://u:p%40\"w@h/a.git","enabled":true,"only_protected_branches":false,"keep_divergent_refs":false}"#,
        );
    }

    #[test]
    fn everything_that_is_meant_is_sent() {
        let mirror = NewMirror {
            url: Secret::new("ssh://git@h/a.git"),
            enabled: false,
            only_protected_branches: true,
            keep_divergent_refs: true,
            auth_method: Some(AuthMethod::SshPublicKey),
            mirror_branch_regex: Some(String::new()),
            host_keys: vec!["ssh-ed25519 AAAA".to_owned()],
        };
        check(
            &mirror,
            r#"{"url":"ssh://git@h/a.git","enabled":false,"only_protected_branches":true,"keep_divergent_refs":true,
                "auth_method":"ssh_public_key","host_keys":["ssh-ed25519 AAAA"]}"#,
        );
    }

    #[test]
    fn pattern_is_never_sent_beside_protected_only() {
        let mirror = NewMirror {
            url: Secret::new("https://h/a.git"),
            only_protected_branches: true,
            mirror_branch_regex: Some("^rel/".to_owned()),
            ..plain()
        };
        check(
            &mirror,
            r#"{"url":"https://h/a.git","enabled":true,"keep_divergent_refs":false,"mirror_branch_regex":"^rel/"}"#,
        );
    }

    #[test]
    fn debug_output_hides_the_address_with_its_credentials() {
        assert!(!format!("{:?}", plain()).contains("p%40"));
    }
}
