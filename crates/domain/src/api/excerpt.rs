//! Foreign text made fit for an error: short, and without credentials.

use crate::model::target_url::mask_credentials;

/// Longest excerpt, in characters: enough to recognise a proxy's page.
const LONGEST: usize = 300;

/// What begins a GitLab token of any kind, so that an echoing proxy cannot put one into a report.
const TOKEN_STARTS: [&str; 4] = ["glpat-", "gloas-", "private_token=", "access_token="];

/// The start of a body, credentials masked.
///
/// Masks first and cuts afterwards: a cut address no longer shows where its password ends.
pub(crate) fn excerpt(body: &str) -> String {
    let masked = masked(body.trim());
    match masked.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &masked[..end]),
        None => masked,
    }
}

/// The text with the credentials of every address and every GitLab token masked.
pub(crate) fn masked(text: &str) -> String {
    let mut masked = mask_credentials(text);
    for start in TOKEN_STARTS {
        let mut from = 0;
        while let Some(at) = masked[from..].find(start) {
            let begin = from + at + start.len();
            let length = masked[begin..]
                .find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c))
                .unwrap_or(masked.len() - begin);
            masked.replace_range(begin..begin + length, "*****");
            from = begin + 5;
        }
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_masked_wherever_they_stand() {
        let check = |text: &str, expected: &str| assert_eq!(masked(text), expected);
        check("nothing here", "nothing here");
        check("see https://h/a.git now", "see https://h/a.git now");
        check(
            "token glpat-demo-maintainer.x seen",
            "token glpat-***** seen",
        );
        check(
            "/x?private_token=abc&page=2",
            "/x?private_token=*****&page=2",
        );
        check("glpat-a glpat-b", "glpat-***** glpat-*****");
        check("at ssh://git@h/a", "at ssh://git@h/a");
        assert!(!masked("<a href=\"https://u:hunter2@h/a\">").contains("hunter2"));
    }

    #[test]
    fn long_bodies_are_cut_after_masking() {
        let body = format!(
            "{}https://user:hunter2@example.com/a.git",
            "x".repeat(LONGEST - 16)
        );
        let excerpt = excerpt(&body);
        assert_eq!(excerpt.chars().count(), LONGEST + 1);
        assert!(!excerpt.contains("hunter2"));
        assert_eq!(super::excerpt("  short \n"), "short");
        assert_eq!(
            super::excerpt(&"ä".repeat(301)).chars().count(),
            LONGEST + 1
        );
    }
}
