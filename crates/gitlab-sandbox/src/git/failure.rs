//! Words a failed git command the way GitLab's `last_error` shows it.
//!
//! Git runs inside Gitaly, a service of its own: the text carries that service's status code, the
//! step, the exit status, and what git said as one quoted line. Seen in
//! <https://docs.gitlab.com/user/project/repository/mirror/troubleshooting/>.

/// A push that took longer than the server waits.
pub(super) const DEADLINE_EXCEEDED: &str = "4:Deadline Exceeded";

/// The step that failed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Reading what the mirror holds.
    ListRefs,
    /// Pushing to it.
    Push,
}

/// The text for a step that ended with `code` after saying `stderr`.
pub(super) fn describe(step: Step, code: i32, stderr: &str) -> String {
    let step = match step {
        Step::ListRefs => "get remote references: create git ls-remote",
        Step::Push => "push to mirror: git push",
    };
    let said = quote(stderr);
    format!("13:{step}: exit status {code}, stderr: {said}.")
}

/// Quotes as Go does, so that the whole text is one line.
fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{1b}' => quoted.push_str("\\x1b"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_said_becomes_one_quoted_line() {
        assert_eq!(
            describe(Step::Push, 1, "remote: \"no\"\nfatal: a\\b\n"),
            r#"13:push to mirror: git push: exit status 1, stderr: "remote: \"no\"\nfatal: a\\b\n"."#
        );
        assert_eq!(
            describe(Step::ListRefs, 128, "x"),
            r#"13:get remote references: create git ls-remote: exit status 128, stderr: "x"."#
        );
    }
}
