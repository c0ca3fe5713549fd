//! The pinned build tools, installed once into `target/tools`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{process, report, workspace};

/// 0.22 wants a newer compiler than ours.
const TRUNK: &str = "0.21.14";

/// Drives the Firefox of Debian, and every other of the last years.
const GECKODRIVER: &str = "0.37.1";

/// The target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where the tools stand; `bin` is below it.
pub(crate) fn folder() -> PathBuf {
    workspace::path("target/tools")
}

/// Makes sure that everything which bundles the app is there, and returns the bundler.
pub(crate) fn bundler() -> Result<PathBuf> {
    wasm_target()?;
    wasm_bindgen()?;
    install("trunk", "trunk", TRUNK, Lock::Own)
}

/// The program that runs wasm tests, in the version that the tests are linked with.
pub(crate) fn wasm_test_runner() -> Result<PathBuf> {
    wasm_target()?;
    Ok(wasm_bindgen()?.with_file_name("wasm-bindgen-test-runner"))
}

/// The program that binds wasm to a page, in the version that the app is linked with.
pub(crate) fn wasm_bindgen() -> Result<PathBuf> {
    let path = workspace::path("Cargo.lock");
    let text = std::fs::read_to_string(&path).context("cannot read Cargo.lock")?;
    let version = workspace::locked_version(&text, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen")?;
    // Its own lock file names versions that no longer resolve together.
    install("wasm-bindgen-cli", "wasm-bindgen", &version, Lock::Fresh)
}

/// The program that drives Firefox, for which Debian has no package.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    install("geckodriver", "geckodriver", GECKODRIVER, Lock::Own)
}

/// Whether a tool is built from its own lock file.
#[derive(Debug, Clone, Copy)]
enum Lock {
    Own,
    Fresh,
}

fn install(package: &str, program: &str, version: &str, lock: Lock) -> Result<PathBuf> {
    let path = folder().join("bin").join(program);
    let found = process::output(process::command(&path).arg("--version"));
    if found.is_some_and(|text| text.split_whitespace().any(|word| word == version)) {
        return Ok(path);
    }
    report::step(&format!(
        "Installing {package} {version} into target/tools (once; takes 2 to 6 minutes)"
    ));
    let mut cargo = process::cargo();
    cargo
        .args([
            "install",
            package,
            "--version",
            version,
            "--force",
            "--root",
        ])
        .arg(folder());
    if matches!(lock, Lock::Own) {
        cargo.arg("--locked");
    }
    // Such a tool runs for a second at a time: building it fast matters more than its speed.
    cargo.envs([
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        // Without a lock file, versions for newer compilers than ours would be chosen.
        ("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"),
    ]);
    process::run(&mut cargo).with_context(|| {
        format!("{package} could not be installed; the first set-up needs the network")
    })?;
    Ok(path)
}

/// Makes sure that the toolchain can compile for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let mut rustc = process::command("rustc");
    let library = process::output(rustc.args(["--print", "target-libdir", "--target", WASM]));
    if library.is_some_and(|path| PathBuf::from(path.trim()).is_dir()) {
        return Ok(());
    }
    report::step("Adding the WebAssembly target to the toolchain (once; takes seconds)");
    let mut rustup = process::command("rustup");
    if process::run(rustup.args(["target", "add", WASM])).is_err() {
        bail!("the target {WASM} is missing; install rustup, or add the target to your toolchain");
    }
    Ok(())
}
