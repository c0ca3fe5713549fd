//! What there is to choose from, on this GitLab and for this address.

use mirrordeck_domain::model::capabilities::{Capabilities, Feature};
use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_language::fill;

use super::entries::{
    ALL, Entries, FORGET, Field, KEEP, KEY, OFF, ON, OVERWRITE, PASSWORD, PATTERN, PROTECTED,
    REPLACE,
};
use super::reading::is_offered;
use crate::ui::Choice;
use crate::wording::reason::not_offered;

/// How the target authenticates GitLab.
pub(super) fn auth(capabilities: &Capabilities) -> Vec<Choice> {
    let mut choices = vec![Choice::new(PASSWORD, "User name and password or token")];
    if is_offered(capabilities.auth_method()) {
        choices.push(Choice::new(KEY, "SSH public key"));
    }
    choices
}

/// Which branches are pushed.
pub(super) fn branches(capabilities: &Capabilities) -> Vec<Choice> {
    let mut choices = vec![
        Choice::new(ALL, "All branches"),
        Choice::new(PROTECTED, "Only protected branches"),
    ];
    if is_offered(capabilities.branch_regex()) {
        choices.push(Choice::new(PATTERN, "Branches that match a pattern"));
    }
    choices
}

/// What happens to commits that only the target has.
pub(super) fn divergence(entries: &Entries, capabilities: &Capabilities) -> Vec<Choice> {
    let can_keep = is_offered(capabilities.keep_divergent_refs());
    // Where nothing else is offered, overwriting is what the form's word means, whatever it is.
    let word = if can_keep {
        OVERWRITE
    } else {
        entries.of(Field::Divergence)
    };
    let mut choices = vec![
        Choice::new(word, "Overwrite and delete them")
            .described("The target becomes an exact copy. What was only there is lost."),
    ];
    if can_keep {
        choices.push(Choice::new(KEEP, "Leave them and report").described(
            "Refs that have diverged are skipped, and the mirror fails with their names.",
        ));
    }
    choices
}

/// Whether GitLab pushes, and whether we ask for the first push at once.
///
/// `before` is the mirror that is edited, if one is.
pub(super) fn enabled(
    entries: &Entries,
    before: Option<&Mirror>,
    capabilities: &Capabilities,
) -> Vec<Choice> {
    let had_key = before.is_some_and(|before| before.auth_method == Some(AuthMethod::SshPublicKey));
    let has_new_key = entries.is_ssh() && entries.has_key() && !had_key;
    let no_sync = not_offered("Syncing from here", Feature::Sync, capabilities);
    let on = match (before, no_sync) {
        (Some(before), _) if before.enabled => Choice::new(ON, "Enabled"),
        _ if has_new_key => Choice::new(ON, "Enable").described(
            "Then let the target know this mirror's public key, which its page shows, and sync there.",
        ),
        (_, Some(no_sync)) => Choice::new(ON, "Enable").described(
            fill("{0} The first push comes with the next change to the project.", &[&no_sync]),
        ),
        _ => Choice::new(ON, "Enable and sync now")
            .described("You see what comes of it on the mirror's page."),
    };
    let off = if before.is_some_and(|before| before.enabled) {
        "Disabled"
    } else {
        "Leave disabled"
    };
    vec![
        on,
        Choice::new(OFF, off).described("GitLab pushes nothing to this target."),
    ]
}

