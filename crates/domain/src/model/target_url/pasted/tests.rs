//! Pasted texts as tables: what was pasted, what is made of it.

use super::Correction::{
    CredentialsMoved, GitSuffixAdded, MaskDropped, PageCut, SchemeAdded, SchemeRespelled, ScpForm,
    SlashDropped, Trimmed,
};
use super::*;

/// Address, user and secret joined by blanks, `-` for what is missing.
fn check(text: &str, expected: &str, corrections: &[Correction]) {
    let pasted = PastedTarget::read(text);
    let user = pasted.user.as_deref().unwrap_or("-");
    let secret = pasted.secret.as_ref().map_or("-", Secret::expose);
    let read = format!("{} {user} {secret}", pasted.address);
    let expected = if expected.contains(' ') {
        expected.to_owned()
    } else {
        format!("{expected} - -")
    };
    assert_eq!(read, expected, "{text}");
    assert_eq!(pasted.corrections, corrections, "{text}");
}

#[test]
fn a_right_address_stays_as_it_is() {
    for text in [
        "https://github.com/acme/app.git",
        "https://git.example.net/a.git",
        "https://git.example.net/a",
        "https://git.example.net:8443/a/b/c.git?x=y#z",
        "https://git.example.net",
        "ssh://git.example.net:2222/~me/a.git",
        "http://[2001:db8::1]/a.git",
        "git://git.example.net/a.git",
        "https://dev.azure.com/acme/app/_git/app",
        "https://H.example/A.git",
    ] {
        check(text, text, &[]);
    }
}

#[test]
fn blanks_quotes_and_commands_around_it_are_dropped() {
    let address = "https://git.example.net/a.git";
    check(" https://git.example.net/a.git\n", address, &[Trimmed]);
    check("\"https://git.example.net/a.git\"", address, &[Trimmed]);
    check("<https://git.example.net/a.git>", address, &[Trimmed]);
    check(
        "git clone https://git.example.net/a.git",
        address,
        &[Trimmed],
    );
    check(
        "git clone 'https://git.example.net/a.git'",
        address,
        &[Trimmed],
    );
    check("", "", &[]);
    check("  ", "", &[Trimmed]);
}

#[test]
fn the_scp_form_becomes_an_address() {
    let moved = &[ScpForm, CredentialsMoved];
    check(
        "git@github.com:acme/app.git",
        "ssh://github.com/acme/app.git git -",
        moved,
    );
    check(
        "git@h.example:/srv/a.git",
        "ssh://h.example/srv/a.git git -",
        moved,
    );
    check(
        "git@h.example:~/a.git",
        "ssh://h.example/~/a.git git -",
        moved,
    );
    check("git@h.example:a.git", "ssh://h.example/a.git git -", moved);
    check(
        "git@h.example:2222/a.git",
        "ssh://h.example/2222/a.git git -",
        moved,
    );
    check(
        "h.example:acme/app.git",
        "ssh://h.example/acme/app.git",
        &[ScpForm],
    );
    check("h.example:app.git", "ssh://h.example/app.git", &[ScpForm]);
    check(
        "git@github.com:acme/app",
        "ssh://github.com/acme/app.git git -",
        &[ScpForm, CredentialsMoved, GitSuffixAdded],
    );
}

#[test]
fn a_scheme_is_added_or_respelled() {
    let address = "https://git.example.net/a.git";
    check("git.example.net/a.git", address, &[SchemeAdded]);
    check("HTTPS://git.example.net/a.git", address, &[SchemeRespelled]);
    check("https:git.example.net/a.git", address, &[SchemeRespelled]);
    check("Https:/git.example.net/a.git", address, &[SchemeRespelled]);
    check(
        "git+https://git.example.net/a.git",
        address,
        &[SchemeRespelled],
    );
    check(
        "http:git.example.net/a.git",
        "http://git.example.net/a.git",
        &[SchemeRespelled],
    );
    check(
        "git+ssh://h.example/a.git",
        "ssh://h.example/a.git",
        &[SchemeRespelled],
    );
    check(
        "ssh+git://h.example/a.git",
        "ssh://h.example/a.git",
        &[SchemeRespelled],
    );
    check(
        "h.example:8443/a.git",
        "https://h.example:8443/a.git",
        &[SchemeAdded],
    );
    check(
        "localhost:3000/a.git",
        "https://localhost:3000/a.git",
        &[SchemeAdded],
    );
    check("localhost/a.git", "https://localhost/a.git", &[SchemeAdded]);
    check(
        "u:p@h.example/a.git",
        "https://h.example/a.git u p",
        &[SchemeAdded, CredentialsMoved],
    );
    check(
        "u@h.example/a.git",
        "https://h.example/a.git u -",
        &[SchemeAdded, CredentialsMoved],
    );
}

#[test]
fn what_is_no_address_is_left_alone() {
    for text in [
        "acme/app",
        "/srv/git/a.git",
        "./a.git",
        "../a.git",
        "app",
        "me@example.org",
        "not a url",
        "C:\\a",
        "-x/a",
        "github.com",
        "javascript:alert(1)",
        ":/",
        "@/",
    ] {
        check(text, &format!("{text} - -"), &[]);
    }
}

