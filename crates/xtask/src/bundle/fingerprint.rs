//! Tells whether `dist/` was built from these sources.

use std::{
    fmt::Write as _,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::workspace;

/// Everything that can change a byte of the built app.
const SOURCES: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "public",
    "style",
    "src",
    "crates/domain",
    "crates/static-host/src/policy.rs",
    "crates/xtask/src/bundle.rs",
    "crates/xtask/src/bundle",
];

/// A digest of the sources' names and contents.
pub(crate) fn of_sources() -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&workspace::path(source), &mut files)?;
    }
    files.sort();
    let mut text = String::new();
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(workspace::root()).unwrap_or(&file);
        let _ = writeln!(text, "{} {}", digest(&content), name.display());
    }
    Ok(digest(text.as_bytes()))
}

/// What a built folder was made from and for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Built {
    /// The digest of the sources.
    pub(crate) sources: String,
    /// The policy that the page states.
    pub(crate) policy: String,
}

/// What is known of the present `dist/`, if it is there at all.
pub(crate) fn stored() -> Option<Built> {
    workspace::dist()
        .join("index.html")
        .is_file()
        .then_some(())?;
    let text = fs::read_to_string(note()).ok()?;
    let (sources, policy) = text.split_once('\n')?;
    Some(Built {
        sources: sources.to_owned(),
        policy: policy.to_owned(),
    })
}

/// Remembers it.
pub(crate) fn store(built: &Built) -> Result<()> {
    let text = format!("{}\n{}", built.sources, built.policy);
    fs::write(note(), text).context("cannot note what dist/ was built from")
}

/// Nothing is known of `dist/` while it is being changed.
pub(crate) fn forget() -> Result<()> {
    match fs::remove_file(note()) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Sixteen hexadecimal digits (FNV-1a): no defence against forgery, and none is needed here.
pub(crate) fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}

fn note() -> PathBuf {
    workspace::path("target/xtask/dist.fingerprint")
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{SOURCES, digest};
    use crate::workspace;

    #[test]
    fn digest_is_the_published_one() {
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_eq!(digest(b"a"), "af63dc4c8601ec8c");
    }

    #[test]
    fn every_source_exists() {
        for source in SOURCES {
            assert!(workspace::path(source).exists(), "{source}");
        }
    }
}
