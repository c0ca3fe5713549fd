//! The one thing that the tests need from npm: the accessibility checker.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{process, programs, report, tools, workspace};

/// Copied, so that no `node_modules` appears among the sources.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The checker's script, installed if it is missing or its version changed.
pub(crate) fn axe() -> Result<PathBuf> {
    let folder = tools::folder().join("npm");
    let script = folder.join("node_modules/axe-core/axe.min.js");
    fs::create_dir_all(&folder)?;
    let mut is_current = script.is_file();
    for name in FILES {
        let source = workspace::path("tests/e2e").join(name);
        let wanted = fs::read(&source).with_context(|| format!("tests/e2e/{name} is missing"))?;
        let copy = folder.join(name);
        if fs::read(&copy).ok().as_ref() != Some(&wanted) {
            fs::write(copy, wanted)?;
            is_current = false;
        }
    }
    if !is_current {
        programs::require_npm()?;
        report::step("Installing the accessibility checker into target/tools (once)");
        let mut npm = process::command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder);
        process::run(&mut npm)?;
    }
    Ok(script)
}
