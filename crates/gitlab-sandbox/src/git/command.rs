//! Runs git so that it sees nothing of the machine it runs on.
//!
//! No system, user or environment configuration, no prompt, no proxy, no translation: what a push
//! says depends on the two repositories alone.

use std::{io, path::Path, process::Stdio};

use tokio::{io::AsyncWriteExt, process::Command};

/// What a git command left behind.
pub(super) struct Finished {
    /// The exit status; 128 if a signal ended it.
    pub(super) code: i32,
    pub(super) stdout: Vec<u8>,
    pub(super) stderr: String,
}

/// A git command with a clean environment; it ends when its future is dropped.
pub(super) fn git(home: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Runs the command to its end.
pub(super) async fn finish(mut command: Command) -> io::Result<Finished> {
    let output = command.output().await?;
    Ok(Finished {
        code: output.status.code().unwrap_or(128),
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs the command with `input`, and takes a failure for an error of ours.
pub(super) async fn succeed(mut command: Command, input: &[u8]) -> io::Result<String> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    let mut stdin = child
        .stdin
        .take()
        .ok_or_else(|| io::Error::other("git has no standard input"))?;
    let feed = async move {
        stdin.write_all(input).await?;
        stdin.shutdown().await
    };
    let (fed, output) = tokio::join!(feed, child.wait_with_output());
    let output = output?;
    if !output.status.success() {
        return Err(io::Error::other(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    fed?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
