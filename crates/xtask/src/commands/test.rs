//! `cargo xtask test`: everything that has to hold.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{
    report,
    suite::{Part, Tally},
};

/// Run the tests: all parts, or the named ones.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Parts to run.
    parts: Vec<Part>,
    /// Run also what only a release needs: the second build that proves the first.
    #[arg(long, conflicts_with = "parts")]
    full: bool,
}

impl Test {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let results: Vec<_> = self.chosen().into_iter().map(run).collect();
        let mut sum = Tally::default();
        println!(
            "\n{:<12} {:>7} {:>7} {:>8}",
            "part", "passed", "failed", "time"
        );
        for (part, Tally { passed, failed }, time) in &results {
            println!("{part:<12} {passed:>7} {failed:>7} {:>6} s", time.as_secs());
            sum += Tally {
                passed: *passed,
                failed: *failed,
            };
        }
        println!("\n{}", sentence(sum));
        Ok(if sum.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }

    fn chosen(self) -> Vec<Part> {
        if !self.parts.is_empty() {
            return self.parts;
        }
        let all = Part::value_variants().iter().copied();
        all.filter(|part| self.full || part.is_usual()).collect()
    }
}

fn run(part: Part) -> (String, Tally, Duration) {
    let name = part.name();
    let start = Instant::now();
    report::step(&format!("Testing: {name}"));
    let tally = part.run().unwrap_or_else(|error| {
        report::failure(&error);
        Tally::check(false)
    });
    report::detail(&sentence(tally));
    (name, tally, start.elapsed())
}

fn sentence(Tally { passed, failed }: Tally) -> String {
    format!("{passed} passed, {failed} failed")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{Part, Tally, Test, sentence};

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        test: Test,
    }

    fn chosen(words: &[&str]) -> Vec<Part> {
        let line = Line::try_parse_from([&["test"], words].concat());
        line.expect("a good line").test.chosen()
    }

    #[test]
    fn a_release_runs_what_is_left_out_otherwise() {
        let (usual, full) = (chosen(&[]), chosen(&["--full"]));
        assert!(!usual.contains(&Part::Reproducible));
        assert!(full.contains(&Part::Reproducible));
        assert_eq!(usual.len() + 1, full.len());
        assert_eq!(chosen(&["reproducible"]), [Part::Reproducible]);
    }

    #[test]
    fn last_line_is_the_sum() {
        assert_eq!(
            sentence(Tally {
                passed: 12,
                failed: 1
            }),
            "12 passed, 1 failed"
        );
    }
}
