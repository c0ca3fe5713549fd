//! Which test programs the workspace has, and which part runs them.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// Test programs by the part that runs them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Targets {
    /// Run by `unit`.
    pub(crate) unit: Vec<String>,
    /// Run by `e2e`.
    pub(crate) e2e: Vec<String>,
}

/// Programs that have a part of their own.
const OWN_PART: [&str; 3] = ["browser", "contract", "tidy"];

/// Asks cargo.
pub(crate) fn of_workspace() -> Result<Targets> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let text = process::output(&mut cargo).context("cargo metadata failed")?;
    let metadata = serde_json::from_str(&text).context("cargo metadata printed no JSON")?;
    Ok(sort(&metadata))
}

fn sort(metadata: &Value) -> Targets {
    let mut targets = Targets::default();
    for package in list(&metadata["packages"]) {
        for target in list(&package["targets"]) {
            let is_test = list(&target["kind"]).iter().any(|kind| kind == "test");
            let Some(name) = target["name"].as_str().filter(|_| is_test) else {
                continue;
            };
            if package["name"] == "e2e" {
                targets.e2e.push(name.to_owned());
            } else if !OWN_PART.contains(&name) {
                targets.unit.push(name.to_owned());
            }
        }
    }
    targets.unit.sort();
    targets.unit.dedup();
    targets
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Targets, of_workspace, sort};

    #[test]
    fn programs_go_to_their_parts() {
        let test = |name: &str| json!({ "kind": ["test"], "name": name });
        let metadata = json!({ "packages": [
            { "name": "a", "targets": [test("serving"), test("contract"), { "kind": ["lib"], "name": "a" }] },
            { "name": "b", "targets": [test("serving"), test("tidy")] },
            { "name": "e2e", "targets": [test("journeys")] },
        ]});
        let expected = Targets {
            unit: vec!["serving".into()],
            e2e: vec!["journeys".into()],
        };
        assert_eq!(sort(&metadata), expected);
    }

    #[test]
    fn the_workspace_has_some_of_both() {
        let targets = of_workspace().expect("cargo is at hand");
        assert!(targets.unit.contains(&"serving".to_owned()), "{targets:?}");
        assert!(!targets.e2e.is_empty(), "{targets:?}");
    }
}
