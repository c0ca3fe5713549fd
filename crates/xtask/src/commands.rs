//! One module per command.

mod bench;
mod build;
mod demo;
mod dev;
mod dist;
mod language;
mod sandbox;
mod screenshots;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run the app beside a stand-in GitLab full of mirrors; needs nothing else.
    Demo(demo::Demo),
    /// The same for working on the app: quick builds, and the page reloads by itself.
    Dev(dev::Dev),
    /// Build the app into `dist/`, ready for any static host, and print its sizes.
    Build(build::Build),
    /// Pack the app as a release: an archive and its checksum, the same bytes on every machine.
    Dist(dist::Dist),
    /// Run the tests: all parts, or the named ones.
    Test(test::Test),
    /// Measure the fleet against a page that does the same without a framework.
    Bench(bench::Bench),
    /// Say what the languages lack, and write the pseudo-language anew.
    Language(language::Language),
    /// Run only the stand-in GitLab.
    Sandbox(sandbox::Sandbox),
    /// Take pictures of every screen, light and dark, wide and narrow.
    Screenshots(screenshots::Screenshots),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Self::Demo(command) => command.run(),
            Self::Dev(command) => command.run(),
            Self::Build(command) => command.run(),
            Self::Dist(command) => command.run(),
            Self::Test(command) => command.run(),
            Self::Bench(command) => command.run(),
            Self::Language(command) => command.run(),
            Self::Sandbox(command) => command.run(),
            Self::Screenshots(command) => command.run(),
        }
    }
}
