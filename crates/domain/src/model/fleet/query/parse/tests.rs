//! Typed texts, and what is understood of them, written the way it reads back.

use super::*;
use crate::model::fleet::query::Query;

fn understood(text: &str, expected: &str) {
    let parsed = Query::parse(text);
    assert_eq!(parsed.problems, [], "{text}");
    assert_eq!(parsed.query.to_string(), expected, "{text}");
}

#[test]
fn every_key_is_understood_in_any_case() {
    for text in [
        "",
        "two words",
        "status:failing,up-to-date",
        "host:github.com,gitlab.example",
        "project:web -group:acme/web",
        "error:authentication,\"could not read\"",
        "age:>7d age:<1h,>30d",
        "success:never,<1h",
        "enabled:yes enabled:no",
        "auth:password -auth:ssh",
        "branches:all,protected,regex",
        "diverged:keep,overwrite",
        "is:duplicate,overlimit,shared,self,pingpong,http,nohostkeys,public",
        "has:error",
    ] {
        understood(text, text);
        understood(&text.to_ascii_uppercase(), text);
    }
}

#[test]
fn other_spellings_mean_the_same() {
    understood("  a\t b ", "a b");
    understood("status:\"up to date\"", "status:up-to-date");
    understood("status:\"Up_to date\"", "status:up-to-date");
    understood("status:failed,to_retry", "status:failing,retrying");
    understood("status:started", "status:stuck,running");
    understood("status:finished", "status:stale,up-to-date");
    understood("status:none", "status:unproven");
    understood("enabled:true,false", "enabled:yes,no");
    understood("group:/acme/web/", "group:acme/web");
    understood("age:>07D", "age:>7d");
    understood("\"plain\"", "plain");
    understood("project:\"plain\"", "project:plain");
    understood("error:could", "error:could");
    understood("https://h/a", "\"https://h/a\"");
    understood("-\"-a\"", "-\"-a\"");
    understood("error:\"network\"", "error:\"network\"");
    understood("error:\"a \\\"b\\\"\"", "error:\"a \\\"b\\\"\"");
    understood("project:\"//a\"", "project:\"//a\"");
    understood("größe", "größe");
}

/// Checks what is pointed at, why, and what is left to filter by.
fn check(text: &str, pointed: &str, kind: ProblemKind, rest: &str) {
    let parsed = Query::parse(text);
    let problems: Vec<(&str, ProblemKind)> = parsed
        .problems
        .iter()
        .map(|problem| (&text[problem.span.clone()], problem.kind))
        .collect();
    assert_eq!(problems, [(pointed, kind)], "{text}");
    assert_eq!(parsed.query.to_string(), rest, "{text}");
}

#[test]
fn a_slip_is_pointed_at_and_does_not_filter() {
    let status = ProblemKind::UnknownKey(Some("status"));
    check("a staus:failing b", "staus", status, "a b");
    check("-foo:bar", "foo", ProblemKind::UnknownKey(None), "");
    let value = ProblemKind::UnknownValue(Key::Status, Some("failing"));
    check("status:stale,fail a", "fail", value, "a");
    let value = ProblemKind::UnknownValue(Key::Is, None);
    check("is:\"nice thing\"", "\"nice thing\"", value, "");
    check(
        "has:errors",
        "errors",
        ProblemKind::UnknownValue(Key::Has, Some("error")),
        "",
    );
    check("age:>7y", ">7y", ProblemKind::BadDuration(Key::Age), "");
    check("age:never", "never", ProblemKind::BadDuration(Key::Age), "");
    check(
        "success:1h",
        "1h",
        ProblemKind::BadDuration(Key::Success),
        "",
    );
    check(
        "host: a",
        "host:",
        ProblemKind::MissingValue(Key::Host),
        "a",
    );
    check(
        "host:a,,b",
        "host:a,,b",
        ProblemKind::MissingValue(Key::Host),
        "",
    );
    check(
        "host:\"\"",
        "\"\"",
        ProblemKind::MissingValue(Key::Host),
        "",
    );
    check("group:/ a", "/", ProblemKind::MissingValue(Key::Group), "a");
    check("a -", "-", ProblemKind::MissingValue(Key::Word), "a");
    check("\"\"", "\"\"", ProblemKind::MissingValue(Key::Word), "");
    check("a \"b c", "\"b c", ProblemKind::UnclosedQuote, "a");
    check("a error:\"b c", "\"b c", ProblemKind::UnclosedQuote, "a");
}

#[test]
fn every_problem_of_a_text_is_told() {
    let text = "age:7,>1h,8 foo:bar";
    let spans: Vec<&str> = Query::parse(text)
        .problems
        .iter()
        .map(|problem| &text[problem.span.clone()])
        .collect();
    assert_eq!(spans, ["7", "8", "foo"]);
}
