//! Our reading of addresses held to what GitLab 18.5 answered to them.
//!
//! Each case was sent to GitLab as `url` of a new mirror; the answers are recorded in `tests/contract`.

use super::*;
use crate::model::secret::Secret;

/// Addresses GitLab accepted, with the masked form it answered.
const ACCEPTED: [(&str, &str); 37] = [
    ("https://git.example.net", "https://git.example.net"),
    ("https://git.example.net/a|b", "https://git.example.net/a|b"),
    (
        "https://git.example.net/a%zz",
        "https://git.example.net/a%zz",
    ),
    ("https://git.example.net/{a}", "https://git.example.net/{a}"),
    (
        "https://git.example.net/a b.git",
        "https://git.example.net/a b.git",
    ),
    (
        "https://git.example.net/a\\b",
        "https://git.example.net/a\\b",
    ),
    (
        "https://git.example.net/a\"b",
        "https://git.example.net/a\"b",
    ),
    (
        "https://git.example.net/ü/a.git",
        "https://git.example.net/ü/a.git",
    ),
    (
        "https://git.example.net/%E2%98%83",
        "https://git.example.net/%E2%98%83",
    ),
    (
        "https://git.example.net:99999/a.git",
        "https://git.example.net:99999/a.git",
    ),
    ("https://git_example.net/a", "https://git_example.net/a"),
    (
        "https://bücher.example/a.git",
        "https://bücher.example/a.git",
    ),
    ("http://8.8.8.8/a", "http://8.8.8.8/a"),
    ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    ("ssh://git.example.net/a.git", "ssh://git.example.net/a.git"),
    (
        "ssh://git@git.example.net/a.git",
        "ssh://git@git.example.net/a.git",
    ),
    (
        "ssh://git:pw@git.example.net/a.git",
        "ssh://git:*****@git.example.net/a.git",
    ),
    (
        "ssh://git:p@w@git.example.net/a.git",
        "ssh://git:*****@git.example.net/a.git",
    ),
    (
        "ssh://u:p@w@git.example.net/a.git",
        "ssh://*****:*****@git.example.net/a.git",
    ),
    (
        "ssh://u:p/w@git.example.net/a.git",
        "ssh://*****:*****@git.example.net/a.git",
    ),
    (
        "ssh://u:p#w@git.example.net/a.git",
        "ssh://*****:*****@git.example.net/a.git",
    ),
    (
        "ssh://u:p%40w@git.example.net/a.git",
        "ssh://*****:*****@git.example.net/a.git",
    ),
    (
        "git://u:p@git.example.net/a.git",
        "git://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:@git.example.net/a.git",
        "https://*****@git.example.net/a.git",
    ),
    (
        "https://Git:pw@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:p@GIT.Example.NET/A.git",
        "https://*****:*****@GIT.Example.NET/A.git",
    ),
    (
        "https://u:p@git.example.net:8443/a.git",
        "https://*****:*****@git.example.net:8443/a.git",
    ),
    (
        "https://u:p@git.example.net/a.git#frag",
        "https://*****:*****@git.example.net/a.git#frag",
    ),
    (
        "https://u:p@git.example.net/a@b.git",
        "https://*****:*****@b.git",
    ),
    (
        "https://u/x:p@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u::p@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:p:@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:p?w@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:p%0Aw@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:{p}@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:ü😀@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
    (
        "https://u:p;w,x@git.example.net/a.git",
        "https://*****:*****@git.example.net/a.git",
    ),
];

/// Splits what was sent into the fields of a form, as GitLab would.
fn fields(url: &str) -> (String, String, Secret) {
    let (scheme, rest) = url
        .split_once("://")
        .expect("accepted addresses have a scheme");
    let (credentials, rest) = rest.rsplit_once('@').unwrap_or(("", rest));
    let (user, secret) = credentials.split_once(':').unwrap_or((credentials, ""));
    (
        format!("{scheme}://{rest}"),
        user.to_owned(),
        Secret::new(secret),
    )
}

#[test]
fn what_gitlab_accepts_is_not_refused() {
    for (url, _) in ACCEPTED {
        let (address, user, secret) = fields(url);
        assert_eq!(check(&address, &user), Ok(()), "{url}");
        assert_eq!(check_secret(&secret), Ok(()), "{url}");
    }
    assert_eq!(check(" https://git.example.net/a.git  ", "u"), Ok(()));
}

#[test]
fn what_gitlab_accepts_is_masked_as_gitlab_masks_it() {
    for (url, masked) in ACCEPTED {
        // A text ends an address at a blank or quote, which is what a table of texts cannot show.
        assert_eq!(mask_credentials(url), masked, "{url}");
        let shown_path = masked.split_once("://").map_or("", |(_, rest)| rest);
        let shown_path = shown_path.rsplit('@').next().unwrap_or_default();
        assert_eq!(shown(url), shown_path, "{url}");
        assert_eq!(shown(masked), shown_path, "{masked}");
    }
}

#[test]
fn a_masked_answer_is_known_for_the_same_target() {
    for (url, masked) in ACCEPTED {
        assert!(CanonicalTarget::of(url).is_some(), "{url}");
        assert_eq!(
            CanonicalTarget::of(url),
            CanonicalTarget::of(masked),
            "{url}"
        );
        assert_eq!(
            (scheme(url), host(url)),
            (scheme(masked), host(masked)),
            "{url}"
        );
        assert_eq!(
            (has_user(url), has_password(url)),
            (has_user(masked), has_password(masked))
        );
    }
    // GitLab drops the port that goes without saying, of https but not of ssh.
    let answered = CanonicalTarget::of("https://git.example.net/a.git");
    assert_eq!(
        CanonicalTarget::of("https://git.example.net:443/a.git"),
        answered
    );
}

#[test]
fn what_gitlab_refuses_everywhere_is_refused_before_it_is_sent() {
    use TargetProblem::{
        AtSign, ColonInUser, Empty, HostStart, MaskedAgain, SchemeNotAllowed, TooLong, Unparsable,
        UserStart,
    };
    let refused = |address: &str, user: &str, problem: TargetProblem| {
        assert_eq!(check(address, user), Err(problem), "{address} {user}");
    };
    refused("", "", Empty);
    refused(" \n", "", Empty);
    for address in [
        "javascript:alert(1)",
        "HTTPS://git.example.net/a.git",
        "not a url",
        "user:pass@git.example.net/a.git",
        "/srv/git/a.git",
        "http:/git.example.net/a",
        "file://localhost/x",
        "ftp://git.example.net/a",
        "7",
        "git.example.net/a.git",
        "git+ssh://git.example.net/a.git",
    ] {
        refused(address, "", SchemeNotAllowed);
    }
    for address in [
        "https://",
        "https://#",
        "https://?x",
        "git@git.example.net:acme/a.git",
        "ssh://git.example.net/a%0Ab",
        "https://git.example.net/a%0db",
        "https://git.example.net/a\nb",
        "https://git.example.net:port/a",
        "https://2001:db8::1/a",
        "http:git.example.net/a",
        "https:///a.git",
    ] {
        refused(address, "", Unparsable);
    }
    for address in [
        "https://[2001:db8::1",
        "https://-h/a",
        "https://.h/a",
        "https://[h]/a",
        "https://*/a",
    ] {
        refused(address, "", HostStart);
    }
    for user in ["_u", "-u", "%24u", "ü", "@u", " u", ".u"] {
        refused("https://git.example.net/a", user, UserStart);
    }
    refused("https://git.example.net/a", "u:p", ColonInUser);
    refused("https://git.example.net/a", "u\n", Unparsable);
    refused("https://git.example.net/a", "*****", MaskedAgain);
    refused("https://*****:*****@git.example.net/a.git", "", MaskedAgain);
    refused("ssh://git:*****@git.example.net/a.git", "", MaskedAgain);
    refused("https://git.example.net/a@b.git", "", AtSign);
    refused("https://u:p@git.example.net/a.git", "", AtSign);
    refused(&format!("https://{}/a", "h".repeat(1_025)), "", TooLong);
    assert_eq!(
        check(&format!("https://{}/a", "h".repeat(1_024)), ""),
        Ok(())
    );
    // GitLab stores this one and then shows no address at all, so we refuse what it accepts.
    refused(
        "http://[0:0:0:0:ffff:123.123.123.123]/foo.git",
        "",
        HostStart,
    );
}

#[test]
fn asterisks_and_line_breaks_are_no_secrets() {
    // GitLab would store the asterisks as the password.
    assert_eq!(
        check_secret(&Secret::new("*****")),
        Err(TargetProblem::MaskedAgain)
    );
    assert_eq!(
        check_secret(&Secret::new("p\n")),
        Err(TargetProblem::Unparsable)
    );
    assert_eq!(check_secret(&Secret::new("p***** w")), Ok(()));
    assert_eq!(check_secret(&Secret::new("")), Ok(()));
}

#[test]
fn what_only_some_instances_refuse_is_a_warning_with_their_reason() {
    use TargetProblem::{Broadcast, LinkLocal, LocalNetwork, Localhost, SharedAddress};
    let local = |address: &str, problem: TargetProblem| {
        assert_eq!(check(address, "u"), Ok(()), "{address}");
        let warning = TargetWarning::MayBeRefused(problem);
        assert!(
            warnings(address, "u", &Secret::new("p")).contains(&warning),
            "{address}"
        );
    };
    local("http://127.1/a", Localhost);
    local("http://0/a", Localhost);
    local("http://0.0.0.0/a", Localhost);
    local("http://127.0.0.1:3000/a", Localhost);
    local("http://[::ffff:127.0.0.1]/a", Localhost);
    local("http://[fd00::1]/a", LocalNetwork);
    local("http://[::ffff:10.0.0.1]/a", LocalNetwork);
    local("http://172.16.0.1/a", LocalNetwork);
    local("http://192.168.0.1/a", LocalNetwork);
    local("http://10.0.0.1/a", LocalNetwork);
    local("http://169.254.1.1/a", LinkLocal);
    local("http://100.64.0.1/a", SharedAddress);
    local("http://255.255.255.255/a", Broadcast);
}
