//! Runs other programs.

use std::{
    env,
    ffi::OsString,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{tools, workspace};

/// A command in the repository's top folder, with the pinned tools first in its path.
pub(crate) fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command
        .current_dir(workspace::root())
        .env("PATH", path_with_tools());
    command
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    command(
        env::var_os("CARGO")
            .map_or_else(|| "cargo".into(), OsString::from)
            .as_os_str(),
    )
}

/// Runs it with its output on the terminal, and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs it silently and returns what it printed, or `None` when it failed or does not exist.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as a person would type it, without folders before the program.
pub(crate) fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let arguments = command
        .get_args()
        .map(|argument| argument.to_string_lossy());
    let words: Vec<_> = std::iter::once(program.to_string_lossy())
        .chain(arguments)
        .collect();
    words.join(" ")
}

fn path_with_tools() -> OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools::folder().join("bin")).chain(env::split_paths(&own));
    env::join_paths(folders).unwrap_or(own)
}
