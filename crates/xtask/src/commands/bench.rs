//! `cargo xtask bench`: the fleet against a page that does the same without a framework.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::{bundle, process, report, suite::BrowserStage, workspace};

/// Measure the fleet against a page that does the same without a framework.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// Rounds in which the two take turns; medians are shown.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Parts to measure: bytes, cold, scan, filter, sort, scroll, memory.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Sizes of the fleet that is used once it was read, in mirrors.
    #[arg(long, value_delimiter = ',')]
    sizes: Vec<String>,
}

impl Bench {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let stage = BrowserStage::set_up()?;
        let by_hand = workspace::path("target/bench/page");
        bundle::by_hand(&workspace::path("tests/bench"), &by_hand)?;
        let bytes = [workspace::dist(), by_hand.clone()]
            .map(|folder| bundle::sizes(&folder).map(|sizes| sizes.first_load().to_string()));
        let [app_bytes, by_hand_bytes] = bytes;
        let results = workspace::path("target/bench.json");
        report::step("Measuring (all of it takes about twenty minutes; leave the machine alone)");
        let mut cargo = process::cargo();
        // The stand-in and the hands must not be what is measured.
        cargo
            .args(["run", "--profile", "measure", "--package", "e2e"])
            .args(["--bin", "bench", "--"])
            .args(["--rounds", &self.rounds.to_string()])
            .env("MIRRORDECK_BENCH_PAGE", by_hand)
            .env(
                "MIRRORDECK_BENCH_BYTES",
                [app_bytes?, by_hand_bytes?].join(","),
            )
            .env("MIRRORDECK_BENCH_RESULTS", &results);
        for (option, values) in [("--only", &self.only), ("--sizes", &self.sizes)] {
            if !values.is_empty() {
                cargo.args([option, &values.join(",")]);
            }
        }
        process::run(stage.hand_to(&mut cargo))?;
        report::detail("Every value stands in target/bench.json; docs/bench.md says what it is.");
        Ok(ExitCode::SUCCESS)
    }
}
