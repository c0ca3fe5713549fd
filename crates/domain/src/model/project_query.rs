//! What a person types to find a project.

use crate::model::id::ProjectId;
use crate::model::instance::InstanceUrl;
use crate::model::percent;

/// Words that GitLab keeps for pages of a project, so that a project's path ends before them.
///
/// Pages without `/-/` are those of servers before 13; newer ones redirect them
/// (`lib/gitlab/path_regex.rb`, project wildcard routes).
const PROJECT_PAGES: [&str; 24] = [
    "-",
    "activity",
    "badges",
    "blame",
    "blob",
    "branches",
    "builds",
    "commit",
    "commits",
    "compare",
    "edit",
    "environments",
    "issues",
    "jobs",
    "merge_requests",
    "mirror",
    "network",
    "pipelines",
    "raw",
    "refs",
    "settings",
    "tags",
    "tree",
    "wikis",
];

/// A typed text, understood.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ProjectQuery {
    /// A project's number.
    Id(ProjectId),
    /// A project's full path.
    Path(String),
    /// Words to search for; empty if nothing was typed.
    Search(String),
    /// An address of another instance, with its host.
    OtherInstance(String),
}

impl ProjectQuery {
    /// Understands a number, a full path, an address of any page of a project, or plain words.
    pub fn read(text: &str, instance: &InstanceUrl) -> Self {
        let text = text.trim();
        if let Some(id) = number(text) {
            return Self::Id(id);
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            let is_web =
                scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
            return of_address(rest, instance, is_web);
        }
        if let Some(clone) = of_clone_address(text, instance) {
            return clone;
        }
        let begins_here = text
            .split_once('/')
            .is_some_and(|(start, _)| start.eq_ignore_ascii_case(instance.host()));
        if begins_here {
            return of_address(text, instance, true);
        }
        let path = text.trim_matches('/');
        if path.contains('/') && !path.contains(char::is_whitespace) {
            return of_path(path);
        }
        Self::Search(text.to_owned())
    }
}

fn number(text: &str) -> Option<ProjectId> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).map(ProjectId)
}

/// `git@host:group/project.git`.
fn of_clone_address(text: &str, instance: &InstanceUrl) -> Option<ProjectQuery> {
    let (start, path) = text.split_once(':')?;
    let (_, host) = start.split_once('@')?;
    if host.contains('/') {
        return None;
    }
    Some(if host.eq_ignore_ascii_case(name_of(instance.host())) {
        of_path(path)
    } else {
        ProjectQuery::OtherInstance(host.to_owned())
    })
}

/// What follows `://`. A web page must have the instance's own port, a clone address by ssh cannot.
fn of_address(rest: &str, instance: &InstanceUrl, is_web: bool) -> ProjectQuery {
    let path_at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(path_at);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = host.to_ascii_lowercase();
    let is_here = if is_web {
        let bare = host.strip_suffix(":443").or(host.strip_suffix(":80"));
        host == instance.host() || bare == Some(instance.host())
    } else {
        name_of(&host) == name_of(instance.host())
    };
    if !is_here {
        return ProjectQuery::OtherInstance(host);
    }
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let root = if is_web { instance.root() } else { "" };
    let below = path
        .strip_prefix(root)
        .filter(|below| below.is_empty() || below.starts_with('/'));
    of_path(below.unwrap_or(path))
}

/// Host without port.
fn name_of(host: &str) -> &str {
    let port_at = host.rfind(':').filter(|at| !host[*at..].contains(']'));
    &host[..port_at.unwrap_or(host.len())]
}

/// A path below the root of the instance, of a page or of the API.
fn of_path(path: &str) -> ProjectQuery {
    let segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    // Behind a lone dash GitLab puts the pages of whatever stands before it.
    let dash_at = segments.iter().position(|segment| *segment == "-");
    match segments[..dash_at.unwrap_or(segments.len())] {
        [] => ProjectQuery::Search(String::new()),
        ["api", "v4", "projects", name, ..] | ["projects", name] => of_api_name(name),
        // Pages of groups and persons lead to no project, but their name finds some.
        ["groups" | "users", .., name] | [name] => ProjectQuery::Search(name.to_owned()),
        ref segments => {
            let is_page = |segment: &&str| PROJECT_PAGES.contains(segment);
            let end = segments.iter().skip(2).position(is_page);
            let path = segments[..end.map_or(segments.len(), |end| end + 2)].join("/");
            ProjectQuery::Path(path.strip_suffix(".git").unwrap_or(&path).to_owned())
        }
    }
}

