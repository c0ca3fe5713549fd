//! Filters as a table over a small fleet.

use super::*;
use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::samples::{self, project, project_of, row};

const DAY_MS: i64 = 86_400_000;

/// The twentieth of January 1970, and a limit of a day.
const MOMENT: Moment = Moment {
    now: Timestamp(19 * DAY_MS),
    stale_after_ms: DAY_MS,
};

/// Five mirrors; tests name them by their letters.
fn fleet() -> (Vec<Row>, Vec<Flags>) {
    let web = project(1, "Acme/web/Shop");
    let tool = project(2, "tools/ci");
    let rows = vec![
        // a: failing for a week, by password.
        row(
            &web,
            1,
            "https://*****:*****@GitHub.com/acme/Shop.git",
            r#","update_status":"failed","last_error":"remote: HTTP Basic: Access denied",
                "last_successful_update_at":"1970-01-10T00:00:00Z","auth_method":"password""#,
        ),
        // b: up to date, by key pair, protected branches only.
        row(
            &web,
            2,
            "ssh://git@ssh.github.com:443/acme/shop",
            r#","update_status":"finished","last_successful_update_at":"1970-01-19T23:30:00Z",
                "only_protected_branches":true,"keep_divergent_refs":true"#,
        ),
        // c: stale.
        row(
            &tool,
            3,
            "http://git.example.net/ci",
            r#","update_status":"finished","last_successful_update_at":"1970-01-12T23:59:00Z",
                "mirror_branch_regex":"^v""#,
        ),
        // d: disabled, never pushed, left an error.
        row(
            &tool,
            4,
            "https://notgithub.com/ci",
            r#","enabled":false,"last_error":"could not resolve host: Größe""#,
        ),
        // e: without an address, of another account.
        row(&project_of(1, 3, "lone"), 5, "", ""),
    ];
    let flags = vec![Flags::default(), Flags::SHARED, Flags::HTTP | Flags::SHARED];
    (rows, flags)
}

fn accounts() -> Accounts {
    samples::accounts(&[
        ("My work", "https://gitlab.example.com"),
        ("bot", "https://git.example.net"),
    ])
}

fn check(query: &str, expected: &str) {
    let parsed = Query::parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    let (rows, flags) = fleet();
    let found: String = select(&rows, &flags, &parsed.query, MOMENT, &accounts())
        .into_iter()
        .filter_map(|index| "abcde".chars().nth(index as usize))
        .collect();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn words_are_looked_for_in_project_target_and_error() {
    check("", "abcde");
    check("shop", "ab");
    check("SHOP GitHub", "ab");
    check("notgit", "d");
    check("\"basic: access\"", "a");
    check("resolve", "d");
    check("größe", "d");
    check("https://github.com/acme", "a");
    check("-shop", "cde");
    check("shop -443", "a");
    check("nothing", "");
}

#[test]
fn status_is_health_in_our_words_and_gitlabs() {
    check("status:failing", "a");
    check("status:failed", "a");
    check("status:stale,disabled", "cd");
    check("-status:stale,disabled", "abe");
    check("status:up-to-date", "b");
    check("status:finished", "bc");
    check("status:none", "e");
    check("status:running", "");
    check("status:stale status:disabled", "");
}

#[test]
fn hosts_and_groups_go_by_whole_labels() {
    check("host:github.com", "ab");
    check("host:ssh.github.com,git.example.net", "bc");
    check("host:hub.com", "");
    check("-host:com", "ce");
    check("group:acme", "ab");
    check("group:acme/web", "ab");
    check("group:acme/we", "");
    check("group:acme/web/shop", "");
    check("group:tools,acme", "abcd");
    check("project:web/s", "ab");
    check("project:shop", "ab");
}

#[test]
fn accounts_go_by_their_name_and_their_host() {
    check("account:\"my work\"", "abcd");
    check("account:BOT", "e");
    check("account:example.net", "e");
    check("account:gitlab.example.com,bot", "abcde");
    check("-account:bot", "abcd");
    check("account:work", "");
}

#[test]
fn errors_are_found_by_cause_and_by_text() {
    check("error:authentication", "a");
    check("error:network,authentication", "ad");
    check("error:denied", "a");
    check("error:\"network\"", "");
    check("has:error", "ad");
    check("-has:error", "bce");
}

#[test]
fn never_is_longer_ago_than_anything() {
    check("age:>7d", "acde");
    check("age:>8d", "ade");
    check("age:<1h", "b");
    check("age:<4294967295w", "abc");
    check("success:<1h", "b");
    check("success:>7d", "ac");
    check("success:never", "de");
    check("success:never,<1h", "bde");
    check("-age:>7d", "b");
    check("age:>7d age:<8d", "c");
}

#[test]
fn settings_and_findings_are_asked_for_by_their_words() {
    check("enabled:no", "d");
    check("enabled:yes", "abce");
    check("auth:ssh", "b");
    check("auth:password", "acde");
    check("branches:all", "ade");
    check("branches:protected,regex", "bc");
    check("diverged:keep", "b");
    check("diverged:overwrite", "acde");
    check("is:shared", "bc");
    check("is:http", "c");
    check("-is:shared,http", "ade");
    check("is:public", "");
}

#[test]
fn a_term_with_a_problem_lets_everything_through() {
    let (rows, flags) = fleet();
    let query = Query::parse("satus:failing group:").query;
    assert_eq!(
        select(&rows, &flags, &query, MOMENT, &accounts()),
        [0, 1, 2, 3, 4]
    );
}
