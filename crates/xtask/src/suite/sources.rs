//! Checks that run no test: format, lints, documentation.

use anyhow::Result;

use crate::{process, tools};

use super::Tally;

/// `cargo fmt` would change nothing.
pub(crate) fn format() -> Result<Tally> {
    Ok(Tally::of_check(
        process::cargo().args(["fmt", "--all", "--check"]),
    ))
}

/// No warning, neither in the whole workspace natively nor in the app for wasm.
///
/// The wasm is checked without erased component types, the one form that nothing else compiles.
pub(crate) fn clippy() -> Result<Tally> {
    tools::wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    let mut native = process::cargo();
    let mut tally = Tally::of_check(
        native
            .args(["clippy", "--workspace", "--all-targets"])
            .args(deny),
    );
    let mut wasm = process::cargo();
    wasm.args([
        "clippy",
        "--package",
        "mirrordeck",
        "--all-targets",
        "--target",
        tools::WASM,
    ]);
    tally += Tally::of_check(wasm.args(deny));
    Ok(tally)
}

/// Every link in the documentation leads somewhere.
pub(crate) fn docs() -> Result<Tally> {
    let mut cargo = process::cargo();
    cargo.args([
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ]);
    Ok(Tally::of_check(cargo.env("RUSTDOCFLAGS", "-D warnings")))
}
