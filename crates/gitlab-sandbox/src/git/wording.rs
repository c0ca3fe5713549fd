//! The errors of the default scene, in the words a real push would leave.
//!
//! A scene is made without running git, yet a sync has to confirm it: a test pushes the whole scene
//! and compares.

use super::{
    failure::{Step, describe},
    forge::{DOWN, Forge},
};

fn unreachable(said: &str) -> String {
    describe(Step::ListRefs, 128, said)
}

fn refused(said: &str, url: &str, status: u16) -> String {
    unreachable(&format!(
        "{said}fatal: unable to access '{url}/': The requested URL returned error: {status}\n"
    ))
}

/// The password is wrong.
pub(crate) fn bad_credentials(host: &str, url: &str) -> String {
    let said = Forge::named(host).bad_credentials();
    unreachable(&format!(
        "remote: {said}\nfatal: Authentication failed for '{url}/'\n"
    ))
}

/// The address has no user, and nobody is there to be asked.
pub(crate) fn no_user(host: &str) -> String {
    unreachable(&format!(
        "fatal: could not read Username for 'https://{host}': terminal prompts disabled\n"
    ))
}

/// The password may not push.
pub(crate) fn forbidden(host: &str, url: &str) -> String {
    let said = Forge::named(host).no_access();
    refused(&format!("remote: {said}\n"), url, 403)
}

/// There is no such repository.
pub(crate) fn missing(host: &str, url: &str) -> String {
    let said = Forge::named(host).no_repository();
    unreachable(&format!(
        "remote: {said}\nfatal: repository '{url}/' not found\n"
    ))
}

/// The address is not exact.
pub(crate) fn moved(url: &str) -> String {
    refused("", url, 301)
}

/// The host is down.
pub(crate) fn unavailable(url: &str) -> String {
    refused(&format!("remote: {DOWN}\n"), url, 503)
}

/// The target protects a branch and refuses the push as a whole.
pub(crate) fn declined(url: &str, said: &str, refs: &[&str]) -> String {
    let refused = refs
        .iter()
        .map(|name| format!(" ! [remote rejected] {name} -> {name} (pre-receive hook declined)\n"));
    let refused: String = refused.collect();
    // Git ends what the other side says with blanks, to cover a progress line.
    describe(
        Step::Push,
        1,
        &format!(
            "remote: {said}        \nTo {url}\n{refused}error: failed to push some refs to '{url}'\n"
        ),
    )
}

/// Refs were left alone.
pub(crate) fn diverged(refs: &[&str]) -> String {
    format!(
        "Some refs have diverged and have not been updated on the remote:\n\n{}",
        refs.join("\n")
    )
}

/// No host key is known.
pub(crate) fn no_host_key(host: &str) -> String {
    ssh(&format!(
        "No ED25519 host key is known for {host} and you have requested strict checking.\r\n\
         Host key verification failed.\r\n"
    ))
}

/// The mirror's key is not known there.
pub(crate) fn key_denied(host: &str) -> String {
    ssh(&format!("git@{host}: Permission denied (publickey).\r\n"))
}

/// The host's name leads nowhere.
pub(crate) fn no_host(host: &str, url: &str) -> String {
    unreachable(&format!(
        "fatal: unable to access '{url}/': Could not resolve host: {host}\n"
    ))
}

/// The host does not answer.
pub(crate) fn timed_out(host: &str, url: &str) -> String {
    unreachable(&format!(
        "fatal: unable to access '{url}/': Failed to connect to {host} port 443: Connection timed out\n"
    ))
}

fn ssh(said: &str) -> String {
    unreachable(&format!(
        "{said}fatal: Could not read from remote repository.\n\n\
         Please make sure you have the correct access rights\nand the repository exists.\n"
    ))
}
