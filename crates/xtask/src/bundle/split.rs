//! Cuts the linked program into a part that is loaded first and parts that come later.
//!
//! The app marks where (`cfg(split)`), the linker leaves its relocations, and the splitter moves
//! whatever only a marked function reaches. Trunk knows nothing of it: what it bound and named is
//! replaced here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};

use super::fingerprint::digest;
use crate::{process, tools, workspace};

/// How the names of the parts that come later begin.
pub(crate) const LATER: &str = "part-";

/// The part with which every visit but the first begins.
const FLEET: &str = "split_fleet";

/// How the splitter's loader fetches a part, and what it does with the answer. It fails where a host
/// sends another media type, and knows nothing of parts that are on their way.
const FETCHES: &str = "const src = fetch(new URL(";
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// How it gets the part, compiled, from `public/start.js` instead.
const LOADS: &str = "const src = mirrordeckPart(new URL(";
const COMPILED: &str = "src.then((part) => WebAssembly.instantiate(part, imports))";

/// Puts the parts into the bundled folder and returns the page that names them.
pub(crate) fn replace(linked: &Path, folder: &Path, html: &str) -> Result<String> {
    let program = fs::read(linked).with_context(|| format!("no {}", linked.display()))?;
    let digest = digest(&program);
    let name = format!("mirrordeck-{digest}");
    let loader = format!("split-{digest}.js");
    let parts = cut(&program, &name, &loader)?;
    bind(&parts, &name)?;

    let (old_glue, old_wasm) = (only(folder, ".js")?, only(folder, "_bg.wasm")?);
    for (old, new) in [(&old_glue, ".js"), (&old_wasm, "_bg.wasm")] {
        fs::remove_file(folder.join(old))?;
        let new = format!("{name}{new}");
        fs::copy(parts.join("bound").join(&new), folder.join(&new))?;
    }
    let script = fs::read_to_string(parts.join(&loader)).context("the splitter left no loader")?;
    ensure!(
        script.contains(FETCHES) && script.contains(STREAMING),
        "the loader fetches in another way"
    );
    let mut script = script.replace(FETCHES, LOADS).replace(STREAMING, COMPILED);
    let mut fleet = Vec::new();
    for entry in fs::read_dir(&parts)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let Some(stem) = stem.filter(|&stem| stem != "main" && is_wasm(&path)) else {
            continue;
        };
        let part = stem.replace("split_", "").replace("chunk_", "shared");
        let new = format!("{LATER}{part}-{digest}.wasm");
        script = script.replace(&format!("./{stem}.wasm"), &format!("./{new}"));
        if stem == FLEET || stem.starts_with("chunk_") {
            fleet.push(new.clone());
        }
        fs::copy(&path, folder.join(new))?;
    }
    fleet.sort();
    fs::write(folder.join(&loader), script)?;
    let preload = format!(
        "<link rel=\"modulepreload\" href=\"./{loader}\"><meta name=\"fleet-parts\" content=\"{}\"></head>",
        fleet.join(" ")
    );
    Ok(html
        .replace(&old_glue, &format!("{name}.js"))
        .replace(&old_wasm, &format!("{name}_bg.wasm"))
        .replacen("</head>", &preload, 1))
}

/// Where the compiler leaves the program that is cut.
pub(crate) fn linked() -> PathBuf {
    workspace::path("target")
        .join(tools::WASM)
        .join("release/mirrordeck.wasm")
}

fn cut(program: &[u8], name: &str, loader: &str) -> Result<PathBuf> {
    let parts = workspace::path("target/xtask/parts");
    if parts.exists() {
        fs::remove_dir_all(&parts)?;
    }
    let main = parts.join("main.wasm");
    let (glue, loader) = (format!("./{name}.js"), format!("./{loader}"));
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = &parts;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = &loader;
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the program cannot be cut: {error:#}"))?;
    Ok(parts)
}

fn bind(parts: &Path, name: &str) -> Result<()> {
    let mut command = process::command(tools::wasm_bindgen()?);
    command
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--out-name",
            name,
        ])
        .arg("--out-dir")
        .arg(parts.join("bound"))
        .arg(parts.join("main.wasm"));
    process::run(&mut command)
}

/// The name of the one file of the app's own with that ending.
fn only(folder: &Path, ending: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with("mirrordeck-") && name.ends_with(ending) {
            found.push(name);
        }
    }
    ensure!(
        found.len() == 1,
        "the bundler left {found:?} instead of one *{ending}"
    );
    found.pop().context("one was found")
}

fn is_wasm(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "wasm")
}
