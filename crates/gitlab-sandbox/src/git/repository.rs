//! Makes bare repositories quickly: a few files by hand, and commits through `git fast-import`.

use std::{fs, io, os::unix::fs::PermissionsExt as _, path::Path};

use super::{command, target_rules::Declines};

/// Without housekeeping, because a repository lives for minutes; with pushes over HTTP, because
/// whoever reaches the service has shown the password.
const CONFIG: &str = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\
     [gc]\n\tauto = 0\n[receive]\n\tautogc = false\n[http]\n\treceivepack = true\n";

/// Refuses the whole push if it touches a declined ref, as a server with protected branches does.
const PRE_RECEIVE: &str = "#!/bin/sh\n\
     while read -r _ _ ref; do\n\
     \x20 if grep -qxF \"$ref\" declined-refs; then cat declined-message >&2; exit 1; fi\n\
     done\n";

/// Makes an empty bare repository.
pub(super) fn create(path: &Path, default_branch: &str) -> io::Result<()> {
    for folder in [
        "objects/info",
        "objects/pack",
        "refs/heads",
        "refs/tags",
        "hooks",
    ] {
        fs::create_dir_all(path.join(folder))?;
    }
    fs::write(path.join("config"), CONFIG)?;
    fs::write(
        path.join("HEAD"),
        format!("ref: refs/heads/{default_branch}\n"),
    )
}

/// Adds the commits of a fast-import stream.
pub(super) async fn import(path: &Path, stream: &str) -> io::Result<()> {
    if stream.is_empty() {
        return Ok(());
    }
    let mut git = command::git(path);
    // One pack instead of a hundred loose objects.
    git.args(["-c", "fastimport.unpackLimit=1", "fast-import", "--quiet"]);
    command::succeed(git, stream.as_bytes()).await.map(drop)
}

/// Makes the repository decline these pushes, and no others.
pub(super) fn decline(path: &Path, declines: Option<&Declines>) -> io::Result<()> {
    let hook = path.join("hooks/pre-receive");
    let Some(declines) = declines else {
        return match fs::remove_file(hook) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    };
    fs::write(path.join("declined-refs"), declines.refs.join("\n") + "\n")?;
    fs::write(
        path.join("declined-message"),
        format!("{}\n", declines.message),
    )?;
    fs::write(&hook, PRE_RECEIVE)?;
    fs::set_permissions(hook, fs::Permissions::from_mode(0o755))
}
