//! What a push to a mirror has to change on the other side.
//!
//! The rules are those of Gitaly's `update_remote_mirror.go` (read in 14 and 15): refs that exist
//! only on the mirror are deleted if the default branch holds their commit, and kept otherwise;
//! with divergent refs kept nothing is deleted or forced, and at most 100 are reported.

use super::{branch_rule::BranchRule, graph::Graph, refs::Refs};

const REPORTED_AT_MOST: usize = 100;

/// What is to be pushed, deleted and reported.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Refs to create or move, the default branch first.
    pub(super) updates: Vec<String>,
    /// Refs to delete.
    pub(super) deletions: Vec<String>,
    /// Refs that were left alone because the mirror holds something else.
    pub(super) diverged: Vec<String>,
}

/// The mirror's settings that decide.
pub(super) struct Settings<'a> {
    pub(super) branches: &'a BranchRule,
    pub(super) keeps_divergent_refs: bool,
    /// Full name of the project's default branch.
    pub(super) default_branch: &'a str,
}

/// Compares both sides.
pub(super) fn plan(local: &Refs, remote: &Refs, graph: &Graph, settings: &Settings<'_>) -> Plan {
    let mut plan = Plan::default();
    let taking_part = |name: &&String| settings.branches.includes(name);
    for name in local.keys().filter(taking_part) {
        let ours = &local[name];
        let has_diverged = match remote.get(name) {
            Some(theirs) if theirs.object == ours.object => continue,
            Some(theirs) => !graph.is_ancestor(&theirs.commit, &ours.commit),
            None => false,
        };
        if has_diverged && settings.keeps_divergent_refs {
            plan.diverged.push(name.clone());
        } else {
            plan.updates.push(name.clone());
        }
    }
    plan.diverged.truncate(REPORTED_AT_MOST);
    plan.updates
        .sort_by_key(|name| name != settings.default_branch);
    if let Some(default) = local.get(settings.default_branch)
        && !settings.keeps_divergent_refs
    {
        let merged = |name: &&String| graph.is_ancestor(&remote[*name].commit, &default.commit);
        let extra = remote.keys().filter(|name| !local.contains_key(*name));
        plan.deletions = extra.filter(taking_part).filter(merged).cloned().collect();
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::{super::refs, *};

    /// Commits 1 <- 2 <- 3 are ours, with 4 beside 2; commit 9 is the mirror's own.
    fn graph() -> Graph {
        Graph::parse("3 2\n4 1\n2 1\n1\n")
    }

    fn side(tips: &[(&str, &str)]) -> Refs {
        let lines = tips.iter().map(|(name, id)| format!("{id}\trefs/{name}\n"));
        refs::remote(&lines.collect::<String>())
    }

    /// Settings in words: `keep` leaves divergent refs, `main-only` protects that branch.
    fn check(words: &str, ours: &[(&str, &str)], theirs: &[(&str, &str)], expected: [&[&str]; 3]) {
        let branches = if words.contains("main-only") {
            BranchRule::Protected(vec!["main".to_owned()])
        } else {
            BranchRule::All
        };
        let settings = Settings {
            branches: &branches,
            keeps_divergent_refs: words.contains("keep"),
            default_branch: "refs/heads/main",
        };
        let planned = plan(&side(ours), &side(theirs), &graph(), &settings);
        let full = |names: &[&str]| names.iter().map(|name| format!("refs/{name}")).collect();
        let [updates, deletions, diverged] = expected.map(full);
        let expected = Plan {
            updates,
            deletions,
            diverged,
        };
        assert_eq!(planned, expected, "{words}: {ours:?} over {theirs:?}");
    }

    #[test]
    fn missing_refs_are_created_with_the_default_branch_first() {
        let ours = [("heads/a", "2"), ("heads/main", "3"), ("tags/v1", "1")];
        let all: &[&str] = &["heads/main", "heads/a", "tags/v1"];
        check("", &ours, &[], [all, &[], &[]]);
        check("", &ours, &ours, [&[], &[], &[]]);
        check(
            "main-only",
            &ours,
            &[],
            [&["heads/main", "tags/v1"], &[], &[]],
        );
    }

    #[test]
    fn a_diverged_ref_is_overwritten_unless_it_is_kept() {
        let ours = [("heads/main", "3"), ("heads/b", "2"), ("tags/v1", "1")];
        let theirs = [("heads/main", "9"), ("heads/b", "1"), ("tags/v1", "4")];
        let all: &[&str] = &["heads/main", "heads/b", "tags/v1"];
        check("", &ours, &theirs, [all, &[], &[]]);
        let diverged: &[&str] = &["heads/main", "tags/v1"];
        check("keep", &ours, &theirs, [&["heads/b"], &[], diverged]);
        check("keep main-only", &ours, &theirs, [&[], &[], diverged]);
    }

    #[test]
    fn only_merged_leftovers_are_deleted_and_none_when_refs_are_kept() {
        let ours = [("heads/main", "3")];
        let theirs = [
            ("heads/main", "3"),
            ("heads/merged", "2"),
            ("heads/unmerged", "4"),
            ("heads/unknown", "9"),
            ("tags/old", "1"),
        ];
        check(
            "",
            &ours,
            &theirs,
            [&[], &["heads/merged", "tags/old"], &[]],
        );
        check("main-only", &ours, &theirs, [&[], &["tags/old"], &[]]);
        check("keep", &ours, &theirs, [&[], &[], &[]]);
        check("", &[], &theirs, [&[], &[], &[]]);
    }
}
