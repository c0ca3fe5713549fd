//! Walking the list of projects whose mirrors the person may manage, page by page.
//!
//! Knows where the list continues and how, never who asks: the caller sends one call after the other.

use crate::api::call::{Call, RawResponse};
use crate::api::error::ApiError;
use crate::api::page::{PER_PAGE, Page, linked};
use crate::api::segment::segment;
use crate::model::id::ProjectId;
use crate::model::project::{MAINTAINER, Project};

/// A place in a list of projects in which the person is Maintainer or more.
///
/// The short form is asked for: it is a fraction of the bytes of the full one and costs the server less, and a list needs
/// no more than number, name and path. It says neither permissions, which `min_access_level` already decided, nor
/// `archived`. Therefore those in use are listed first and the archived ones after them, and the filter says what the
/// answer does not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProjectList {
    /// Full path or number of the group whose projects these are; `None` for those of the whole instance.
    group: Option<String>,
    is_archived: bool,
    place: Place,
}

/// Where a page begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    /// Behind that number; shifted neither by projects that appear nor by those that go, and without end.
    After(Option<ProjectId>),
    /// At a page, of which instances give no more than 50,000 projects.
    Page(u32),
}

/// One page, to be read by [`ProjectList::take`].
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectPage {
    items: Vec<Project>,
    after: Option<ProjectId>,
    page: Option<u32>,
}

impl ProjectList {
    /// Every project of the instance.
    pub fn maintained() -> Self {
        Self {
            group: None,
            is_archived: false,
            place: Place::After(None),
        }
    }

    /// The projects of one group and its subgroups, by its full path or number.
    pub fn of_group(group: &str) -> Self {
        Self {
            group: Some(group.to_owned()),
            is_archived: false,
            // No document says that this list can be read by number.
            place: Place::Page(1),
        }
    }

    /// The same list by page, for a server that refuses to list by number ([`ApiError::NotAllowed`]).
    ///
    /// `None` if it is asked for by page already. Begins at the front, where what was read before comes again.
    pub fn by_page(&self) -> Option<Self> {
        matches!(self.place, Place::After(_)).then(|| Self {
            place: Place::Page(1),
            ..self.clone()
        })
    }

    /// The projects of an answer, and where the list continues; `None` at its end.
    pub fn take(&self, page: ProjectPage) -> (Vec<Project>, Option<Self>) {
        let mut items = page.items;
        for project in &mut items {
            project.archived |= self.is_archived;
        }
        let ahead = match self.place {
            // A page that does not lead on would be read for ever.
            Place::After(last) => page
                .after
                .filter(|after| last.is_none_or(|last| *after > last))
                .map(|after| Place::After(Some(after))),
            Place::Page(number) => page.page.filter(|next| *next > number).map(Place::Page),
        };
        let start = match self.place {
            Place::After(_) => Place::After(None),
            Place::Page(_) => Place::Page(1),
        };
        let (is_archived, place) = match ahead {
            Some(place) => (self.is_archived, place),
            None if !self.is_archived => (true, start),
            None => return (items, None),
        };
        let next = Self {
            group: self.group.clone(),
            is_archived,
            place,
        };
        (items, Some(next))
    }

    /// The call that asks for this page.
    pub(crate) fn call(&self) -> Call<ProjectPage> {
        let mut path = match &self.group {
            Some(group) => format!(
                "/groups/{}/projects?include_subgroups=true&with_shared=false&",
                segment(group)
            ),
            None => "/projects?".to_owned(),
        };
        path.push_str("archived=");
        path.push_str(if self.is_archived { "true" } else { "false" });
        path.push_str(&format!(
            "&min_access_level={MAINTAINER}&simple=true&order_by=id&sort=asc&per_page={PER_PAGE}"
        ));
        match self.place {
            Place::After(None) => path.push_str("&pagination=keyset"),
            Place::After(Some(id)) => {
                path.push_str(&format!("&pagination=keyset&id_after={id}"));
            }
            Place::Page(number) => path.push_str(&format!("&page={number}")),
        }
        Call::get(path, ProjectPage::read)
    }
}

impl ProjectPage {
    /// Reads the projects and both ways on.
    ///
    /// Of the linked address only the number counts: its host is the configured one and may not be the one that was
    /// given the token. Where a proxy dropped the link, a full page is taken to be followed by another.
    fn read(response: &RawResponse) -> Result<Self, ApiError> {
        let Page { items, next, .. } = Page::<Project>::read(response)?;
        let last = items.last().map(|project| project.id);
        let after = match response.header("link") {
            Some(link) => linked(link, "id_after=").map(ProjectId),
            None => last.filter(|_| items.len() >= PER_PAGE as usize),
        };
        Ok(Self {
            items,
            after,
            page: next,
        })
    }
}

#[cfg(test)]
mod tests;
