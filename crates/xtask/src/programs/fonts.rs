//! A font for Japanese: without one browsers draw every letter as the same box, and nobody sees whether a
//! word has room.

use super::apt;
use crate::{process, report};

/// Installs one, unless the system has any. Where that fails the tests still run, with boxes.
pub(super) fn provide() {
    if has_japanese() {
        return;
    }
    apt::install(&["fonts-ipafont-gothic", "fontconfig"]);
    if !has_japanese() {
        report::step(
            "No font for Japanese was found: its letters will be boxes (Debian: apt-get install \
             fonts-ipafont-gothic)",
        );
    }
}

fn has_japanese() -> bool {
    let fonts = process::output(process::command("fc-list").arg(":lang=ja"));
    fonts.is_some_and(|fonts| !fonts.trim().is_empty())
}
