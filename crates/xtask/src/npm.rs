//! What the tests need from npm: the accessibility checker, and two frameworks with a bundler, for pages that
//! embed the app as those of others do.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{process, programs, report, tools, workspace};

/// Copied, so that no `node_modules` appears among the sources.
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Examples that a bundler has to make scripts of.
const BUNDLED: [(&str, &str); 2] = [("react.jsx", "react.js"), ("vue.mjs", "vue.js")];

/// The checker's script.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(installed()?.join("axe-core/axe.min.js"))
}

/// A folder with the examples of pages that embed the app, ready to be served.
pub(crate) fn examples() -> Result<PathBuf> {
    let modules = installed()?;
    let sources = workspace::path("public/examples");
    let folder = workspace::path("target/xtask/examples");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(&sources)? {
        let path = entry?.path();
        fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    for (source, script) in BUNDLED {
        bundle(&modules, &sources.join(source), &folder.join(script))?;
    }
    Ok(folder)
}

fn bundle(modules: &Path, source: &Path, script: &Path) -> Result<()> {
    let mut esbuild = process::command(modules.join(".bin/esbuild"));
    esbuild
        .args(["--bundle", "--minify", "--format=esm", "--jsx=automatic"])
        .args([
            "--log-level=warning",
            "--define:process.env.NODE_ENV=\"production\"",
        ])
        .args([
            "--define:__VUE_OPTIONS_API__=false",
            "--define:__VUE_PROD_DEVTOOLS__=false",
        ])
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .arg(format!("--outfile={}", script.display()))
        .arg(source)
        // The examples stand where no `node_modules` is.
        .env("NODE_PATH", modules);
    process::run(&mut esbuild)
}

/// The folder of the packages, which are installed if they are missing or their versions changed.
fn installed() -> Result<PathBuf> {
    let folder = tools::folder().join("npm");
    let modules = folder.join("node_modules");
    fs::create_dir_all(&folder)?;
    let mut is_current = modules.is_dir();
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
        report::step("Installing what the tests need from npm into target/tools (once)");
        let mut npm = process::command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder);
        process::run(&mut npm)?;
    }
    Ok(modules)
}
