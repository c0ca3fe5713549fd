//! Where things stand in the repository.

use std::{
    env,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// Names another folder with the same sources, to prove that a build does not depend on its folder.
pub(crate) const ELSEWHERE: &str = "MIRRORDECK_SOURCES";

/// The repository's top folder, wherever the command was started from.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| env::var_os(ELSEWHERE).map_or_else(own_root, PathBuf::from))
}

fn own_root() -> PathBuf {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    top.expect("this crate stands two folders below the top")
        .to_owned()
}

/// A path below the top folder.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// The folder that holds the built app.
pub(crate) fn dist() -> PathBuf {
    path("dist")
}

/// The version of `package` that `Cargo.lock` names.
pub(crate) fn locked_version(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{locked_version, root};

    #[test]
    fn root_holds_the_lock_file() {
        assert!(root().join("Cargo.lock").is_file());
    }

    #[test]
    fn version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "other"), None);
    }
}
