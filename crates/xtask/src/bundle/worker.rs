//! Completes the script of the second thread: which program it loads, and whom it may call.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use static_host::Reach;

use super::embed::named;

/// The script, which stands beside the page.
pub(crate) const FILE: &str = "worker.js";

const GLUE: &str = "%glue%";

/// What stands before and after the origins in the script.
const REACH: (&str, &str) = ("const reach = \"", "\"");

/// Names the program of the page.
pub(crate) fn finish(folder: &Path, html: &str) -> Result<()> {
    let path = folder.join(FILE);
    let script = fs::read_to_string(&path).context("no worker.js")?;
    ensure!(script.contains(GLUE), "worker.js has no place for {GLUE}");
    let script = script.replace(GLUE, &named(html, "mirrordeck-", ".js")?);
    Ok(fs::write(path, script)?)
}

/// Names whom the thread may call, in place of those that stand there.
pub(crate) fn address(folder: &Path, reach: &Reach) -> Result<()> {
    let path = folder.join(FILE);
    let script = fs::read_to_string(&path).context("no worker.js")?;
    fs::write(path, within(&script, reach)?)?;
    Ok(())
}

fn within(script: &str, reach: &Reach) -> Result<String> {
    let origins = match reach {
        Reach::Anybody => String::new(),
        Reach::Only(origins) => origins.join(" "),
    };
    let (before, after) = REACH;
    let start = script.find(before).context("worker.js names nobody")? + before.len();
    let end = start + script[start..].find(after).context("an open text")?;
    Ok([&script[..start], &origins, &script[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn whom_the_thread_may_call_is_replaced_and_not_added_to() {
        let script = fs::read_to_string(workspace::path("public/worker.js")).expect("a script");
        let only =
            |origins: &[&str]| Reach::Only(origins.iter().map(|it| (*it).to_owned()).collect());
        let two = only(&["https://a.example", "https://b.example:8443"]);
        let script = within(&script, &two).expect("a place");
        assert!(
            script.contains("const reach = \"https://a.example https://b.example:8443\".split")
        );
        let script = within(&script, &only(&["https://c.example"])).expect("a place");
        assert!(script.contains("const reach = \"https://c.example\".split"));
        let script = within(&script, &Reach::Anybody).expect("a place");
        assert!(script.contains("const reach = \"\".split"));
    }
}
