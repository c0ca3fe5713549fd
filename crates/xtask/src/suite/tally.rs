//! Counting tests.

use std::{
    io::{BufRead, BufReader},
    ops::AddAssign,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use crate::process;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    /// One check that passed or failed.
    pub(crate) fn check(passed: bool) -> Self {
        if passed {
            Self {
                passed: 1,
                failed: 0,
            }
        } else {
            Self {
                passed: 0,
                failed: 1,
            }
        }
    }

    /// Runs a command that is one check by itself.
    pub(crate) fn of_check(command: &mut Command) -> Self {
        match process::run(command) {
            Ok(()) => Self::check(true),
            Err(error) => {
                crate::report::failure(&error);
                Self::check(false)
            }
        }
    }

    /// Runs a command that prints results as `cargo test` does, and adds them up.
    ///
    /// Tests that pass are not listed: what is left is what needs reading.
    pub(crate) fn of_tests(command: &mut Command) -> Result<Self> {
        let name = process::name(command);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        let mut tally = Self::default();
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).split(b'\n') {
                let line = line?;
                let line = String::from_utf8_lossy(&line);
                if let Some(found) = Self::of_line(&line) {
                    tally += found;
                }
                if !is_quiet(&line) {
                    println!("{line}");
                }
            }
        }
        let status = child.wait()?;
        if !status.success() && tally.failed == 0 {
            // It did not compile, or it broke before it could count.
            println!("{name} failed ({status})");
            tally.failed = 1;
        }
        Ok(tally)
    }

    /// Reads `test result: ok. 5 passed; 0 failed; ...`.
    fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
        let count = |word: &str| {
            let part = counts
                .split("; ")
                .find_map(|part| part.trim().strip_suffix(word))?;
            part.trim().parse().ok()
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn is_quiet(line: &str) -> bool {
    let line = line.trim();
    let is_pass = line.starts_with("test ") && line.ends_with(" ok");
    is_pass || line.is_empty() || line.starts_with("running ")
}

#[cfg(test)]
mod tests {
    use super::{Tally, is_quiet};

    #[test]
    fn results_are_read() {
        let check = |line: &str, expected: Option<(u32, u32)>| {
            let expected = expected.map(|(passed, failed)| Tally { passed, failed });
            assert_eq!(Tally::of_line(line), expected, "{line}");
        };
        check(
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s",
            Some((5, 0)),
        );
        check(
            "test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 filtered out",
            Some((1, 3)),
        );
        check("    test result: ok. 2 passed; 0 failed", Some((2, 0)));
        check("test keeps_the_table ... ok", None);
    }

    #[test]
    fn failures_are_shown_and_passes_are_not() {
        assert!(is_quiet("test keeps_the_table ... ok"));
        assert!(!is_quiet("test keeps_the_table ... FAILED"));
        assert!(!is_quiet("thread 'x' panicked at src/lib.rs:1:1:"));
    }

    #[test]
    fn a_program_that_breaks_without_counting_is_a_failed_test() {
        let mut command = std::process::Command::new("false");
        let tally = Tally::of_tests(&mut command).expect("the program exists");
        assert_eq!(
            tally,
            Tally {
                passed: 0,
                failed: 1
            }
        );
    }
}
