//! Which branches a mirror pushes.
//!
//! Tags are always pushed; the filters speak of branches only.
//! Seen in Gitaly's `update_remote_mirror.go`, 14 and later.

use regex::Regex;

/// The branches a mirror pushes.
#[derive(Clone, Debug)]
pub(crate) enum BranchRule {
    /// Every branch.
    All,
    /// Branches that one of these names matches; `*` stands for any text.
    Protected(Vec<String>),
    /// Branches in whose name the expression is found.
    Matching(Regex),
}

impl BranchRule {
    /// Whether a full ref name takes part.
    pub(crate) fn includes(&self, name: &str) -> bool {
        let Some(branch) = name.strip_prefix("refs/heads/") else {
            return name.starts_with("refs/tags/");
        };
        match self {
            Self::All => true,
            Self::Protected(patterns) => patterns.iter().any(|pattern| matches(pattern, branch)),
            Self::Matching(expression) => expression.is_match(branch),
        }
    }
}

/// Whether `pattern`, in which `*` stands for any text, matches the whole of `text`.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.len() >= last.len() && rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protected(patterns: &[&str]) -> BranchRule {
        BranchRule::Protected(patterns.iter().map(|name| (*name).to_owned()).collect())
    }

    fn check(rule: &BranchRule, name: &str, expected: bool) {
        assert_eq!(rule.includes(name), expected, "{name} under {rule:?}");
    }

    #[test]
    fn protected_names_may_hold_wildcards() {
        let rule = protected(&["main", "release/*", "*-stable", "a*b*c"]);
        for (branch, expected) in [
            ("main", true),
            ("maintenance", false),
            ("release/1.2", true),
            ("release", false),
            ("9-5-stable", true),
            ("stable", false),
            ("axxbyyc", true),
            ("abc", true),
            ("acb", false),
        ] {
            check(&rule, &format!("refs/heads/{branch}"), expected);
        }
    }

    #[test]
    fn an_expression_is_found_anywhere_in_the_name() {
        let rule = BranchRule::Matching(Regex::new("^release/|hotfix").expect("it is valid"));
        check(&rule, "refs/heads/release/1", true);
        check(&rule, "refs/heads/a-hotfix-b", true);
        check(&rule, "refs/heads/main", false);
    }

    #[test]
    fn tags_always_take_part_and_other_refs_never() {
        check(&protected(&[]), "refs/tags/v1", true);
        check(&BranchRule::All, "refs/merge-requests/1/head", false);
        check(&BranchRule::All, "refs/heads/main", true);
    }
}
