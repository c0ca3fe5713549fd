//! Finding the projects of a scan: page by page of a list, or one by one as they were named.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::project_list::{ProjectList, ProjectPage};
use mirrordeck_domain::model::fleet::project_info::ProjectInfo;
use mirrordeck_domain::model::id::ProjectRef;
use mirrordeck_domain::model::project::Project;
use mirrordeck_domain::model::scan::plan::Listing;

use crate::state::fleet::Fleet;
use crate::state::fleet::scan::Source;

/// Further tries for what failed for a passing reason.
const TRIES: u8 = 3;

impl Fleet {
    /// Takes a page of the list.
    pub(super) fn listed(self, list: &ProjectList, answer: Result<ProjectPage, ApiError>) {
        match answer {
            Ok(page) => {
                let (found, next) = list.take(page);
                self.found(&found, next.map(Source::List));
            }
            Err(ApiError::NotAllowed { .. }) if list.by_page().is_some() => {
                let mut scan = self.scan.borrow_mut();
                scan.is_listing = false;
                scan.list = list.by_page().map(Source::List);
            }
            Err(error) => self.not_listed(error),
        }
    }

    /// Takes a project that was named.
    pub(super) fn named(self, project: &ProjectRef, answer: Result<Project, ApiError>) {
        let rest = self.scan.borrow().rest_of_named();
        match answer {
            Ok(found) => self.found(std::slice::from_ref(&found), rest),
            // Gone, hidden, or never there: the others are read all the same.
            Err(ApiError::ProjectNotFound | ApiError::Moved) => {
                let name = match project {
                    ProjectRef::Id(id) => id.to_string(),
                    ProjectRef::Path(path) => path.clone(),
                };
                self.not_found.update(|all| all.push(name));
                self.found(&[], rest);
            }
            Err(error) => self.not_listed(error),
        }
    }

    fn found(self, found: &[Project], next: Option<Source>) {
        let mut scan = self.scan.borrow_mut();
        scan.is_listing = false;
        scan.plan.add(found.iter().map(|project| project.id));
        scan.list_tries = 0;
        if next.is_none() {
            scan.plan.set_listing(Listing::Complete);
        }
        scan.list = next;
        let mut collection = self.collection.borrow_mut();
        for project in found {
            collection.add(ProjectInfo::from(project));
        }
        drop((scan, collection));
        self.error.set(None);
    }

    fn not_listed(self, error: ApiError) {
        let mut scan = self.scan.borrow_mut();
        scan.is_listing = false;
        if error.is_retryable() && scan.list_tries < TRIES {
            scan.list_tries += 1;
            return;
        }
        scan.list = None;
        scan.plan.set_listing(Listing::Broken);
        drop(scan);
        self.error.set(Some(error));
    }
}
