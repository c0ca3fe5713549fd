//! What is wrong with the entries, before anything is sent.

use mirrordeck_domain::model::target_url::{self, TargetProblem, TargetWarning};
use mirrordeck_language::text;

use super::entries::{Entries, Field, PATTERN, REPLACE};
use super::wording;

/// Most host keys that GitLab takes.
const KEY_LIMIT: usize = 10;
/// Longest pattern that GitLab takes, in characters.
const PATTERN_LIMIT: usize = 255;
/// An address that nothing is wrong with, for judging a user alone.
const ANY_ADDRESS: &str = "https://h/a";

/// What is wrong with a field, and what to do.
///
/// What is only missing is not wrong before somebody submits.
pub(super) fn check(entries: &Entries, field: Field, is_submitted: bool) -> Option<String> {
    let entry = entries.of(field);
    let is_missing = entry.trim().is_empty();
    match field {
        Field::Address if is_submitted || !is_missing => {
            problem(target_url::check(entry, ""))
        }
        Field::User => problem(target_url::check(ANY_ADDRESS, entry)),
        Field::Secret => problem(target_url::check_secret(&entries.secret()))
            .or_else(|| (is_submitted && lacks_secret(entries)).then(|| wording::no_secret(entries.of(Field::User)))),
        Field::Auth => (is_submitted && entries.has_key() && !entries.is_ssh())
            .then(|| text("A key needs an address that begins with ssh://. Change the address, or use a password.").to_owned()),
        Field::Pattern if entries.is(Field::Branches, PATTERN) => {
            if is_submitted && entry.is_empty() {
                return Some(text("Enter a pattern, such as ^release/.").to_owned());
            }
            (entry.chars().count() > PATTERN_LIMIT)
                .then(|| text("GitLab takes at most 255 characters. Shorten the pattern.").to_owned())
        }
        Field::HostKeys => {
            let keys = entries.host_keys();
            if is_submitted && keys.is_empty() && entries.is(Field::StoredKeys, REPLACE) {
                return Some(text("Enter the new keys, one a line, or keep the stored ones.").to_owned());
            }
            host_keys(&keys)
        }
        _ => None,
    }
}

/// A user without a password is hardly meant, unless a token stands in its place.
fn lacks_secret(entries: &Entries) -> bool {
    let (address, user) = (entries.of(Field::Address).trim(), entries.of(Field::User));
    let is_http = matches!(target_url::scheme(address), Some("http" | "https"));
    let secret = entries.secret();
    is_http
        && !user.is_empty()
        && secret.is_empty()
        && !target_url::warnings(address, user, &secret).contains(&TargetWarning::TokenAsUser)
}

fn host_keys(keys: &[String]) -> Option<String> {
    if keys.len() > KEY_LIMIT {
        return Some(text("GitLab takes at most 10 host keys. Remove some lines.").to_owned());
    }
    let is_fingerprint = |key: &String| key.contains("SHA256:") || key.contains("MD5:");
    keys.iter().any(is_fingerprint).then(|| {
        text("This is a fingerprint. GitLab wants the key itself, as ssh-keyscan prints it.")
            .to_owned()
    })
}

fn problem(result: Result<(), TargetProblem>) -> Option<String> {
    result
        .err()
        .map(|problem| text(wording::problem(problem)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::mirror_form::entries::KEY;

    /// Which fields are complained about.
    fn wrong(entries: &Entries, is_submitted: bool) -> Vec<Field> {
        let wrong = |field: &Field| check(entries, *field, is_submitted).is_some();
        Field::EVERY.into_iter().filter(wrong).collect()
    }

    #[test]
    fn missing_entries_are_wrong_only_when_submitted() {
        let form = |fields: &[(Field, &str)], submitted: &[Field]| {
            let entries = fields
                .iter()
                .fold(Entries::of_new_mirror(), |entries, (field, text)| {
                    entries.with(*field, text)
                });
            assert_eq!(wrong(&entries, false), [], "before");
            assert_eq!(wrong(&entries, true), submitted, "submitted");
        };
        let http = (Field::Address, "https://h/a.git");
        form(&[], &[Field::Address]);
        form(&[http], &[]);
        form(&[http, (Field::User, "bot")], &[Field::Secret]);
        form(&[http, (Field::User, "ghp_abc")], &[]);
        form(&[http, (Field::User, "bot"), (Field::Secret, "x")], &[]);
        form(&[http, (Field::Auth, KEY)], &[Field::Auth]);
        form(&[http, (Field::Branches, PATTERN)], &[Field::Pattern]);
        form(&[http, (Field::StoredKeys, REPLACE)], &[Field::HostKeys]);
        form(
            &[
                (Field::Address, "ssh://h/a.git"),
                (Field::Auth, KEY),
                (Field::User, "git"),
            ],
            &[],
        );
    }

    #[test]
    fn wrong_entries_are_wrong_at_once() {
        let form = |field: Field, text: &str| {
            let entries = Entries::of_new_mirror()
                .with(Field::Address, "https://h/a.git")
                .with(Field::Branches, PATTERN)
                .with(Field::Pattern, "^a")
                .with(field, text);
            assert_eq!(wrong(&entries, false), [field], "{text}");
        };
        form(Field::Address, "ftp://h/a.git");
        form(Field::Address, "acme/app");
        form(Field::Address, "https://h:x/a");
        form(Field::User, "-bot");
        form(Field::User, "*****");
        form(Field::User, "bot:x");
        form(Field::Secret, "*****");
        form(Field::Pattern, &"ä".repeat(256));
        form(Field::HostKeys, "256 SHA256:abc h (ED25519)");
        form(Field::HostKeys, &"ssh-rsa A\n".repeat(11));
    }
}
