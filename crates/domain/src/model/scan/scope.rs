//! Which projects a scan reads.

use std::fmt;

use crate::model::id::{ProjectId, ProjectRef};
use crate::model::instance::InstanceUrl;
use crate::model::project_query::ProjectQuery;

/// The most projects that may be named; more of them are a group's.
pub const MOST_NAMED: usize = 1_000;

/// A choice of projects.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Scope {
    /// All in which the person is Maintainer or more.
    #[default]
    Maintained,
    /// Those of a group, by its full path, and of its subgroups.
    Group(String),
    /// Those that were named, by number or full path.
    Named(Vec<ProjectRef>),
}

/// Why a choice was not understood.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ScopeProblem {
    /// Nothing was entered.
    Nothing,
    /// This is no project, or no group.
    NotOne(String),
    /// This is an address of another instance, with its host.
    OtherInstance(String),
    /// More than [`MOST_NAMED`].
    TooMany(usize),
}

impl Scope {
    /// Reads what [`Scope`] prints; all that cannot be read is as if it were not there.
    ///
    /// A group ends in a slash, projects are separated by blanks: paths have neither.
    pub fn parse(text: &str) -> Self {
        if let Some(group) = text.strip_suffix('/') {
            return if is_path(group) {
                Self::Group(group.to_owned())
            } else {
                Self::Maintained
            };
        }
        let named: Vec<_> = text.split(' ').filter_map(named).take(MOST_NAMED).collect();
        if named.is_empty() {
            Self::Maintained
        } else {
            Self::Named(named)
        }
    }

    /// Reads the group that a person types or pastes: its path or the address of its page.
    ///
    /// # Errors
    /// [`ScopeProblem`] if it is none.
    pub fn read_group(text: &str, instance: &InstanceUrl) -> Result<Self, ScopeProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ScopeProblem::Nothing);
        }
        let path = match ProjectQuery::read(text, instance) {
            ProjectQuery::OtherInstance(host) => return Err(ScopeProblem::OtherInstance(host)),
            ProjectQuery::Path(path) => path,
            // The page of a group at the top has an address of one segment.
            _ => text.rsplit("://").next().unwrap_or(text).to_owned(),
        };
        let path = path.trim_matches('/');
        let path = path.strip_prefix(instance.host()).unwrap_or(path);
        let path = path.trim_matches('/');
        let path = path.strip_prefix("groups/").unwrap_or(path);
        if is_path(path) {
            Ok(Self::Group(path.to_owned()))
        } else {
            Err(ScopeProblem::NotOne(text.to_owned()))
        }
    }

    /// Reads the projects that a person types or pastes: paths, numbers or addresses, separated by
    /// blanks, commas or ends of lines. One that comes twice counts once.
    ///
    /// # Errors
    /// [`ScopeProblem`] of the first that is none.
    pub fn read_projects(text: &str, instance: &InstanceUrl) -> Result<Self, ScopeProblem> {
        let mut all: Vec<ProjectRef> = Vec::new();
        let is_separator = |c: char| c.is_ascii_whitespace() || c == ',' || c == ';';
        for word in text.split(is_separator).filter(|word| !word.is_empty()) {
            let project = match ProjectQuery::read(word, instance) {
                ProjectQuery::Id(id) => ProjectRef::Id(id),
                ProjectQuery::Path(path) if is_path(&path) => ProjectRef::Path(path),
                ProjectQuery::OtherInstance(host) => return Err(ScopeProblem::OtherInstance(host)),
                _ => return Err(ScopeProblem::NotOne(word.to_owned())),
            };
            if !all.contains(&project) {
                all.push(project);
            }
        }
        match all.len() {
            0 => Err(ScopeProblem::Nothing),
            1..=MOST_NAMED => Ok(Self::Named(all)),
            count => Err(ScopeProblem::TooMany(count)),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Maintained => Ok(()),
            Self::Group(path) => {
                formatter.write_str(path)?;
                formatter.write_str("/")
            }
            Self::Named(projects) => {
                for (place, project) in projects.iter().enumerate() {
                    if place > 0 {
                        formatter.write_str(" ")?;
                    }
                    project.fmt(formatter)?;
                }
                Ok(())
            }
        }
    }
}