#[test]
fn credentials_move_to_their_fields() {
    let moved = &[CredentialsMoved];
    check(
        "https://u:p@h.example/a.git",
        "https://h.example/a.git u p",
        moved,
    );
    check(
        "https://u@h.example/a.git",
        "https://h.example/a.git u -",
        moved,
    );
    check(
        "https://u:@h.example/a.git",
        "https://h.example/a.git u -",
        moved,
    );
    check(
        "https://:p@h.example/a.git",
        "https://h.example/a.git - p",
        moved,
    );
    check(
        "https://u:p@w@h.example/a.git",
        "https://h.example/a.git u p@w",
        moved,
    );
    check(
        "https://u:p/w@h.example/a.git",
        "https://h.example/a.git u p/w",
        moved,
    );
    check(
        "https://u:p?w#x@h.example/a.git",
        "https://h.example/a.git u p?w#x",
        moved,
    );
    check(
        "https://u:p:w@h.example/a.git",
        "https://h.example/a.git u p:w",
        moved,
    );
    check(
        "https://u:p%40w@h.example/a.git",
        "https://h.example/a.git u p%40w",
        moved,
    );
    check(
        "https://me@x.example:p@h.example/a.git",
        "https://h.example/a.git me@x.example p",
        moved,
    );
    check(
        "ssh://git@h.example/a.git",
        "ssh://h.example/a.git git -",
        moved,
    );
    check("https://@h.example/a.git", "https://h.example/a.git", &[]);
}

#[test]
fn an_at_sign_in_the_path_is_no_credential() {
    for text in [
        "https://h.example/a@b.git",
        "https://h.example:8443/a@b.git",
        "https://h.example/@me/a.git",
    ] {
        check(text, text, &[]);
    }
}

#[test]
fn a_user_before_the_host_is_found_although_the_path_has_an_at_sign() {
    let moved = &[CredentialsMoved];
    check(
        "https://u@h.example/a@b.git",
        "https://h.example/a@b.git u -",
        moved,
    );
    check(
        "https://u@h.example:8443/a@b.git",
        "https://h.example:8443/a@b.git u -",
        moved,
    );
    // With a password nobody can tell, so that GitLab's own rule holds.
    check(
        "https://u:p@w/x@h.example/a.git",
        "https://h.example/a.git u p@w/x",
        moved,
    );
}

#[test]
fn asterisks_of_a_masked_address_are_dropped() {
    check(
        "https://*****:*****@h.example/a.git",
        "https://h.example/a.git",
        &[MaskDropped],
    );
    check(
        "https://*****@h.example/a.git",
        "https://h.example/a.git",
        &[MaskDropped],
    );
    check(
        "ssh://git:*****@h.example/a.git",
        "ssh://h.example/a.git git -",
        &[MaskDropped],
    );
}

#[test]
fn pages_are_cut_back_to_their_repository() {
    let github = "https://github.com/acme/app.git";
    let both = &[PageCut, GitSuffixAdded];
    check("https://github.com/acme/app", github, &[GitSuffixAdded]);
    check(
        "https://github.com/acme/app/",
        github,
        &[SlashDropped, GitSuffixAdded],
    );
    check("https://github.com/acme/app/tree/main/src", github, both);
    check(
        "https://github.com/acme/app/blob/main/README.md#L3",
        github,
        both,
    );
    check(
        "https://github.com/acme/app/issues?q=is%3Aopen",
        github,
        both,
    );
    check(
        "https://github.com/acme/app?tab=readme-ov-file",
        github,
        both,
    );
    check("https://www.github.com/acme/app/pulls", github, both);
    check(
        "github.com/acme/app",
        github,
        &[SchemeAdded, GitSuffixAdded],
    );
    check("https://github.com/acme/app.git/", github, &[SlashDropped]);
    check(
        "https://bitbucket.org/acme/app/src/main/",
        "https://bitbucket.org/acme/app.git",
        both,
    );
    check(
        "https://codeberg.org/acme/app/src/branch/main",
        "https://codeberg.org/acme/app.git",
        both,
    );
    check(
        "https://gitlab.com/acme/web/app",
        "https://gitlab.com/acme/web/app.git",
        &[GitSuffixAdded],
    );
    check(
        "https://gitlab.com/acme/web/app/-/tree/main",
        "https://gitlab.com/acme/web/app.git",
        both,
    );
    check(
        "https://gl.example/acme/app/-/settings/repository#js",
        "https://gl.example/acme/app.git",
        both,
    );
    check(
        "https://u:p@github.com/acme/app/pulls",
        "https://github.com/acme/app.git u p",
        &[CredentialsMoved, PageCut, GitSuffixAdded],
    );
}

#[test]
fn half_an_address_of_a_forge_is_not_completed() {
    check("https://github.com/acme", "https://github.com/acme", &[]);
    check("https://github.com", "https://github.com", &[]);
    check(
        "https://gitlab.com/acme/",
        "https://gitlab.com/acme",
        &[SlashDropped],
    );
}

#[test]
fn the_suffix_is_offered_where_it_is_not_sure() {
    let offer = |text: &str, expected: Option<&str>| {
        assert_eq!(
            PastedTarget::read(text).with_git_suffix().as_deref(),
            expected,
            "{text}"
        );
    };
    offer(
        "https://git.example.net/a",
        Some("https://git.example.net/a.git"),
    );
    offer(
        "ssh://git@git.example.net/a",
        Some("ssh://git.example.net/a.git"),
    );
    offer("https://git.example.net/a.git", None);
    offer("https://github.com/acme/app", None);
    offer("https://dev.azure.com/acme/app/_git/app", None);
    offer(
        "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/a",
        None,
    );
    offer("https://git.example.net/", None);
    offer("https://git.example.net", None);
    offer("https://git.example.net/a?x", None);
    offer("acme/app", None);
}

#[test]
fn debug_output_shows_no_credentials() {
    let pasted = PastedTarget::read("https://ghp_user:hunter2@h.example/a.git");
    let debug = format!("{pasted:?}");
    assert!(
        !debug.contains("ghp_user") && !debug.contains("hunter2"),
        "{debug}"
    );
    assert!(debug.contains("https://h.example/a.git"));
}
