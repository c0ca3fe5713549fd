//! The form's words against what is sent for them.

use mirrordeck_domain::model::capabilities::Observed;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::version::Metadata;

use super::*;
use crate::features::mirror_form::entries::{ALL, KEY, OFF, OVERWRITE, PASSWORD};

fn server(version: &str) -> Capabilities {
    let metadata: Metadata = serde_json::from_str(&format!(r#"{{"version":"{version}"}}"#))
        .expect("metadata is read leniently");
    Capabilities::detect(Some(&metadata), &Observed::default())
}

fn filled() -> Entries {
    Entries::of_new_mirror()
        .with(Field::Address, " https://h/a.git ")
        .with(Field::User, "bot")
        .with(Field::Secret, "p@:w/%40")
}

/// What the form above is sent as to the newest Community Edition.
fn plain() -> NewMirror {
    NewMirror {
        url: Secret::new("https://bot:p@:w/%40@h/a.git"),
        enabled: true,
        only_protected_branches: false,
        keep_divergent_refs: true,
        auth_method: Some(AuthMethod::Password),
        mirror_branch_regex: None,
        host_keys: Vec::new(),
    }
}

#[test]
fn a_filled_form_is_sent_as_it_reads() {
    let check = |entries: Entries, version: &str, expected: NewMirror| {
        assert_eq!(new_mirror(&entries, &server(version)), expected);
    };
    check(filled(), "19.0.0", plain());
    check(
        filled()
            .with(Field::Divergence, OVERWRITE)
            .with(Field::Branches, PROTECTED)
            .with(Field::Enabled, OFF),
        "19.0.0",
        NewMirror {
            enabled: false,
            only_protected_branches: true,
            keep_divergent_refs: false,
            ..plain()
        },
    );
    check(
        filled()
            .with(Field::Branches, PATTERN)
            .with(Field::Pattern, "^rel/"),
        "19.0.0-ee",
        NewMirror {
            mirror_branch_regex: Some("^rel/".to_owned()),
            ..plain()
        },
    );
}

#[test]
fn an_ssh_key_is_sent_without_a_password() {
    let entries = filled()
        .with(Field::Address, "ssh://h/a.git")
        .with(Field::User, "git")
        .with(Field::Auth, KEY)
        .with(Field::HostKeys, "ssh-ed25519 AAAA");
    let expected = NewMirror {
        url: Secret::new("ssh://git@h/a.git"),
        auth_method: Some(AuthMethod::SshPublicKey),
        host_keys: vec!["ssh-ed25519 AAAA".to_owned()],
        ..plain()
    };
    assert_eq!(new_mirror(&entries, &server("19.0.0")), expected);
    let without_host_keys = NewMirror {
        host_keys: Vec::new(),
        ..expected
    };
    assert_eq!(new_mirror(&entries, &server("18.4.0")), without_host_keys);
}

#[test]
fn an_old_server_is_not_sent_what_it_does_not_know() {
    let entries = filled()
        .with(Field::Branches, PATTERN)
        .with(Field::Pattern, "^rel/");
    let sent = new_mirror(&entries, &server("12.9.0"));
    assert_eq!(
        sent,
        NewMirror {
            keep_divergent_refs: false,
            auth_method: None,
            ..plain()
        }
    );
}

#[test]
fn a_server_that_does_not_say_its_version_is_sent_only_what_was_chosen() {
    let unknown = Capabilities::detect(None, &Observed::default());
    assert_eq!(new_mirror(&filled(), &unknown).auth_method, None);
    let with_key = filled().with(Field::Auth, KEY);
    let sent = new_mirror(&with_key, &unknown);
    assert_eq!(sent.auth_method, Some(AuthMethod::SshPublicKey));
}

#[test]
fn only_changed_settings_are_sent() {
    let none = MirrorChanges::default;
    let check = |before: &[(Field, &str)], after: &[(Field, &str)], expected: MirrorChanges| {
        let fill = |entries: Entries, fields: &[(Field, &str)]| {
            fields
                .iter()
                .fold(entries, |entries, (field, text)| entries.with(*field, text))
        };
        let before = fill(
            Entries::of_new_mirror().with(Field::StoredKeys, KEEP),
            before,
        );
        assert_eq!(changes(&before, &fill(before.clone(), after)), expected);
    };
    let pattern = [(Field::Branches, PATTERN), (Field::Pattern, "^a")];
    let protected = (Field::Branches, PROTECTED);
    check(&[], &[], none());
    check(&[], &[(Field::Enabled, OFF)], MirrorChanges::enabled(false));
    check(
        &[],
        &[(Field::Divergence, OVERWRITE)],
        MirrorChanges {
            keep_divergent_refs: Some(false),
            ..none()
        },
    );
    let regex = |text: &str| MirrorChanges {
        mirror_branch_regex: Some(text.to_owned()),
        ..none()
    };
    let only_protected = |is: bool| MirrorChanges {
        only_protected_branches: Some(is),
        ..none()
    };
    check(&[], &[protected], only_protected(true));
    check(
        &[protected],
        &[(Field::Branches, ALL)],
        only_protected(false),
    );
    check(&[], &pattern, regex("^a"));
    check(&[protected], &pattern, regex("^a"));
    check(&pattern, &[(Field::Pattern, "^b")], regex("^b"));
    check(&pattern, &[(Field::Branches, ALL)], regex(""));
    check(&pattern, &[protected], only_protected(true));
    check(&[], &[(Field::Pattern, "^never chosen")], none());
    check(
        &[(Field::Auth, KEY)],
        &[(Field::Auth, PASSWORD)],
        MirrorChanges {
            auth_method: Some(AuthMethod::Password),
            ..none()
        },
    );
    let host_keys = |keys: &[&str]| MirrorChanges {
        host_keys: Some(keys.iter().map(ToString::to_string).collect()),
        ..none()
    };
    let entered = (Field::HostKeys, "ssh-rsa A\nssh-rsa B");
    check(
        &[],
        &[(Field::StoredKeys, REPLACE), entered],
        host_keys(&["ssh-rsa A", "ssh-rsa B"]),
    );
    check(&[], &[(Field::StoredKeys, FORGET), entered], host_keys(&[]));
    check(&[], &[entered], none());
}
