//! The release depends on its sources alone: a second build, in another folder, gives the same bytes.
//!
//! The first is the usual one. For the second the sources are copied into a folder whose path has
//! another length, and everything is compiled there anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{archive, process, report, tools, workspace};

use super::Tally;

/// Where the second build happens. What was compiled there stays for the next time.
const ELSEWHERE: &str = "target/xtask/the-same-sources-in-a-folder-with-a-longer-path";

pub(crate) fn run() -> Result<Tally> {
    let here = archive::of_release()?;
    report::step("Building it again in another folder (first time 3 to 8 minutes)");
    let copy = workspace::path(ELSEWHERE);
    copy_sources(&copy)?;
    link_tools(&copy)?;
    let mut again = process::command(std::env::current_exe()?);
    again
        .arg("dist")
        .current_dir(&copy)
        .env(workspace::ELSEWHERE, &copy)
        .env_remove("CARGO_TARGET_DIR");
    process::run(&mut again)?;
    let there = copy.join(here.strip_prefix(workspace::root())?);
    let (here, there) = (fs::read(here)?, fs::read(there)?);
    for name in differing(&entries(&here)?, &entries(&there)?) {
        report::detail(&format!("differs: {name}"));
    }
    Ok(Tally::check(here == there))
}

/// Makes the folder hold what git knows of here. Files that are the same stay untouched, so that
/// cargo compiles only what changed.
fn copy_sources(copy: &Path) -> Result<()> {
    let mut git = process::command("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let list = process::output(&mut git).context("git does not list the sources")?;
    let names: BTreeSet<PathBuf> = list
        .split_terminator('\0')
        .map(PathBuf::from)
        .filter(|name| workspace::root().join(name).is_file())
        .collect();
    for name in &names {
        let (from, to) = (workspace::root().join(name), copy.join(name));
        let content = fs::read(&from)?;
        if fs::read(&to).ok().as_ref() != Some(&content) {
            fs::create_dir_all(to.parent().context("a file stands in a folder")?)?;
            fs::write(&to, content)?;
        }
    }
    remove_others(copy, copy, &names)
}

/// Removes what is no source any more, save what was built.
fn remove_others(top: &Path, folder: &Path, names: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.strip_prefix(top)?.to_owned();
        if name == Path::new("target") || name == Path::new("dist") {
            continue;
        }
        if path.is_dir() {
            remove_others(top, &path, names)?;
        } else if !names.contains(&name) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// The tools are programs, not sources: both builds use the same.
fn link_tools(copy: &Path) -> Result<()> {
    let link = copy.join("target/tools");
    if link.exists() {
        return Ok(());
    }
    fs::create_dir_all(copy.join("target"))?;
    // It leads nowhere once the whole folder has been moved.
    if link.is_symlink() {
        fs::remove_file(&link)?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(tools::folder(), &link)?;
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(tools::folder(), &link)?;
    Ok(())
}

fn entries(archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(archive));
    let mut entries = BTreeMap::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.display().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        entries.insert(name, content);
    }
    Ok(entries)
}

/// Names of what only one of them has, or has with other content.
fn differing(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> BTreeSet<String> {
    let names = one.keys().chain(other.keys());
    names
        .filter(|name| one.get(*name) != other.get(*name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{differing, remove_others};

    #[test]
    fn differences_are_named() {
        let archive = |files: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            let files = files.iter();
            files
                .map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec()))
                .collect()
        };
        let one = archive(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let other = archive(&[("a", "1"), ("b", "x"), ("d", "4")]);
        let found: Vec<_> = differing(&one, &other).into_iter().collect();
        assert_eq!(found, ["b", "c", "d"]);
        assert!(differing(&one, &one).is_empty());
    }

    #[test]
    fn what_is_no_source_any_more_goes_and_what_was_built_stays() {
        let place = tempfile::tempdir().expect("a folder");
        let top = place.path();
        for name in ["src/kept.rs", "src/gone.rs", "target/kept", "dist/kept"] {
            std::fs::create_dir_all(top.join(name).parent().expect("a folder")).expect("a folder");
            std::fs::write(top.join(name), "").expect("a file");
        }
        let names = BTreeSet::from(["src/kept.rs".into()]);
        remove_others(top, top, &names).expect("the folder is ours");
        assert!(top.join("src/kept.rs").exists());
        assert!(!top.join("src/gone.rs").exists());
        assert!(top.join("target/kept").exists() && top.join("dist/kept").exists());
    }
}
