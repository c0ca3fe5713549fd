//! Projects: <https://docs.gitlab.com/api/projects/>.

use crate::api::call::Call;
use crate::api::page::{PER_PAGE, Page};
use crate::api::project_list::{ProjectList, ProjectPage};
use crate::api::read;
use crate::api::segment::segment;
use crate::model::id::ProjectRef;
use crate::model::percent;
use crate::model::project::Project;

/// One project, by number or by full path.
///
/// A former path answers [`ApiError::Moved`](crate::api::error::ApiError::Moved) unless the browser follows it by itself.
pub fn get_project(project: &ProjectRef) -> Call<Project> {
    let path = match project {
        ProjectRef::Id(id) => format!("/projects/{id}"),
        ProjectRef::Path(path) => format!("/projects/{}", segment(path)),
    };
    Call::get(path, read::json)
}

/// One page of the projects the person is a member of and whose name or path contains the text.
///
/// Not limited to Maintainers: who looks for a project should find it, and learn there which role is missing.
pub fn search_projects(text: &str, page: u32) -> Call<Page<Project>> {
    Call::get(search_path("membership=true&", text, page), Page::read)
}

/// Like [`search_projects`], but among every project the person can see; an administrator is member of few.
pub fn search_visible_projects(text: &str, page: u32) -> Call<Page<Project>> {
    Call::get(search_path("", text, page), Page::read)
}

/// One page of the projects in which the person is Maintainer or more.
pub fn list_projects(list: &ProjectList) -> Call<ProjectPage> {
    list.call()
}

/// Path of a search. `search_namespaces` makes `group/app` find the project of that path.
fn search_path(limit: &str, text: &str, page: u32) -> String {
    format!(
        "/projects?{limit}search={}&search_namespaces=true\
         &order_by=last_activity_at&per_page={PER_PAGE}&page={page}",
        percent::encode(text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::ProjectId;

    #[test]
    fn projects_are_asked_for_by_number_or_encoded_path() {
        let check = |project: ProjectRef, path: &str| assert_eq!(get_project(&project).path, path);
        check(ProjectRef::Id(ProjectId(42)), "/projects/42");
        check(
            ProjectRef::Path("acme/platform/app".to_owned()),
            "/projects/acme%2Fplatform%2Fapp",
        );
        check(
            ProjectRef::Path("acme/50% & more?".to_owned()),
            "/projects/acme%2F50%25%20%26%20more%3F",
        );
        check(ProjectRef::Path("..".to_owned()), "/projects/%252E%252E");
    }

    #[test]
    fn search_looks_among_memberships_and_in_group_names() {
        let path = search_projects("acme/app&x=1", 2).path;
        assert!(
            path.starts_with("/projects?membership=true&search=acme%2Fapp%26x%3D1&"),
            "{path}"
        );
        assert!(path.contains("&search_namespaces=true&"), "{path}");
        assert!(path.ends_with("&page=2"), "{path}");
        assert!(!path.contains("min_access_level"), "{path}");
        assert!(
            !search_visible_projects("app", 1)
                .path
                .contains("membership")
        );
    }
}