/// What becomes of the host keys that GitLab holds.
pub(super) fn stored_keys(before: &Mirror, capabilities: &Capabilities) -> Vec<Choice> {
    let stored: Vec<&str> = before
        .host_keys
        .iter()
        .flatten()
        .map(|key| key.fingerprint_sha256.as_str())
        .collect();
    let (keep, replace) = if stored.is_empty() {
        (Choice::new(KEEP, "Leave as they are"), "Enter host keys")
    } else {
        let keep = Choice::new(KEEP, "Keep what is stored").described(stored.join(", "));
        (keep, "Replace all of them")
    };
    let mut choices = vec![keep];
    if is_offered(capabilities.host_keys_input()) {
        choices.push(
            Choice::new(REPLACE, replace)
                .described("Every key that shall hold: GitLab cannot show those it has."),
        );
        if !stored.is_empty() {
            choices.push(
                Choice::new(FORGET, "Forget them")
                    .described("Pushes over ssh then fail with \"Host key verification failed\"."),
            );
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::capabilities::Observed;
    use mirrordeck_domain::model::version::Metadata;

    use super::*;

    fn server(version: &str) -> Capabilities {
        let metadata: Metadata = serde_json::from_str(&format!(r#"{{"version":"{version}"}}"#))
            .expect("metadata is read leniently");
        Capabilities::detect(Some(&metadata), &Observed::default())
    }

    fn mirror(fields: &str) -> Mirror {
        serde_json::from_str(&format!(r#"{{"id":1{fields}}}"#)).expect("mirrors are read leniently")
    }

    fn words(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.value.as_str()).collect()
    }

    #[test]
    fn only_what_this_gitlab_offers_can_be_chosen() {
        let check = |version: &str, expected: [&[&str]; 3]| {
            let capabilities = server(version);
            let new = Entries::of_new_mirror();
            assert_eq!(words(&auth(&capabilities)), expected[0], "{version}");
            assert_eq!(words(&branches(&capabilities)), expected[1], "{version}");
            assert_eq!(
                words(&divergence(&new, &capabilities)),
                expected[2],
                "{version}"
            );
        };
        let rules: &[&str] = &[OVERWRITE, KEEP];
        check("12.9.0", [&[PASSWORD], &[ALL, PROTECTED], &[KEEP]]);
        check("16.11.0", [&[PASSWORD, KEY], &[ALL, PROTECTED], rules]);
        check(
            "18.9.0-ee",
            [&[PASSWORD, KEY], &[ALL, PROTECTED, PATTERN], rules],
        );
    }

    #[test]
    fn enabling_says_what_follows() {
        let check = |before: Option<&str>, ssh: bool, version: &str, label: &str, words: &str| {
            let entries = if ssh {
                Entries::of_new_mirror()
                    .with(Field::Address, "ssh://h/a")
                    .with(Field::Auth, KEY)
            } else {
                Entries::of_new_mirror()
            };
            let before = before.map(mirror);
            let on = enabled(&entries, before.as_ref(), &server(version)).remove(0);
            assert_eq!(on.label, label);
            assert!(on.description.unwrap_or_default().contains(words));
        };
        check(None, false, "18.9.0", "Enable and sync now", "comes of it");
        check(None, false, "14.10.0", "Enable", "needs GitLab 16.11");
        check(None, true, "18.9.0", "Enable", "public key");
        check(
            Some(""),
            false,
            "18.9.0",
            "Enable and sync now",
            "comes of it",
        );
        check(Some(r#","enabled":true"#), false, "18.9.0", "Enabled", "");
        check(Some(""), true, "18.9.0", "Enable", "public key");
        let known_key = Some(r#","auth_method":"ssh_public_key""#);
        check(
            known_key,
            true,
            "18.9.0",
            "Enable and sync now",
            "comes of it",
        );
    }

    #[test]
    fn stored_keys_can_be_replaced_only_where_the_server_takes_them() {
        let check = |fields: &str, version: &str, expected: &[&str]| {
            let choices = stored_keys(&mirror(fields), &server(version));
            assert_eq!(words(&choices), expected, "{version}");
        };
        let some = r#","host_keys":[{"fingerprint_sha256":"SHA256:x"}]"#;
        check(some, "18.4.0", &[KEEP]);
        check(some, "19.0.0", &[KEEP, REPLACE, FORGET]);
        check("", "19.0.0", &[KEEP, REPLACE]);
    }
}
