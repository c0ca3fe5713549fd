//! `cargo xtask build`: the app as static files.

use std::{process::ExitCode, str::FromStr};

use anyhow::Result;
use clap::Args;
use static_host::{NoOrigin, Origin, Reach};

use crate::{bundle, report, workspace};

/// Build the app into `dist/`, ready for any static host.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The GitLab instances that the page may call and offers, such as `https://gitlab.example.com`;
    /// `self` is the host of the page. Without this the page may call any.
    #[arg(long, value_delimiter = ',', value_name = "ORIGIN,...")]
    instances: Option<Vec<Instance>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Instance {
    /// The host of the page, which passes calls on to GitLab.
    Own,
    Other(Origin),
}

impl FromStr for Instance {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        match text.trim() {
            "self" => Ok(Self::Own),
            text => text.parse().map(Self::Other),
        }
    }
}

impl Build {
    pub(crate) fn run(self) -> Result<ExitCode> {
        let reach = self.reach();
        bundle::ensure_for(&reach)?;
        bundle::write_hosting(&reach)?;
        let sizes = bundle::sizes(&workspace::dist())?;
        println!("{sizes}");
        if let Reach::Only(instances) = &reach {
            let others = instances.iter().map(String::as_str);
            let all: Vec<_> = std::iter::once("its own host").chain(others).collect();
            report::detail(&format!("The page may call {}.", all.join(", ")));
        }
        report::detail("dist/ is ready: copy it to any static host (see docs/hosting.md).");
        report::detail("Settings for nginx, Caddy and others stand in target/hosting/.");
        Ok(ExitCode::SUCCESS)
    }

    fn reach(self) -> Reach {
        let Some(instances) = self.instances else {
            return Reach::Anybody;
        };
        let others = instances.into_iter().filter_map(|instance| match instance {
            Instance::Own => None,
            Instance::Other(origin) => Some(origin.to_string()),
        });
        Reach::Only(others.collect())
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use static_host::Reach;

    use super::Build;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        build: Build,
    }

    fn reach(instances: &str) -> Result<Reach, String> {
        let line = Line::try_parse_from(["build", "--instances", instances]);
        line.map(|line| line.build.reach())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn instances_are_named_with_commas_between_them() {
        let check = |text: &str, expected: &[&str]| {
            let expected = expected.iter().map(ToString::to_string).collect();
            assert_eq!(reach(text), Ok(Reach::Only(expected)), "{text}");
        };
        check("https://a.example", &["https://a.example"]);
        check(
            "https://a.example,http://b:8080/",
            &["https://a.example", "http://b:8080"],
        );
        check("self", &[]);
        check("self,https://a.example", &["https://a.example"]);
    }

    #[test]
    fn without_instances_any_may_be_called() {
        let line = Line::try_parse_from(["build"]).expect("nothing is required");
        assert_eq!(line.build.reach(), Reach::Anybody);
    }

    #[test]
    fn what_is_no_origin_is_refused_in_words() {
        let check = |text: &str, words: &str| {
            let error = reach(text).expect_err("no origin");
            assert!(error.contains(words), "{text}: {error}");
        };
        check("ftp://x", "begins with https:// or http://");
        check("", "begins with https:// or http://");
        check("https://a,", "begins with https:// or http://");
        check(
            "https://a.example/gitlab",
            "leave out what follows the host: https://a.example",
        );
        check("https://a b", "cannot be right");
    }
}
