//! What the commands say while they work.
//!
//! Everything goes to standard error in plain lines, so that a log file reads like a terminal.

/// Announces a step, before it begins.
pub(crate) fn step(text: &str) {
    eprintln!("==> {text}");
}

/// Adds a detail to the current step.
pub(crate) fn detail(text: &str) {
    eprintln!("    {text}");
}

/// Says why the command ends.
pub(crate) fn failure(error: &anyhow::Error) {
    eprintln!();
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("       {cause}");
    }
}
