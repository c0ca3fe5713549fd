//! Words that must not stand in the code.

use crate::sources::Source;

/// What is forbidden and what to do instead. Each is cut in two, so that this file is clean itself.
const FORBIDDEN: [(&str, &str, &str); 8] = [
    ("#[allow", "(", "use `expect` with a reason"),
    ("#![allow", "(", "use `expect` with a reason"),
    ("#[ign", "ore", "assert the wrong behaviour, with a comment"),
    ("#[should", "_panic", "assert on a result"),
    ("to", "do!(", "finish it, or open an issue"),
    ("unimple", "mented!(", "finish it, or open an issue"),
    ("db", "g!(", "remove it"),
    ("TO", "DO", "open an issue and name its number"),
];

/// Every line with a forbidden word.
pub(crate) fn violations(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            for (start, end, advice) in FORBIDDEN {
                if contains_word(line, &format!("{start}{end}")) {
                    found.push(format!(
                        "{}:{}: {start}{end} ({advice})",
                        source.path,
                        index + 1
                    ));
                }
            }
            if is_glob_re_export(line) {
                found.push(format!(
                    "{}:{}: name what is re-exported",
                    source.path,
                    index + 1
                ));
            }
        }
    }
    found
}

/// Whether the word stands there, and not as the end of a longer one.
fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
    })
}

fn is_glob_re_export(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("pub") && line.contains("use ") && line.ends_with("::*;")
}

#[cfg(test)]
mod tests {
    use super::violations;
    use crate::sources::Source;

    #[test]
    fn forbidden_words_are_found() {
        let check = |line: &str, expected: usize| {
            let source = Source::new("src/a.rs", line);
            assert_eq!(violations(&[source]).len(), expected, "{line}");
        };
        check("#[expect(dead_code, reason = \"x\")]", 0);
        check("let undo_todo = mastodon!(1);", 0);
        check(concat!("#[al", "low(dead_code)]"), 1);
        check(concat!("    #[ig", "nore]"), 1);
        check(concat!("t", "odo!()"), 1);
        check(concat!("// TO", "DO: later"), 1);
        check("pub(crate) use rows::*;", 1);
        check("pub use rows::Rows;", 0);
        check("    use super::*;", 0);
    }
}
