//! The parts of the test run.

mod browser;
mod contract;
mod e2e;
mod firefox;
mod native;
mod reproducible;
mod size;
mod sources;
mod tally;
mod targets;

use anyhow::Result;
use clap::ValueEnum;

pub(crate) use e2e::Stage as BrowserStage;
pub(crate) use tally::Tally;

/// One part; the order is the one of a full run, cheap and telling parts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// rustfmt.
    Format,
    /// Clippy without warnings, natively and for wasm.
    Clippy,
    /// The documentation builds without warnings.
    Docs,
    /// The repository's own rules.
    Tidy,
    /// Tests that need neither a browser nor a recorded contract.
    Unit,
    /// Recorded requests and answers, and a client that nobody here wrote.
    Contract,
    /// The first load of the release build stays small.
    Size,
    /// Tests of the browser layer, in headless Chromium.
    Browser,
    /// What a person does, in Chromium, against the stand-in GitLab.
    E2e,
    /// The core of it in Firefox.
    Firefox,
    /// A second build in another folder gives the same release, byte for byte.
    Reproducible,
}

impl Part {
    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether a run without names has it. The second build takes minutes and changes with the build
    /// alone, so it waits for a release.
    pub(crate) fn is_usual(self) -> bool {
        self != Self::Reproducible
    }

    /// Runs it. An error is one more failed test.
    pub(crate) fn run(self) -> Result<Tally> {
        match self {
            Self::Format => sources::format(),
            Self::Clippy => sources::clippy(),
            Self::Docs => sources::docs(),
            Self::Tidy => native::tidy(),
            Self::Unit => native::unit(),
            Self::Contract => contract::run(),
            Self::Size => size::run(),
            Self::Browser => browser::run(),
            Self::E2e => e2e::run(),
            Self::Firefox => firefox::run(),
            Self::Reproducible => reproducible::run(),
        }
    }
}