/// A project as the API names it: by number, or by its encoded path.
fn of_api_name(name: &str) -> ProjectQuery {
    match (number(name), percent::decode(name)) {
        (Some(id), _) => ProjectQuery::Id(id),
        (None, Some(path)) if path.contains('/') => ProjectQuery::Path(path),
        (None, _) => ProjectQuery::Search(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(instance: &str, text: &str, expected: &ProjectQuery) {
        let instance = InstanceUrl::parse(instance).expect("the tables hold instances");
        assert_eq!(&ProjectQuery::read(text, &instance), expected, "{text}");
    }

    #[test]
    fn every_page_of_a_project_names_it() {
        let app = ProjectQuery::Path("acme/app".to_owned());
        for text in [
            "acme/app",
            "/acme/app/",
            " acme/app ",
            "acme/app.git",
            "gitlab.example.com/acme/app",
            "https://gitlab.example.com/acme/app",
            "https://gitlab.example.com/acme/app/",
            "https://gitlab.example.com:443/acme/app",
            "HTTPS://GitLab.Example.com/acme/app",
            "https://gitlab.example.com/acme/app.git",
            "https://gitlab.example.com/acme/app?tab=1#readme",
            "https://gitlab.example.com/acme/app/-/settings/repository#js-push-remote-settings",
            "https://gitlab.example.com/acme/app/-/tree/main/src",
            "https://gitlab.example.com/acme/app/tree/main",
            "https://gitlab.example.com/acme/app/merge_requests/7",
            "https://gitlab.example.com/api/v4/projects/acme%2Fapp/remote_mirrors",
            "https://gitlab.example.com/api/v4/projects/acme%2fapp",
            "git@gitlab.example.com:acme/app.git",
            "ssh://git@gitlab.example.com:2222/acme/app.git",
            "https://oauth2:secret@gitlab.example.com/acme/app.git",
        ] {
            check("https://gitlab.example.com", text, &app);
        }
        let deep = ProjectQuery::Path("a/b/c/tree-house".to_owned());
        check("https://gitlab.example.com", "a/b/c/tree-house", &deep);
        check(
            "https://gitlab.example.com",
            "a/b/c/tree-house/-/issues",
            &deep,
        );
    }

    #[test]
    fn a_relative_root_is_not_part_of_the_path() {
        let app = ProjectQuery::Path("acme/app".to_owned());
        for text in [
            "https://example.com/gitlab/acme/app",
            "https://example.com/gitlab/acme/app/-/issues",
            "https://example.com/gitlab/api/v4/projects/acme%2Fapp",
            "example.com/gitlab/acme/app",
            "git@example.com:acme/app.git",
            "acme/app",
        ] {
            check("https://example.com/gitlab", text, &app);
        }
        let other = ProjectQuery::Path("gitlabs/acme/app".to_owned());
        check(
            "https://example.com/gitlab",
            "https://example.com/gitlabs/acme/app",
            &other,
        );
    }

    #[test]
    fn numbers_name_a_project() {
        let id = ProjectQuery::Id(ProjectId(42));
        for text in [
            "42",
            " 42 ",
            "https://gitlab.example.com:8443/projects/42",
            "https://gitlab.example.com:8443/api/v4/projects/42/remote_mirrors/7",
        ] {
            check("https://gitlab.example.com:8443", text, &id);
        }
    }

    #[test]
    fn other_words_are_searched_for() {
        let check = |text: &str, words: &str| {
            let expected = ProjectQuery::Search(words.to_owned());
            check("https://gitlab.example.com", text, &expected);
        };
        check("", "");
        check("  ", "");
        check("payments api", "payments api");
        check("acme / app", "acme / app");
        check("app", "app");
        check("99999999999999999999999", "99999999999999999999999");
        check("https://gitlab.example.com", "");
        check("https://gitlab.example.com/acme", "acme");
        check(
            "https://gitlab.example.com/groups/acme/web/-/settings",
            "web",
        );
        check("https://gitlab.example.com/acme/-/epics", "acme");
        check("https://gitlab.example.com/-/profile", "");
        check(
            "https://gitlab.example.com/api/v4/projects/app%zz",
            "app%zz",
        );
    }

    #[test]
    fn an_address_of_another_instance_is_told_apart() {
        let check = |text: &str, host: &str| {
            let expected = ProjectQuery::OtherInstance(host.to_owned());
            check("https://gitlab.example.com", text, &expected);
        };
        check("https://gitlab.com/acme/app", "gitlab.com");
        check(
            "https://gitlab.example.com:8443/acme/app",
            "gitlab.example.com:8443",
        );
        check(
            "https://gitlab.example.com.evil.example/a/b",
            "gitlab.example.com.evil.example",
        );
        check(
            "https://gitlab.example.com@evil.example/a/b",
            "evil.example",
        );
        check("git@github.com:acme/app.git", "github.com");
        check("ssh://git@github.com/acme/app.git", "github.com");
    }
}
