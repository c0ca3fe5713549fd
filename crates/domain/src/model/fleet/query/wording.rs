//! Problems of a filter in words: what is wrong, and what to write instead.

use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::problem::{Problem, ProblemKind};
use crate::model::fleet::query::value::words;

/// One problem of a typed text as a sentence or two.
pub fn sentence(problem: &Problem, text: &str) -> String {
    let written = text.get(problem.span.clone()).unwrap_or_default();
    match problem.kind {
        ProblemKind::UnknownKey(nearest) => {
            let hint = match nearest {
                Some(name) => ["Did you mean ", name, "? "].concat(),
                None => String::new(),
            };
            let rest = "Put the term in quotes to search for it as text.";
            ["No filter is called ", written, ". ", &hint, rest].concat()
        }
        ProblemKind::UnknownValue(key, nearest) => {
            let hint = match nearest {
                Some(word) => ["Did you mean ", word, "? "].concat(),
                None => String::new(),
            };
            let words: Vec<&str> = words(key).iter().map(|(word, _)| *word).collect();
            let (name, words) = (key.name(), words.join(", "));
            let hint = [&*hint, "Write one of ", &words, "."].concat();
            [name, ": does not take ", written, ". ", &hint].concat()
        }
        ProblemKind::BadDuration(key) => {
            let name = key.name();
            let never = if key == Key::Success {
                ", or never"
            } else {
                ""
            };
            [
                "Write a time as ",
                name,
                ":>7d or ",
                name,
                ":<1h, with m, h, d or w",
                never,
                ".",
            ]
            .concat()
        }
        ProblemKind::MissingValue(Key::Word) => {
            "Write a word behind the minus sign or between the quotes.".to_owned()
        }
        ProblemKind::MissingValue(key) => {
            let name = key.name();
            let example = example(key);
            [
                "Write a value right behind the colon, such as ",
                name,
                ":",
                example,
                ".",
            ]
            .concat()
        }
        ProblemKind::UnclosedQuote => "Close the quote with a second \".".to_owned(),
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
    }
}

/// A value that a key takes.
fn example(key: Key) -> &'static str {
    match key {
        Key::Host => "github.com",
        Key::Project | Key::Word => "app",
        Key::Group => "acme",
        Key::Age => ">7d",
        Key::Success => "<1h",
        Key::Status | Key::Error | Key::Enabled | Key::Auth | Key::Branches => first_word(key),
        Key::Diverged | Key::Is | Key::Has => first_word(key),
    }
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
