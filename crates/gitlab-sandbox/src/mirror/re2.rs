//! Whether a branch pattern is RE2, in RE2's own words.
//!
//! GitLab hands the pattern to RE2 and shows its message: <https://github.com/google/re2/wiki/Syntax>.
//! Only the grammar is checked here; nothing is matched.

mod class;
mod escape;
mod group;

use std::collections::BTreeSet;

/// Says what is wrong with a pattern, if anything is.
pub(crate) fn fault(pattern: &str) -> Option<String> {
    Checker::new(pattern).run().err()
}

type Fault = String;

/// What the last piece was, for operators that need something to repeat.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Piece,
    Repeat { start: usize },
}

struct Checker<'a> {
    pattern: &'a str,
    at: usize,
    last: Last,
    depth: usize,
    names: BTreeSet<&'a str>,
}

impl<'a> Checker<'a> {
    fn new(pattern: &'a str) -> Self {
        Self {
            pattern,
            at: 0,
            last: Last::Nothing,
            depth: 0,
            names: BTreeSet::new(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.pattern[self.at..]
    }

    fn take(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn run(mut self) -> Result<(), Fault> {
        while let Some(c) = self.rest().chars().next() {
            self.piece(c)?;
        }
        if self.depth > 0 {
            return Err(format!("missing ): {}", self.pattern));
        }
        Ok(())
    }

    fn piece(&mut self, c: char) -> Result<(), Fault> {
        match c {
            '*' | '+' | '?' => return self.repeat(1),
            '{' => match self.counted()? {
                Some(length) => return self.repeat(length),
                None => self.at += 1,
            },
            '(' => return self.open(),
            '|' => {
                self.at += 1;
                self.last = Last::Nothing;
                return Ok(());
            }
            ')' if self.depth == 0 => return Err(format!("unexpected ): {}", self.pattern)),
            ')' => {
                self.at += 1;
                self.depth -= 1;
            }
            '[' => self.class()?,
            '\\' => self.escape()?,
            _ => self.at += c.len_utf8(),
        }
        self.last = Last::Piece;
        Ok(())
    }

    /// An operator of that many bytes, and the `?` that makes it lazy.
    fn repeat(&mut self, length: usize) -> Result<(), Fault> {
        let start = self.at;
        self.at += length;
        if self.rest().starts_with('?') {
            self.at += 1;
        }
        match self.last {
            Last::Nothing => {
                let operator = &self.pattern[start..self.at];
                Err(format!("no argument for repetition operator: {operator}"))
            }
            Last::Repeat { start } => {
                let operators = &self.pattern[start..self.at];
                Err(format!("bad repetition operator: {operators}"))
            }
            Last::Piece => {
                self.last = Last::Repeat { start };
                Ok(())
            }
        }
    }

    /// The length of `{2}`, `{2,}` or `{2,5}`; anything else with a brace is itself.
    fn counted(&self) -> Result<Option<usize>, Fault> {
        let Some((inside, _)) = self.rest()[1..].split_once('}') else {
            return Ok(None);
        };
        let (low, high) = inside.split_once(',').unwrap_or((inside, inside));
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !is_number(low) || !(high.is_empty() || is_number(high)) {
            return Ok(None);
        }
        let number = |text: &str| text.parse().unwrap_or(u32::MAX);
        let length = inside.len() + 2;
        let is_fine = number(low) <= 1000
            && (high.is_empty() || (number(high) <= 1000 && number(low) <= number(high)));
        if is_fine {
            return Ok(Some(length));
        }
        Err(format!(
            "invalid repetition size: {}",
            &self.rest()[..length]
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expected: Option<&str>) {
        assert_eq!(fault(pattern).as_deref(), expected, "{pattern}");
    }

    #[test]
    fn ordinary_patterns_pass() {
        for pattern in [
            "",
            "^main$",
            "release/.*",
            "(?P<n>a)",
            "(?<n>a)",
            "(?i)x",
            "(?i:x)",
            "(?:a|b)+?",
            "a{2,3}",
            "a{x}",
            "[]a]",
            "[^a-z\\d]",
            "[[:alpha:]]",
            r"\Qa(b\E",
            r"\pL",
            r"\p{Greek}",
            r"\x{1F600}",
            r"\.",
        ] {
            check(pattern, None);
        }
    }

    #[test]
    fn each_fault_has_the_words_of_re2() {
        check("*", Some("no argument for repetition operator: *"));
        check("a|*", Some("no argument for repetition operator: *"));
        check("a**", Some("bad repetition operator: **"));
        check("a{1001}", Some("invalid repetition size: {1001}"));
        check("(a", Some("missing ): (a"));
        check("a)", Some("unexpected ): a)"));
        check("[", Some("missing ]: ["));
        check("[z-a]", Some("invalid character class range: z-a"));
        check("[[:foo:]]", Some("invalid character class range: [:foo:]"));
        check(r"\d+\", Some(r"trailing \"));
        check(r"\y", Some(r"invalid escape sequence: \y"));
        check(r"\p{Foo}", Some(r"invalid character class range: \p{Foo}"));
        check("(?!a)", Some("invalid perl operator: (?!"));
        check("(?<=a)", Some("invalid perl operator: (?<="));
        check("(?P=n)", Some("invalid named capture group: (?P="));
        check("(?P<n>a)(?P<n>b)", Some("invalid named capture group: n"));
    }
}
