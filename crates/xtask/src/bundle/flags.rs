//! Compiler flags of the release build.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::workspace;

/// In the form of `CARGO_ENCODED_RUSTFLAGS`, which unlike `RUSTFLAGS` knows paths with spaces.
pub(crate) fn of_release() -> String {
    encode(workspace::root(), &registries())
}

fn encode(root: &Path, registries: &[PathBuf]) -> String {
    // Panics name files. Without this the page would tell everyone the folders of the build
    // machine, and two machines would build different bytes.
    let mut flags = vec![format!("--remap-path-prefix={}=mirrordeck", root.display())];
    for registry in registries {
        flags.push(format!("--remap-path-prefix={}=crates", registry.display()));
    }
    // Cuts the program where the app marks it; the splitter reads the relocations.
    flags.extend(["--cfg=split", "-Clink-arg=--emit-relocs"].map(str::to_owned));
    // A smaller stack in front of the data makes every address in the code a byte shorter. The
    // deepest thing here is JSON of 128 levels, which takes a tenth of it.
    flags.push("-Clink-arg=-zstack-size=262144".to_owned());
    flags.join("\x1f")
}

/// Where cargo keeps the sources of crates.
fn registries() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let entries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<_> = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::encode;

    #[test]
    fn folders_of_the_machine_are_renamed() {
        let flags = encode(
            Path::new("/home/a b/deck"),
            &[PathBuf::from("/cargo/src/index")],
        );
        let flags: Vec<_> = flags.split('\x1f').collect();
        assert_eq!(flags[0], "--remap-path-prefix=/home/a b/deck=mirrordeck");
        assert_eq!(flags[1], "--remap-path-prefix=/cargo/src/index=crates");
    }
}
