//! What stands in the form, as the words of its fields.

use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::target_url;

/// A field of the form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Field {
    /// The target's address, without credentials.
    Address,
    /// The user at the target.
    User,
    /// The password or token.
    Secret,
    /// [`PASSWORD`] or [`KEY`].
    Auth,
    /// [`ALL`], [`PROTECTED`] or [`PATTERN`].
    Branches,
    /// The pattern of branches.
    Pattern,
    /// [`OVERWRITE`] or [`KEEP`].
    Divergence,
    /// [`ON`] or [`OFF`].
    Enabled,
    /// [`KEEP`], [`REPLACE`] or [`FORGET`]; only asked of a mirror that has some.
    StoredKeys,
    /// Lines of host keys.
    HostKeys,
}

pub(super) const PASSWORD: &str = "password";
pub(super) const KEY: &str = "key";
pub(super) const ALL: &str = "all";
pub(super) const PROTECTED: &str = "protected";
pub(super) const PATTERN: &str = "pattern";
pub(super) const OVERWRITE: &str = "overwrite";
pub(super) const KEEP: &str = "keep";
pub(super) const ON: &str = "on";
pub(super) const OFF: &str = "off";
pub(super) const REPLACE: &str = "replace";
pub(super) const FORGET: &str = "forget";

impl Field {
    /// Every field, in the order of the form and of their numbers.
    pub(super) const EVERY: [Self; 10] = [
        Self::Address,
        Self::User,
        Self::Secret,
        Self::Auth,
        Self::Branches,
        Self::Pattern,
        Self::Divergence,
        Self::Enabled,
        Self::StoredKeys,
        Self::HostKeys,
    ];

    /// What a draft calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::User => "user",
            Self::Secret => "secret",
            Self::Auth => "auth",
            Self::Branches => "branches",
            Self::Pattern => "pattern",
            Self::Divergence => "divergence",
            Self::Enabled => "enabled",
            Self::StoredKeys => "stored_keys",
            Self::HostKeys => "host_keys",
        }
    }
}

/// The words of all fields.
///
/// Has no `Debug`, because one of them is a secret.
#[derive(Clone, Default, Eq, PartialEq)]
pub(super) struct Entries([String; Field::EVERY.len()]);

impl Entries {
    /// What a new mirror begins with: nothing on the target is overwritten unless somebody says so.
    pub(super) fn of_new_mirror() -> Self {
        Self::default()
            .with(Field::Auth, PASSWORD)
            .with(Field::Branches, ALL)
            .with(Field::Divergence, KEEP)
            .with(Field::Enabled, ON)
    }

    /// What a mirror's settings are now. Its credentials and keys cannot be read.
    pub(super) fn of_mirror(mirror: &Mirror) -> Self {
        let choose = |is: bool, yes, no| if is { yes } else { no };
        let pattern = pattern_of(mirror);
        let branches = match pattern {
            Some(_) => PATTERN,
            None => choose(mirror.only_protected_branches, PROTECTED, ALL),
        };
        let has_key = mirror.auth_method == Some(AuthMethod::SshPublicKey);
        Self::default()
            .with(
                Field::Address,
                &target_url::mask_credentials(mirror.url.as_deref().unwrap_or_default()),
            )
            .with(Field::Auth, choose(has_key, KEY, PASSWORD))
            .with(Field::Branches, branches)
            .with(Field::Pattern, pattern.unwrap_or_default())
            .with(
                Field::Divergence,
                choose(mirror.keep_divergent_refs, KEEP, OVERWRITE),
            )
            .with(Field::Enabled, choose(mirror.enabled, ON, OFF))
            .with(Field::StoredKeys, KEEP)
    }

    /// The same with one field filled in.
    #[must_use]
    pub(super) fn with(mut self, field: Field, text: &str) -> Self {
        self.set(field, text.to_owned());
        self
    }

    /// Fills in a field.
    pub(super) fn set(&mut self, field: Field, text: String) {
        self.0[field as usize] = text;
    }

    /// What stands in a field.
    pub(super) fn of(&self, field: Field) -> &str {
        &self.0[field as usize]
    }

    /// Whether a choice stands at a word.
    pub(super) fn is(&self, field: Field, word: &str) -> bool {
        self.of(field) == word
    }

    /// Whether the address is one of SSH.
    pub(super) fn is_ssh(&self) -> bool {
        target_url::scheme(self.of(Field::Address).trim()) == Some("ssh")
    }

    /// Whether a key pair of GitLab's shall authenticate the push.
    pub(super) fn has_key(&self) -> bool {
        self.is(Field::Auth, KEY)
    }

    /// The secret, unless a key takes its place.
    pub(super) fn secret(&self) -> Secret {
        Secret::new(if self.has_key() {
            ""
        } else {
            self.of(Field::Secret)
        })
    }

    /// The host keys, one a line; what `ssh-keyscan` says beside them is dropped.
    pub(super) fn host_keys(&self) -> Vec<String> {
        self.of(Field::HostKeys)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect()
    }
}

/// The pattern in force, if there is one.
pub(super) fn pattern_of(mirror: &Mirror) -> Option<&str> {
    let pattern = mirror.mirror_branch_regex.as_ref()?.as_deref()?;
    (!pattern.is_empty()).then_some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_stands_at_its_own_number() {
        for (number, field) in Field::EVERY.into_iter().enumerate() {
            assert_eq!(field as usize, number, "{}", field.name());
        }
    }

    #[test]
    fn settings_of_a_mirror_fill_the_form_without_its_credentials() {
        let read = |fields: &str| {
            let text = format!(r#"{{"id":1,"url":"https://u:p@h/a.git"{fields}}}"#);
            let mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            let entries = Entries::of_mirror(&mirror);
            assert!(!entries.of(Field::Address).contains("u:p"));
            [
                Field::Auth,
                Field::Branches,
                Field::Pattern,
                Field::Divergence,
                Field::Enabled,
                Field::StoredKeys,
            ]
            .map(|field| entries.of(field).to_owned())
        };
        assert_eq!(
            read(""),
            [PASSWORD, ALL, "", OVERWRITE, OFF, KEEP].map(str::to_owned)
        );
        assert_eq!(
            read(
                r#","enabled":true,"keep_divergent_refs":true,"only_protected_branches":true,"auth_method":"ssh_public_key","mirror_branch_regex":"""#
            ),
            [KEY, PROTECTED, "", KEEP, ON, KEEP].map(str::to_owned)
        );
        assert_eq!(
            read(r#","mirror_branch_regex":"^rel/""#),
            [PASSWORD, PATTERN, "^rel/", OVERWRITE, OFF, KEEP].map(str::to_owned)
        );
    }

    #[test]
    fn what_a_key_scan_says_beside_the_keys_is_dropped() {
        let scan = "# h:22 SSH-2.0-x\n\n  h ssh-ed25519 AAAA \r\n# h:22\nssh-rsa BBBB";
        let entries = Entries::default().with(Field::HostKeys, scan);
        assert_eq!(entries.host_keys(), ["h ssh-ed25519 AAAA", "ssh-rsa BBBB"]);
    }

    #[test]
    fn a_secret_that_a_key_replaces_is_not_used() {
        let entries = Entries::default().with(Field::Secret, "s3cret");
        assert_eq!(entries.secret().expose(), "s3cret");
        assert!(entries.with(Field::Auth, KEY).secret().is_empty());
    }
}
