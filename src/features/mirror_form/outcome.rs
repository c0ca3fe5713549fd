//! What became of the request: servers accept more than they do.

use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_language::text;

/// What was asked for and is easily ignored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// The mirror shall push.
    pub(super) enabled: bool,
    /// A pattern chooses the branches.
    pub(super) pattern: bool,
    /// Host keys are set.
    pub(super) host_keys: bool,
}

/// What the answer lacks although nothing was refused, with the likely reason.
pub(super) fn ignored(asked: &Asked, answer: &Mirror) -> Vec<&'static str> {
    let mut ignored = Vec::new();
    if asked.enabled && !answer.enabled {
        ignored.push(
            text("You asked for enabled, and GitLab says disabled. Mirroring may be off for this project or instance, the repository may not exist yet, or GitLab is in Silent Mode. Ask an administrator."),
        );
    }
    let pattern = answer.mirror_branch_regex.as_ref().and_then(Option::as_ref);
    if asked.pattern && pattern.is_none_or(String::is_empty) {
        ignored.push(text("GitLab ignored the branch pattern, so all branches are pushed. Patterns need the Enterprise Edition."));
    }
    if asked.host_keys && !has_host_keys(answer) {
        ignored.push(text(
            "GitLab ignored the host keys. Enter them on its own page, under Settings, Repository.",
        ));
    }
    ignored
}

/// Whether the server holds host keys for the mirror.
pub(super) fn has_host_keys(mirror: &Mirror) -> bool {
    mirror
        .host_keys
        .as_ref()
        .is_some_and(|keys| !keys.is_empty())
}

/// Whether the target has to learn the mirror's public key before anything can be pushed.
pub(super) fn needs_public_key(mirror: &Mirror) -> bool {
    let is_ssh = mirror
        .url
        .as_deref()
        .is_some_and(|url| url.starts_with("ssh://"));
    is_ssh && mirror.auth_method == Some(AuthMethod::SshPublicKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror(fields: &str) -> Mirror {
        serde_json::from_str(&format!(r#"{{"id":1{fields}}}"#)).expect("mirrors are read leniently")
    }

    #[test]
    fn what_a_server_ignores_is_noticed() {
        let all = Asked {
            enabled: true,
            pattern: true,
            host_keys: true,
        };
        let check = |asked: &Asked, fields: &str, count: usize| {
            assert_eq!(ignored(asked, &mirror(fields)).len(), count, "{fields}");
        };
        check(&Asked::default(), "", 0);
        check(&all, "", 3);
        check(&all, r#","mirror_branch_regex":"","host_keys":[]"#, 3);
        check(
            &all,
            r#","enabled":true,"mirror_branch_regex":"^a","host_keys":[{"fingerprint_sha256":"x"}]"#,
            0,
        );
    }

    #[test]
    fn only_keys_over_ssh_have_to_be_authorised() {
        let check =
            |fields: &str, expected| assert_eq!(needs_public_key(&mirror(fields)), expected);
        check(
            r#","url":"ssh://git@h/a","auth_method":"ssh_public_key""#,
            true,
        );
        check(
            r#","url":"https://h/a","auth_method":"ssh_public_key""#,
            false,
        );
        check(r#","url":"ssh://git@h/a","auth_method":"password""#, false);
        check(r#","auth_method":"ssh_public_key""#, false);
    }
}