fn named(word: &str) -> Option<ProjectRef> {
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(ProjectRef::Id(ProjectId(word.parse().ok()?)));
    }
    let is_project = word.contains('/') && is_path(word);
    is_project.then(|| ProjectRef::Path(word.to_owned()))
}

/// Whether a text is segments between slashes, none of them empty, in letters that paths may have
/// (<https://docs.gitlab.com/user/reserved_names/#rules-for-usernames-project-and-group-names-and-slugs>).
fn is_path(text: &str) -> bool {
    text.split('/').all(|segment| {
        let may_be = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        !segment.is_empty() && segment.bytes().all(may_be)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::*;

    fn instance() -> InstanceUrl {
        InstanceUrl::parse("https://gitlab.example.com").expect("this is an address")
    }

    #[test]
    fn a_group_is_a_path_or_its_page() {
        let check = |text: &str, expected: Result<&str, ScopeProblem>| {
            let expected = expected.map(|path| Scope::Group(path.to_owned()));
            assert_eq!(Scope::read_group(text, &instance()), expected, "{text}");
        };
        check("acme", Ok("acme"));
        check(" /acme/platform/ ", Ok("acme/platform"));
        check("https://gitlab.example.com/acme", Ok("acme"));
        check("https://gitlab.example.com/groups/acme/web", Ok("acme/web"));
        check("https://gitlab.example.com/acme/web", Ok("acme/web"));
        check("  ", Err(ScopeProblem::Nothing));
        check("two words", Err(ScopeProblem::NotOne("two words".into())));
        check(
            "https://other.example.com/acme/web",
            Err(ScopeProblem::OtherInstance("other.example.com".into())),
        );
    }

    #[test]
    fn projects_are_numbers_paths_or_addresses_in_any_order() {
        let check = |text: &str, expected: Result<&str, ScopeProblem>| {
            let read = Scope::read_projects(text, &instance());
            assert_eq!(
                read.map(|scope| scope.to_string()),
                expected.map(str::to_owned),
                "{text}"
            );
        };
        check("acme/app", Ok("acme/app"));
        check(
            "42, acme/app\nhttps://gitlab.example.com/acme/web/-/settings/repository;acme/app\r\n",
            Ok("42 acme/app acme/web"),
        );
        check(" ,\n", Err(ScopeProblem::Nothing));
        check(
            "acme/app lonely",
            Err(ScopeProblem::NotOne("lonely".into())),
        );
        check(
            "https://other.example.com/acme/web",
            Err(ScopeProblem::OtherInstance("other.example.com".into())),
        );
        let many: Vec<String> = (0..=MOST_NAMED).map(|id| id.to_string()).collect();
        check(&many.join("\n"), Err(ScopeProblem::TooMany(MOST_NAMED + 1)));
    }

    #[test]
    fn what_no_address_says_is_everything() {
        for text in ["", "/", "//", "a b/", "lonely", "  ", "a//b/"] {
            assert_eq!(Scope::parse(text), Scope::Maintained, "{text}");
        }
    }

    fn scope() -> impl Strategy<Value = Scope> {
        let path = "[a-z0-9][a-z0-9._-]{0,5}(/[a-z0-9._-]{1,6}){1,3}";
        let project = prop_oneof![
            any::<u64>().prop_map(|id| ProjectRef::Id(ProjectId(id))),
            path.prop_map(ProjectRef::Path),
        ];
        prop_oneof![
            path.prop_map(Scope::Group),
            proptest::collection::vec(project, 1..5).prop_map(Scope::Named),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_as_it_was(scope in scope()) {
            prop_assert_eq!(Scope::parse(&scope.to_string()), scope);
        }
    }
}
