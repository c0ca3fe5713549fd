//! Texts with a cursor (`|`), and what they become.

use proptest::prelude::{any, prop_assert, proptest};

use super::*;
use crate::model::fleet::query::Query;
use crate::model::fleet::query::property_tests::typed;

fn vocabulary() -> Vocabulary {
    Vocabulary {
        hosts: ["github.com", "git.example.net", "[::1]"]
            .map(str::to_owned)
            .into(),
        groups: ["acme", "acme/web"].map(str::to_owned).into(),
        accounts: ["My work", "Bot"].map(str::to_owned).into(),
    }
}

fn apply(text: &str, completion: &Completion) -> String {
    let mut changed = text.to_owned();
    changed.replace_range(completion.replace.clone(), &completion.insert);
    changed
}

fn check(text: &str, expected: &[&str]) {
    let cursor = text.find('|').expect("the table shows the cursor");
    let text = text.replace('|', "");
    let found: Vec<String> = completions(&text, cursor, &vocabulary())
        .iter()
        .map(|completion| apply(&text, completion))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn keys_are_offered_where_a_term_begins() {
    check("st|", &["status:", "status:stuck", "status:stale"]);
    check("a -ag| b", &["a -age: b"]);
    check("S|", &["status:", "success:"]);
    check("s|:stale", &["status:stale", "success:stale"]);
    let all = completions("a ", 2, &vocabulary());
    assert_eq!(all.len(), MOST);
    assert_eq!((&*all[0].insert, &*all[0].label), ("status:", "status:"));
    assert_eq!(all[0].replace, 2..2);
}

#[test]
fn values_are_offered_behind_their_key() {
    check("status:st|", &["status:stuck", "status:stale"]);
    check(
        "status:failing,st|",
        &["status:failing,stuck", "status:failing,stale"],
    );
    check("status:f|ail a", &["status:failing a"]);
    check(
        "host:|",
        &["host:github.com", "host:git.example.net", "host:\"[::1]\""],
    );
    check(
        "host:GIT| a",
        &["host:github.com a", "host:git.example.net a"],
    );
    check("host:\"[:|\"", &["host:\"[::1]\""]);
    check("status:\"st|\"b", &["status:stuck b", "status:stale b"]);
    check("group:web|", &["group:acme/web"]);
    check("age:|", &["age:>1d", "age:>7d", "age:>30d", "age:<1h"]);
    check("account:|", &["account:\"My work\"", "account:Bot"]);
    check("account:WOR|k", &["account:\"My work\""]);
    check("success:n|", &["success:never"]);
    check("-enabled:|", &["-enabled:yes", "-enabled:no"]);
    check("project:a|", &[]);
    check("foo:a|", &[]);
}

#[test]
fn words_become_whole_terms() {
    check("fail|", &["status:failing"]);
    check("a -hub| b", &["a -host:github.com b"]);
    check("bot|", &["account:Bot"]);
    check("acme|", &["group:acme", "group:acme/web"]);
    check("dup|", &["is:duplicate"]);
    check("auth|", &["auth:", "error:authentication"]);
    check("\"fail|\"", &[]);
    check("x|", &[]);
}

proptest! {
    #[test]
    fn no_completion_makes_a_problem(text in typed(), cursor in 0_usize..40) {
        let before = Query::parse(&text).problems.len();
        for completion in completions(&text, cursor, &vocabulary()) {
            let changed = apply(&text, &completion);
            // A key still lacks its value, and may meet one that is not its own.
            if !completion.label.ends_with(':') {
                prop_assert!(Query::parse(&changed).problems.len() <= before, "{} {}", text, changed);
            }
        }
    }

    #[test]
    fn no_text_breaks_the_completions(text in any::<String>(), cursor in 0_usize..40) {
        for completion in completions(&text, cursor, &vocabulary()) {
            let _ = apply(&text, &completion);
        }
    }
}
