//! Turns the sources into `dist/`: the bundler's work, and what it leaves undone.
//!
//! Trunk compiles, runs wasm-bindgen and hashes. After it, the program is cut into parts, the
//! stylesheets become one file, the page gets its policy, every file loses what no browser reads and gets compressed neighbours.
//! The finished folder replaces `dist/` in one move.

mod compress;
mod contributors;
mod embed;
mod fingerprint;
mod flags;
mod hosting;
mod language;
mod page;
mod shrink;
mod sizes;
mod split;
mod wasm;
mod worker;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use fingerprint::Built;
use static_host::{Reach, page_policy};

use crate::{process, report, tools, workspace};

pub(crate) use hosting::{folder as hosting_folder, write as write_hosting};
pub(crate) use sizes::{Sizes, of as sizes};

/// Builds the app, for whatever instance a person types, unless `dist/` already holds what these
/// sources give.
pub(crate) fn ensure() -> Result<()> {
    ensure_for(&Reach::Anybody)
}

/// The same for a page that may call these instances only.
pub(crate) fn ensure_for(reach: &Reach) -> Result<()> {
    let now = Built {
        sources: fingerprint::of_sources()?,
        policy: page_policy(reach),
    };
    let built = fingerprint::stored();
    if built.as_ref() == Some(&now) {
        report::step("The app in dist/ is up to date");
        return Ok(());
    }
    fingerprint::forget()?;
    if built.is_none_or(|built| built.sources != now.sources) {
        build()?;
    }
    report::step("Naming in the page whom it may call");
    hosting::address(&workspace::dist(), reach)?;
    fingerprint::store(&now)
}

/// Replaces `dist/` by what these sources give.
fn build() -> Result<()> {
    let trunk = tools::bundler()?;
    report::step("Building the app in release mode (first time 2 to 4 minutes, later less)");
    let staging = workspace::path("target/xtask/staging");
    // Fetched first, so that the bundler can work offline and never downloads a tool.
    process::run(process::cargo().args(["fetch", "--locked", "--quiet"]))?;
    let mut command = process::command(trunk);
    command
        .args([
            "--log",
            "warn",
            "build",
            "--release",
            "--offline",
            "--locked",
            "--dist",
        ])
        .arg(&staging)
        .env("CARGO_ENCODED_RUSTFLAGS", flags::of_release())
        .env("CARGO_TARGET_DIR", workspace::path("target"))
        // An inherited NO_COLOR=1 is no boolean to trunk, which then refuses to start.
        .env_remove("NO_COLOR");
    process::run(&mut command)?;
    report::step("Finishing the files: parts that load later, one stylesheet, compression");
    finish(&staging)?;
    let dist = workspace::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).context("cannot clear dist/")?;
    }
    fs::rename(&staging, &dist).context("cannot move the built files to dist/")
}

fn finish(folder: &Path) -> Result<()> {
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).context("the bundler left no index.html")?;
    let html = split::replace(&split::linked(), folder, &html)?;
    let html = page::join_stylesheets(&html, folder)?;
    let html = language::replace(folder, &html)?;
    let html = page::with_scripts_last(&html)?;
    embed::finish(folder, &html)?;
    worker::finish(folder, &html)?;
    let html = page::with_policy(&html, &page_policy(&Reach::Anybody))?;
    fs::write(&page, shrink::page(&html))?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => {
                let module = fs::read(&path)?;
                let is_first = path.to_string_lossy().ends_with("_bg.wasm");
                if is_first && let Some(table) = contributors::table(&module) {
                    fs::write(contributors_note(), table)?;
                }
                let lean = wasm::without_custom_sections(&module)
                    .with_context(|| format!("{} is no wasm module", path.display()))?;
                fs::write(&path, lean)?;
            }
            Some("js") => fs::write(&path, shrink::script(&fs::read_to_string(&path)?))?,
            _ => {}
        }
    }
    compress::folder(folder)
}

/// Puts a page that needs no building into a folder, as lean and as compressed as the app.
pub(crate) fn by_hand(source: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot clear the page by hand")?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(source)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let lean = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => shrink::page(&text),
            Some("css") => shrink::stylesheet(&text),
            Some("js") => shrink::script(&text),
            _ => continue,
        };
        fs::write(folder.join(path.file_name().unwrap_or_default()), lean)?;
    }
    compress::folder(folder)
}

/// The largest contributors to the wasm of the last build.
pub(crate) fn contributors() -> Option<String> {
    fs::read_to_string(contributors_note()).ok()
}

fn contributors_note() -> PathBuf {
    workspace::path("target/xtask/contributors.txt")
}
