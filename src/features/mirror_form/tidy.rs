//! Making an address of what was pasted into its field.

use mirrordeck_domain::model::target_url::{Correction, PastedTarget};
use mirrordeck_language::text;

use super::entries::{Entries, Field, KEY, PASSWORD};

/// What was made of a pasted address.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Tidied {
    /// What was changed, in sentences; empty if nothing was.
    pub(super) said: String,
    /// Whether the meaning was guessed, so that a person should look before it is sent.
    pub(super) is_guess: bool,
    /// The address with `.git`, where only the person knows whether it belongs there.
    pub(super) suggestion: Option<String>,
}

/// Puts the address right, moves credentials to their fields, and chooses the authentication that goes with it.
///
/// `can_use_key` tells whether this GitLab offers SSH keys.
pub(super) fn tidy(entries: &mut Entries, can_use_key: bool) -> Tidied {
    let pasted = PastedTarget::read(entries.of(Field::Address));
    let mut said: Vec<&'static str> = pasted
        .corrections
        .iter()
        .map(|one| sentence(*one))
        .collect();
    let is_guess = pasted.corrections.iter().any(|one| {
        matches!(
            one,
            Correction::ScpForm
                | Correction::SchemeAdded
                | Correction::CredentialsMoved
                | Correction::MaskDropped
                | Correction::PageCut
        )
    });
    let suggestion = pasted.with_git_suffix();
    entries.set(Field::Address, pasted.address);
    if let Some(user) = pasted.user {
        entries.set(Field::User, user);
    }
    if let Some(secret) = &pasted.secret {
        entries.set(Field::Secret, secret.expose().to_owned());
    }
    let wants_key = entries.is_ssh() && can_use_key && entries.of(Field::Secret).is_empty();
    if wants_key && !entries.has_key() {
        entries.set(Field::Auth, KEY.to_owned());
        said.push("SSH public key is chosen as authentication.");
    }
    if !entries.is_ssh() && entries.has_key() {
        entries.set(Field::Auth, PASSWORD.to_owned());
        said.push("Password is chosen as authentication: keys need an ssh:// address.");
    }
    Tidied {
        said: said.into_iter().map(text).collect::<Vec<_>>().join(" "),
        is_guess,
        suggestion,
    }
}

/// What was put right.
const fn sentence(correction: Correction) -> &'static str {
    match correction {
        Correction::Trimmed => "What stood around the address is dropped.",
        Correction::ScpForm => "GitLab takes no user@host:path, so it is now an ssh:// address.",
        Correction::SchemeRespelled => "The scheme is spelled as GitLab wants it.",
        Correction::SchemeAdded => "https:// is added in front.",
        Correction::CredentialsMoved => "The credentials have moved to their own fields.",
        Correction::MaskDropped => {
            "The asterisks are dropped: they stand for credentials that GitLab never shows. Enter these again."
        }
        Correction::PageCut => "The address of a page is cut back to its repository.",
        Correction::SlashDropped => "The slash at the end is dropped.",
        Correction::GitSuffixAdded => ".git is added, since GitLab follows no redirects.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Address, user, secret and authentication after tidying, and whether it was guessed.
    fn check(address: &str, can_use_key: bool, expected: [&str; 4], is_guess: bool) {
        let mut entries = Entries::of_new_mirror().with(Field::Address, address);
        let tidied = tidy(&mut entries, can_use_key);
        let read = [Field::Address, Field::User, Field::Secret, Field::Auth];
        assert_eq!(read.map(|field| entries.of(field)), expected, "{address}");
        assert_eq!(tidied.is_guess, is_guess, "{address}");
        let has_changed = entries != Entries::of_new_mirror().with(Field::Address, address);
        assert_eq!(has_changed, !tidied.said.is_empty(), "{address}");
    }

    #[test]
    fn a_pasted_address_fills_the_fields_it_belongs_to() {
        let app = "https://github.com/acme/app.git";
        check(app, true, [app, "", "", PASSWORD], false);
        check("", true, ["", "", "", PASSWORD], false);
        check(
            "https://github.com/acme/app/",
            true,
            [app, "", "", PASSWORD],
            false,
        );
        check(
            "https://bot:s3cret@github.com/acme/app.git",
            true,
            [app, "bot", "s3cret", PASSWORD],
            true,
        );
        check(
            "git@github.com:acme/app.git",
            true,
            ["ssh://github.com/acme/app.git", "git", "", KEY],
            true,
        );
        check(
            "git@github.com:acme/app.git",
            false,
            ["ssh://github.com/acme/app.git", "git", "", PASSWORD],
            true,
        );
        check("acme/app", true, ["acme/app", "", "", PASSWORD], false);
    }

    #[test]
    fn a_key_is_not_kept_for_an_address_that_cannot_use_it() {
        let mut entries = Entries::of_new_mirror()
            .with(Field::Auth, KEY)
            .with(Field::Address, "https://h.example/a.git");
        let tidied = tidy(&mut entries, true);
        assert!(entries.is(Field::Auth, PASSWORD));
        assert!(tidied.said.contains("ssh://"));
    }

    #[test]
    fn the_suffix_is_offered_where_it_cannot_be_known() {
        let check = |address: &str, expected: Option<&str>| {
            let mut entries = Entries::of_new_mirror().with(Field::Address, address);
            let suggestion = tidy(&mut entries, true).suggestion;
            assert_eq!(suggestion.as_deref(), expected, "{address}");
        };
        check(
            "https://git.example.net/a",
            Some("https://git.example.net/a.git"),
        );
        check("https://git.example.net/a.git", None);
    }
}
