//! The recorded contract, and a client that nobody here wrote.

use std::{net::SocketAddr, process::Stdio};

use anyhow::{Result, bail};

use crate::{process, programs, report, stage, workspace};

use super::{Tally, native};

/// Runs both sides of the contract, then python-gitlab against a stand-in.
pub(crate) fn run() -> Result<Tally> {
    let mut tally = Tally::of_tests(&mut native::workspace_tests(&["contract"]))?;
    tally += python_gitlab()?;
    Ok(tally)
}

fn python_gitlab() -> Result<Tally> {
    let script = workspace::path("tests/python/run.sh");
    if !script.is_file() {
        bail!("tests/python/run.sh is missing");
    }
    programs::require_python()?;
    report::step("Checking the stand-in GitLab with python-gitlab");
    stage::block_on(async {
        let sandbox = stage::sandbox(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let mut command = tokio::process::Command::from(process::command("bash"));
        command
            .arg(script)
            .arg(sandbox.url())
            .stdin(Stdio::null())
            .kill_on_drop(true);
        let output = command.output().await?;
        // The client's own test runner reports on standard error.
        let text = String::from_utf8_lossy(&output.stderr);
        println!("{}", text.trim_end());
        Ok(of_unittest(&text, output.status.success()))
    })
}

/// Reads `Ran 6 tests in 1.2s` and `FAILED (failures=1, errors=2)`.
fn of_unittest(text: &str, is_success: bool) -> Tally {
    let count = |word: &str| -> u32 {
        let after = text
            .lines()
            .rev()
            .find_map(|line| line.split_once(word))
            .map(|(_, after)| after);
        let digits = after.and_then(|after| after.split(|c: char| !c.is_ascii_digit()).next());
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    };
    let ran = count("Ran ");
    if ran == 0 {
        return Tally::check(false);
    }
    let failed = count("failures=") + count("errors=");
    let failed = if is_success { failed } else { failed.max(1) };
    Tally {
        passed: ran.saturating_sub(failed),
        failed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, of_unittest};

    #[test]
    fn results_of_the_python_tests_are_read() {
        let check = |text: &str, is_success, passed, failed| {
            assert_eq!(
                of_unittest(text, is_success),
                Tally { passed, failed },
                "{text}"
            );
        };
        check("......\n---\nRan 6 tests in 1.213s\n\nOK\n", true, 6, 0);
        check(
            "Ran 6 tests in 1.2s\n\nFAILED (failures=1, errors=2)\n",
            false,
            3,
            3,
        );
        check("Ran 6 tests in 1.2s\n", false, 5, 1);
        check("bash: python3: not found\n", false, 0, 1);
    }
}
