//! Tells whether `dist/` was built from these sources.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::workspace;

/// Everything that can change a byte of the built app.
const SOURCES: [&str; 12] = [
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

/// What the present `dist/` was built from, if it is there at all.
pub(crate) fn stored() -> Option<String> {
    workspace::dist()
        .join("index.html")
        .is_file()
        .then_some(())?;
    fs::read_to_string(note()).ok()
}

/// Remembers what `dist/` was built from.
pub(crate) fn store(fingerprint: &str) -> Result<()> {
    fs::write(note(), fingerprint).context("cannot note what dist/ was built from")
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
