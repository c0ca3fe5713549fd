//! Addresses and what the blocker says to them.

use super::*;

const SCHEMES: &str = "Only allowed schemes are http, https, ssh, git";
const INVALID: &str = "URI is invalid";
const USER: &str = "Username needs to start with an alphanumeric character";
const HOST: &str = "Hostname or IP address invalid";
const LOCALHOST: &str = "Requests to localhost are not allowed";
const NETWORK: &str = "Requests to the local network are not allowed";
const LISTED: &str = "Requests to hosts and IP addresses not on the Allow List are denied";
const NOWHERE: &str = "Host cannot be resolved or invalid";

struct Around {
    allows_local: bool,
    allow_list: Option<Vec<String>>,
}

fn judge(raw: &str, around: &Around) -> Result<(), Refusal> {
    let dns = BTreeMap::from([
        ("private.example".to_owned(), Some("10.1.2.3".to_owned())),
        ("gone.example".to_owned(), None),
        ("forge.example".to_owned(), Some("sandbox".to_owned())),
    ]);
    let network = Network {
        allows_local: around.allows_local,
        allow_list: around.allow_list.as_deref(),
        dns: &dns,
        instance: "gitlab.example.com",
        schemes: SchemeOrder::HttpFirst,
    };
    super::check(raw, &network)
}

fn check(raws: &[&str], expected: Result<(), &'static str>) {
    let around = Around {
        allows_local: false,
        allow_list: None,
    };
    for raw in raws {
        assert_eq!(
            judge(raw, &around),
            expected.map_err(Refusal::Blocked),
            "{raw}"
        );
    }
}

#[test]
fn ordinary_targets_are_fine() {
    check(
        &[
            "https://u:p@git.example.net/a.git",
            "git://git.example.net/a",
            "ssh://git.example.net/a.git",
            "https://u:p/w@git.example.net/a.git",
            "https://git_example.net:99999/a b|\"{}%zz",
            "https://u:p%0Aw@git.example.net/a.git",
            "ssh://git@gitlab.example.com/x.git",
            "https://gone.example/a",
            "https://forge.example/a",
            "http://2001:db8::1/a",
        ],
        Ok(()),
    );
}

#[test]
fn other_schemes_and_no_scheme_are_refused() {
    check(
        &[
            "ftp://u:p@h",
            "HTTPS://h/a",
            "javascript:alert(1)",
            "not a url",
            "12",
            "/srv/git/a",
            "user:pass@h/a",
            "http:/h/a",
            "file://localhost/x",
        ],
        Err(SCHEMES),
    );
}

#[test]
fn unreadable_addresses_are_refused() {
    check(
        &[
            "git@h:a/b",
            "https://",
            "https://?x",
            "https://#",
            "https://h/a\nb",
            "ssh://h/a%0Ab",
        ],
        Err(INVALID),
    );
    check(
        &[
            "https://*****:*****@h/a",
            "https://_u@h/a",
            "https://%24u:p@h/a",
        ],
        Err(USER),
    );
    check(
        &["https://-bad.example/a", "https://[2001:db8::1"],
        Err(HOST),
    );
}

#[test]
fn local_targets_are_refused_where_they_are_not_allowed() {
    check(
        &[
            "https:///a.git",
            "http://127.1/a",
            "http://localhost/a",
            "http://0/a",
        ],
        Err(LOCALHOST),
    );
    check(
        &[
            "https://private.example/a",
            "https://gitlab.example.com/x",
            "ssh://git@gitlab.example.com:2222/x",
        ],
        Err(NETWORK),
    );
    let around = Around {
        allows_local: true,
        allow_list: None,
    };
    assert_eq!(judge("http://127.0.0.1:3000/a", &around), Ok(()));
}

#[test]
fn an_allow_list_leaves_nothing_else() {
    let list = ["git.example.net", "10.0.0.0/8", "only.example:8443"].map(str::to_owned);
    let around = Around {
        allows_local: true,
        allow_list: Some(list.to_vec()),
    };
    let check = |raw: &str, expected: Result<(), &'static str>| {
        assert_eq!(
            judge(raw, &around),
            expected.map_err(Refusal::Blocked),
            "{raw}"
        );
    };
    check("https://GIT.example.net/a", Ok(()));
    check("https://private.example/a", Ok(()));
    check("https://only.example:8443/a", Ok(()));
    check("https://only.example/a", Err(LISTED));
    check("https://elsewhere.example/a", Err(LISTED));
    check("https://x.invalid/a", Err(NOWHERE));
}

#[test]
fn odd_addresses_break_the_server() {
    let around = Around {
        allows_local: false,
        allow_list: None,
    };
    assert_eq!(
        judge("http:git.example.net/a", &around),
        Err(Refusal::Crash)
    );
    assert_eq!(judge("  ", &around), Err(Refusal::Blank));
}

#[test]
fn only_very_long_hosts_are_too_long() {
    check(&[&format!("https://{}.example/a", "a".repeat(300))], Ok(()));
    let text = "Host is too long (maximum is 1024 characters)";
    check(&[&format!("https://{}/a", "a".repeat(1025))], Err(text));
}
