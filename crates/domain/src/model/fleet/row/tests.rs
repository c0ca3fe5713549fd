//! What a row keeps of a mirror.

use super::*;
use crate::model::fleet::samples::{project, row};

const URL: &str = "https://*****:*****@github.com/acme/app.git";

fn of(keys: &str) -> Row {
    row(&project(1, "acme/app"), 7, URL, keys)
}

#[test]
fn every_field_of_a_mirror_arrives() {
    let row = of(
        r#","update_status":"failed","last_update_at":"1970-01-01T00:00:02Z",
            "last_update_started_at":"1970-01-01T00:00:01Z","last_successful_update_at":"1970-01-01T00:00:00Z",
            "last_error":"remote: HTTP Basic: Access denied","only_protected_branches":true,
            "keep_divergent_refs":true,"auth_method":"password","host_keys":[]"#,
    );
    assert_eq!((row.id, &*row.project.path), (MirrorId(7), "acme/app"));
    assert_eq!(row.target.shown(), "github.com/acme/app.git");
    assert_eq!(row.status, UpdateStatus::Failed);
    let attempts = Attempts {
        started: Some(Timestamp(1_000)),
        ended: Some(Timestamp(2_000)),
        succeeded: Some(Timestamp(0)),
    };
    assert_eq!(row.attempts, attempts);
    let cause = row.error.as_ref().map(|error| error.cause);
    assert_eq!(cause, Some(Cause::Authentication));
    assert!(row.enabled && row.only_protected_branches && row.keep_divergent_refs);
    assert_eq!(row.auth_method, Some(AuthMethod::Password));
    assert_eq!(row.host_keys, Some(Vec::new()));
}

#[test]
fn health_is_that_of_the_mirror() {
    let check = |keys: &str, expected: Health| {
        let health = of(keys).health(Timestamp(100_000), 50_000);
        assert_eq!(health, expected, "{keys}");
    };
    check(r#","enabled":false"#, Health::Disabled);
    check(r#","update_status":"to_retry""#, Health::Retrying);
    let finished = |at: &str| {
        format!(r#","update_status":"finished","last_successful_update_at":"1970-01-01T00:{at}Z""#)
    };
    check(&finished("00:01"), Health::Stale);
    check(&finished("01:39"), Health::UpToDate);
}

#[test]
fn branches_are_all_or_protected_or_by_pattern() {
    let check = |keys: &str, expected: Branches| assert_eq!(of(keys).branches(), expected);
    check("", Branches::All);
    check(
        r#","mirror_branch_regex":null,"only_protected_branches":true"#,
        Branches::Protected,
    );
    check(r#","mirror_branch_regex":"""#, Branches::All);
    check(r#","mirror_branch_regex":"^v""#, Branches::Regex);
    check(
        r#","mirror_branch_regex":"^v","only_protected_branches":true"#,
        Branches::Regex,
    );
}

#[test]
fn old_servers_show_key_pairs_by_the_address_alone() {
    let check = |url: &str, keys: &str, expected: bool| {
        let row = row(&project(1, "a/b"), 1, url, keys);
        assert_eq!(row.uses_key_pair(), expected, "{url} {keys}");
    };
    check("ssh://git@h/a", "", true);
    check("ssh://git:*****@h/a", "", false);
    check("https://h/a", "", false);
    check("ssh://git@h/a", r#","auth_method":"password""#, false);
    check("ssh://git@h/a", r#","auth_method":"ssh_public_key""#, true);
}

#[test]
fn an_error_is_masked_shortened_and_understood_as_a_whole() {
    let error = |text: &str| of(&format!(r#","last_error":"{text}""#)).error;
    assert_eq!(error(""), None);
    let text = |text: &str| error(text).map(|error| error.text.into_string());
    assert_eq!(
        text("unable to access 'https://u:p@h/a.git'").as_deref(),
        Some("unable to access 'https://*****:*****@h/a.git'")
    );
    let long = ["ü".repeat(ERROR_LIMIT), "timed out".to_owned()].concat();
    assert_eq!(error(&long).map(|error| error.cause), Some(Cause::Network));
    let kept = text(&long).unwrap_or_default();
    assert_eq!(kept, ["ü".repeat(ERROR_LIMIT / 2), "…".to_owned()].concat());
    let short = "x".repeat(ERROR_LIMIT);
    assert_eq!(text(&short), Some(short));
}
