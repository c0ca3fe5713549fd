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
}

impl Test {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let parts = if self.parts.is_empty() {
            Part::value_variants()
        } else {
            &self.parts
        };
        let results: Vec<_> = parts.iter().map(|&part| run(part)).collect();
        let mut sum = Tally::default();
        println!(
            "\n{:<10} {:>7} {:>7} {:>8}",
            "part", "passed", "failed", "time"
        );
        for (part, Tally { passed, failed }, time) in &results {
            println!("{part:<10} {passed:>7} {failed:>7} {:>6} s", time.as_secs());
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
    use super::{Tally, sentence};

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
