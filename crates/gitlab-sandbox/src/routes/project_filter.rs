//! Which projects a list shows: the parameters that `/projects` and group projects share.

use crate::{
    auth::{Caller, ability},
    http::{ApiError, Params, coerce::Declared},
    version::GitLabVersion,
    world::{Project, World},
};

/// Filters that may be combined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ProjectFilter {
    archived: Option<bool>,
    visibility: Option<String>,
    search: Option<String>,
    in_namespaces: bool,
    owned: bool,
    starred: bool,
    least: Option<u8>,
}

/// The levels that may be named; 5 (minimal access) and 15 (planner) came with newer servers.
pub(super) fn access_level(declared: &mut Declared<'_>, gitlab: GitLabVersion) -> Option<u8> {
    let level = declared.integer("min_access_level")?;
    let known: &[i128] = if gitlab >= GitLabVersion::new(17, 7, 0) {
        &[5, 10, 15, 20, 30, 40, 50]
    } else {
        &[10, 20, 30, 40, 50]
    };
    if !known.contains(&level) {
        declared.fault("min_access_level does not have a valid value");
        return None;
    }
    u8::try_from(level).ok()
}

impl ProjectFilter {
    /// Reads the filters, leaving faults with the other declared parameters.
    pub(super) fn declare(
        declared: &mut Declared<'_>,
        params: &Params,
        gitlab: GitLabVersion,
    ) -> Self {
        let words = ["private", "internal", "public"];
        Self {
            archived: declared.boolean("archived"),
            visibility: declared.word("visibility", &words),
            search: params.text("search").filter(|text| !text.trim().is_empty()),
            in_namespaces: declared.boolean("search_namespaces").unwrap_or(false),
            owned: declared.boolean("owned").unwrap_or(false),
            starred: declared.boolean("starred").unwrap_or(false),
            least: access_level(declared, gitlab),
        }
    }

    /// Whether the list shows the project to the caller, who may see it anyhow.
    pub(super) fn shows(&self, world: &World, project: &Project, caller: &Caller) -> bool {
        let has_level = |least| ability::has_level(world, project, caller, least);
        self.archived.is_none_or(|archived| project.archived == archived)
            && self.visibility.as_deref().is_none_or(|word| project.visibility.as_str() == word)
            && self.search.as_deref().is_none_or(|text| self.matches(project, text))
            // Nobody has starred anything in a world.
            && !(self.starred && caller.person().is_some())
            && (!self.owned || has_level(50))
            && self.least.is_none_or(|least| caller.person().is_none() || has_level(least))
    }

    /// Every word of three letters or more must occur; a shorter text must be the whole name.
    fn matches(&self, project: &Project, text: &str) -> bool {
        let text = text.to_lowercase();
        let place = if self.in_namespaces {
            project.path.to_lowercase()
        } else {
            project.slug().to_lowercase()
        };
        if text.chars().count() < 3 {
            return project.slug().to_lowercase() == text;
        }
        text.split_whitespace().all(|word| place.contains(word))
    }
}

/// Refuses what the caller cannot see, as if it were not there.
pub(super) fn visible<'a>(
    world: &'a World,
    caller: &Caller,
    id: u64,
) -> Result<&'a Project, ApiError> {
    world
        .project(id)
        .filter(|project| ability::may_see(world, project, caller))
        .ok_or_else(ApiError::project_not_found)
}
