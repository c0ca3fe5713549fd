//! Profiles that have been used once before: Firefox starts with half the work where it finds what it
//! compiled for itself the last time.

use std::fs;
use std::path::{Path, PathBuf};

/// What is not copied: marks of a running browser, and what it fetched.
const LEFT_OUT: [&str; 3] = ["lock", ".parentlock", "cache2"];

/// Where the profile stands that all others are copied from. A browser of another version finds
/// nothing useful in it and starts as slowly as with an empty one.
pub(crate) fn template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e/firefox-profile")
}

/// Whether somebody has used it once and closed it properly.
pub(crate) fn is_ready() -> bool {
    mark().is_file()
}

/// Begins a template, without what an earlier attempt left.
pub(crate) fn begin() {
    let folder = template();
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the target folder is ours");
    }
    fs::create_dir_all(&folder).expect("the target folder can be written");
}

/// Notes that it may be copied.
pub(crate) fn finish() {
    fs::write(mark(), "").expect("the target folder can be written");
}

/// A copy for one browser.
pub(crate) fn copy_to(folder: &Path) {
    copy(&template(), folder);
}

fn mark() -> PathBuf {
    template().join("used-once")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the template is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default();
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("a profile can be copied");
        }
    }
}
