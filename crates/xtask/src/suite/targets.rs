//! Which test programs the workspace has.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// Programs that have a part of their own.
const OWN_PART: [&str; 3] = ["browser", "contract", "tidy"];

/// The test programs that the part `unit` runs, as cargo names them.
pub(crate) fn of_unit() -> Result<Vec<String>> {
    let mut cargo = process::cargo();
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let text = process::output(&mut cargo).context("cargo metadata failed")?;
    let metadata = serde_json::from_str(&text).context("cargo metadata printed no JSON")?;
    Ok(without_own_part(&metadata))
}

fn without_own_part(metadata: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let packages = list(&metadata["packages"])
        .iter()
        .filter(|package| package["name"] != "e2e");
    for target in packages.flat_map(|package| list(&package["targets"])) {
        let is_test = list(&target["kind"]).iter().any(|kind| kind == "test");
        let name = target["name"]
            .as_str()
            .filter(|name| is_test && !OWN_PART.contains(name));
        names.extend(name.map(str::to_owned));
    }
    names.sort();
    names.dedup();
    names
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{of_unit, without_own_part};

    #[test]
    fn programs_with_a_part_of_their_own_are_left_out() {
        let test = |name: &str| json!({ "kind": ["test"], "name": name });
        let library = json!({ "kind": ["lib"], "name": "a" });
        let metadata = json!({ "packages": [
            { "name": "a", "targets": [test("serving"), test("contract"), library] },
            { "name": "b", "targets": [test("serving"), test("tidy")] },
            { "name": "e2e", "targets": [test("journeys")] },
        ]});
        assert_eq!(without_own_part(&metadata), ["serving"]);
    }

    #[test]
    fn the_workspace_has_some() {
        let names = of_unit().expect("cargo is at hand");
        assert!(names.contains(&"serving".to_owned()), "{names:?}");
    }
}
