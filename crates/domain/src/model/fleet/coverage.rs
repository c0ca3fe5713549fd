//! Projects that nothing mirrors.

use std::rc::Rc;

use crate::model::fleet::folded;
use crate::model::fleet::project_info::ProjectInfo;
use crate::model::fleet::ranks::Ranked;
use crate::model::fleet::row::Row;

/// Indices of the projects without an enabled mirror, or without one to a host or below it.
///
/// Only projects whose mirrors were read belong in the list: of others nobody knows.
pub fn uncovered(projects: &[Rc<ProjectInfo>], rows: &[Row], host: Option<&str>) -> Vec<u32> {
    let covers = |row: &&Row| {
        let is_there = |host| folded::is_host_in(row.target.host(), host);
        row.enabled && host.is_none_or(is_there)
    };
    let mut covered: Vec<Ranked> = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(covers) {
        covered.push(key(&row.project));
    }
    covered.sort_unstable();
    let mut found = Vec::new();
    for (index, project) in projects.iter().enumerate() {
        if covered.binary_search(&key(project)).is_err() {
            found.push(index as u32);
        }
    }
    found
}

/// Numbers are unique within one instance only.
fn key(project: &ProjectInfo) -> Ranked {
    (project.id.0, project.origin.0.into(), 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fleet::samples::{project, project_of, row};

    #[test]
    fn a_project_is_covered_by_an_enabled_mirror_to_the_host() {
        let projects = ["a/one", "a/two", "a/three", "a/four"];
        let projects: Vec<_> = (1..)
            .zip(projects)
            .map(|(id, path)| project(id, path))
            .collect();
        let rows = [
            row(&projects[2], 1, "https://api.github.com/x", ""),
            row(&projects[0], 2, "https://gitlab.com/x", ""),
            row(
                &projects[1],
                3,
                "https://github.com/x",
                r#","enabled":false"#,
            ),
        ];
        let check = |host: Option<&str>, expected: &[u32]| {
            assert_eq!(uncovered(&projects, &rows, host), expected, "{host:?}");
        };
        check(None, &[1, 3]);
        check(Some("github.com"), &[0, 1, 3]);
        check(Some("gitlab.com"), &[1, 2, 3]);
        check(Some("nowhere.example"), &[0, 1, 2, 3]);
        assert_eq!(uncovered(&[], &rows, None), [0; 0]);
    }

    #[test]
    fn a_mirror_covers_no_project_of_another_account_with_the_same_number() {
        let projects = [project(1, "a/one"), project_of(1, 1, "b/one")];
        let rows = [row(&projects[1], 1, "https://github.com/x", "")];
        assert_eq!(uncovered(&projects, &rows, None), [0]);
    }
}
