//! Which commit descends from which, read once so that planning needs no further git.

use std::{
    collections::{HashMap, HashSet},
    io,
    path::Path,
};

use super::command;

/// The commits of a repository with their parents.
#[derive(Default)]
pub(super) struct Graph(HashMap<String, Vec<String>>);

impl Graph {
    /// Reads everything that the repository's refs reach.
    pub(super) async fn read(repository: &Path) -> io::Result<Self> {
        let mut git = command::git(repository);
        git.args(["rev-list", "--all", "--parents"]);
        Ok(Self::parse(&command::succeed(git, &[]).await?))
    }

    /// Reads lines of a commit followed by its parents.
    pub(super) fn parse(lines: &str) -> Self {
        let commits = lines.lines().filter_map(|line| {
            let mut ids = line.split_ascii_whitespace().map(str::to_owned);
            Some((ids.next()?, ids.collect()))
        });
        Self(commits.collect())
    }

    /// Whether `older` is `newer` or one of its ancestors; a commit we do not hold is nobody's.
    pub(super) fn is_ancestor(&self, older: &str, newer: &str) -> bool {
        if !self.0.contains_key(older) {
            return false;
        }
        let (mut waiting, mut seen) = (vec![newer], HashSet::new());
        while let Some(commit) = waiting.pop() {
            if commit == older {
                return true;
            }
            if seen.insert(commit) {
                waiting.extend(self.0.get(commit).into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ancestry_follows_every_parent_and_knows_no_strangers() {
        let graph = Graph::parse("d c b\nc a\nb a\na\n");
        for (older, newer, expected) in [
            ("a", "d", true),
            ("b", "d", true),
            ("d", "d", true),
            ("d", "a", false),
            ("c", "b", false),
            ("stranger", "stranger", false),
        ] {
            assert_eq!(graph.is_ancestor(older, newer), expected, "{older} {newer}");
        }
    }
}
