//! Plays the other end of an SSH connection.
//!
//! The sandbox runs no SSH server. It decides what the server would say and hands git a command
//! that says it, or that runs the service git asks for on the target's repository right here.

use super::target_rules::{Answer, TargetRules};

/// Git passes the remote command as the last argument, such as `git-receive-pack '/a.git'`.
pub(super) const COMMAND: &str = "play_ssh() { \
     if [ -n \"$SANDBOX_SSH_REFUSAL\" ]; then printf '%s\\n' \"$SANDBOX_SSH_REFUSAL\" >&2; return 255; fi; \
     for last; do :; done; service=${last%% *}; \
     git \"${service#git-}\" \"$SANDBOX_SSH_TARGET\"; }; play_ssh";

/// How a mirror shows itself over SSH.
#[derive(Clone, Debug, Default)]
pub(crate) struct SshIdentity {
    /// Known hosts as the API's parameter takes them.
    pub(crate) host_keys: Vec<String>,
    /// The public half of the key pair it pushes with, if it does.
    pub(crate) public_key: Option<String>,
}

/// What the other side says instead of serving; nothing if it serves.
pub(super) fn refusal(
    host: &str,
    user: &str,
    identity: &SshIdentity,
    rules: &TargetRules,
) -> Option<String> {
    if identity.host_keys.is_empty() {
        return Some(format!(
            "No ED25519 host key is known for {host} and you have requested strict checking.\r\n\
             Host key verification failed.\r"
        ));
    }
    if let Some(shown) = &rules.host_key
        && !identity
            .host_keys
            .iter()
            .any(|known| same_key(known, shown))
    {
        return Some(format!(
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n\
             Host key for {host} has changed and you have requested strict checking.\r\n\
             Host key verification failed.\r"
        ));
    }
    let is_authorized = identity.public_key.as_ref().is_some_and(|key| {
        let list = rules.authorized_keys.as_ref();
        list.is_none_or(|list| list.iter().any(|known| same_key(known, key)))
    });
    if !is_authorized {
        return Some(format!("{user}@{host}: Permission denied (publickey).\r"));
    }
    match rules.answer {
        Answer::Serves | Answer::Hangs => None,
        Answer::Missing => Some("ERROR: Repository not found.".to_owned()),
        Answer::Forbidden => Some("ERROR: Write access to repository not granted.".to_owned()),
        Answer::Unavailable => Some(format!("Connection closed by {host} port 22\r")),
    }
}

/// Whether two lines hold the same key, whatever stands before its type or after its text.
fn same_key(one: &str, other: &str) -> bool {
    fn key(line: &str) -> Option<&str> {
        line.split_ascii_whitespace()
            .find(|word| word.starts_with("AAAA"))
    }
    key(one).is_some() && key(one) == key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "ssh-ed25519 AAAAhost";
    const KEY: &str = "ssh-rsa AAAAkey git@gitlab.example";

    fn check(known: &[&str], key: Option<&str>, rules: &TargetRules, expected: Option<&str>) {
        let identity = SshIdentity {
            host_keys: known.iter().map(|line| (*line).to_owned()).collect(),
            public_key: key.map(str::to_owned),
        };
        let said = refusal("h", "git", &identity, rules);
        match expected {
            Some(part) => assert!(
                said.as_ref().is_some_and(|text| text.contains(part)),
                "{said:?}"
            ),
            None => assert_eq!(said, None),
        }
    }

    #[test]
    fn host_keys_come_before_the_mirrors_own_key() {
        let rules = TargetRules {
            host_key: Some(HOST.to_owned()),
            authorized_keys: Some(vec!["ssh-rsa AAAAkey somebody".to_owned()]),
            ..TargetRules::default()
        };
        check(&[], Some(KEY), &rules, Some("Host key verification failed"));
        check(
            &["ssh-ed25519 AAAAother"],
            Some(KEY),
            &rules,
            Some("HAS CHANGED"),
        );
        check(
            &["h ssh-ed25519 AAAAhost"],
            None,
            &rules,
            Some("denied (publickey)"),
        );
        check(
            &[HOST],
            Some("ssh-rsa AAAAelse"),
            &rules,
            Some("denied (publickey)"),
        );
        check(&[HOST], Some(KEY), &rules, None);
    }

    #[test]
    fn a_target_without_rules_takes_any_key_but_wants_one() {
        let rules = TargetRules::default();
        check(&[HOST], Some(KEY), &rules, None);
        check(&[HOST], None, &rules, Some("denied (publickey)"));
    }
}
