//! Problems of a filter in words: what is wrong, and what to write instead.

use mirrordeck_language::fill;

use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::problem::{Problem, ProblemKind};
use crate::model::fleet::query::value::words;

/// One problem of a typed text as a sentence or two.
pub fn sentence(problem: &Problem, text: &str) -> String {
    let written = text.get(problem.span.clone()).unwrap_or_default();
    match problem.kind {
        ProblemKind::UnknownKey(Some(nearest)) => fill(
            "No filter is called {0}. Did you mean {1}? Put the term in quotes to search for it as text.",
            &[written, nearest],
        ),
        ProblemKind::UnknownKey(None) => fill(
            "No filter is called {0}. Put the term in quotes to search for it as text.",
            &[written],
        ),
        ProblemKind::UnknownValue(key, Some(nearest)) => fill(
            "{0}: does not take {1}. Did you mean {2}? Write one of {3}.",
            &[key.name(), written, nearest, &list(key)],
        ),
        ProblemKind::UnknownValue(key, None) => fill(
            "{0}: does not take {1}. Write one of {2}.",
            &[key.name(), written, &list(key)],
        ),
        ProblemKind::BadDuration(Key::Success) => fill(
            "Write a time as {0}:>7d or {0}:<1h, with m, h, d or w, or never.",
            &[Key::Success.name()],
        ),
        ProblemKind::BadDuration(key) => fill(
            "Write a time as {0}:>7d or {0}:<1h, with m, h, d or w.",
            &[key.name()],
        ),
        ProblemKind::MissingValue(Key::Word) => fill(
            "Write a word behind the minus sign or between the quotes.",
            &[],
        ),
        ProblemKind::MissingValue(key) => fill(
            "Write a value right behind the colon, such as {0}:{1}.",
            &[key.name(), example(key)],
        ),
        ProblemKind::UnclosedQuote => fill("Close the quote with a second \".", &[]),
    }
}

/// What a key filters by, for a list of keys.
pub const fn meaning(key: Key) -> &'static str {
    match key {
        Key::Word => "Text in project, target or error",
        Key::Status => "Health",
        Key::Host => "Host of the target",
        Key::Project => "Part of the project's path",
        Key::Group => "Group of the project",
        Key::Error => "Cause or text of the error",
        Key::Age => "Time since the last success; never counts as longest",
        Key::Success => "Last success within a time, or never",
        Key::Enabled => "Whether it is enabled",
        Key::Auth => "How the target authenticates GitLab",
        Key::Branches => "Which branches are pushed",
        Key::Diverged => "What happens to divergent refs",
        Key::Is => "What is odd about it",
        Key::Has => "What it has",
        Key::Account => "Name or host of the account that sees it",
    }
}

/// A value that a key takes.
fn example(key: Key) -> &'static str {
    match key {
        Key::Host => "github.com",
        Key::Account => "gitlab.com",
        Key::Project | Key::Word => "app",
        Key::Group => "acme",
        Key::Age => ">7d",
        Key::Success => "<1h",
        Key::Status | Key::Error | Key::Enabled | Key::Auth | Key::Branches => first_word(key),
        Key::Diverged | Key::Is | Key::Has => first_word(key),
    }
}

/// The words that a key takes.
fn list(key: Key) -> String {
    let words: Vec<&str> = words(key).iter().map(|(word, _)| *word).collect();
    words.join(", ")
}

fn first_word(key: Key) -> &'static str {
    words(key).first().map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fleet::query::Query;

    #[test]
    fn every_problem_says_what_to_write() {
        let check = |text: &str, expected: &str| {
            let problems = Query::parse(text).problems;
            let sentences: Vec<String> = problems
                .iter()
                .map(|problem| sentence(problem, text))
                .collect();
            assert_eq!(sentences, [expected], "{text}");
        };
        check(
            "a staus:x",
            "No filter is called staus. Did you mean status? Put the term in quotes to search for it as text.",
        );
        check(
            "localhost:3000",
            "No filter is called localhost. Put the term in quotes to search for it as text.",
        );
        check(
            "diverged:keeps",
            "diverged: does not take keeps. Did you mean keep? Write one of keep, overwrite.",
        );
        check(
            "enabled:\"of course\"",
            "enabled: does not take \"of course\". Write one of yes, no.",
        );
        check(
            "age:7d",
            "Write a time as age:>7d or age:<1h, with m, h, d or w.",
        );
        check(
            "success:7d",
            "Write a time as success:>7d or success:<1h, with m, h, d or w, or never.",
        );
        check(
            "status:",
            "Write a value right behind the colon, such as status:failing.",
        );
        check(
            "age:",
            "Write a value right behind the colon, such as age:>7d.",
        );
        check(
            "-",
            "Write a word behind the minus sign or between the quotes.",
        );
        check(
            "account:",
            "Write a value right behind the colon, such as account:gitlab.com.",
        );
        check(
            "acount:bot",
            "No filter is called acount. Did you mean account? Put the term in quotes to search for it as text.",
        );
        check("\"a", "Close the quote with a second \".");
    }

    #[test]
    fn examples_are_understood_and_keys_explained() {
        for (name, key) in Key::NAMED {
            let parsed = Query::parse(&[name, ":", example(key)].concat());
            assert!(parsed.problems.is_empty(), "{name}");
            assert!(!meaning(key).is_empty(), "{name}");
        }
    }
}
