//! Debian packages, where we may install them.

use crate::{process, report};

/// Tries to install the packages. Whether it worked shows in what is there afterwards.
pub(crate) fn install(packages: &[&str]) {
    let id = process::output(process::command("id").arg("-u"));
    let is_root = id.is_some_and(|id| id.trim() == "0");
    if packages.is_empty() || !is_root || super::in_path("apt-get").is_none() {
        return;
    }
    report::step(&format!(
        "Installing {} with apt-get (once)",
        packages.join(", ")
    ));
    let mut update = process::command("apt-get");
    let mut install = process::command("apt-get");
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        // In this run level packages start no services, which would take ports of the system.
        .env("RUNLEVEL", "1");
    for command in [update.args(["update", "--quiet"]), &mut install] {
        if let Err(error) = process::run(command) {
            report::failure(&error);
        }
    }
}
