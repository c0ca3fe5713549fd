//! Finding the projects of a scan: page by page of a list, or one by one as they were named.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::project_list::{ProjectList, ProjectPage};
use mirrordeck_domain::model::fleet::project_info::ProjectInfo;
use mirrordeck_domain::model::id::ProjectRef;
use mirrordeck_domain::model::project::Project;
use mirrordeck_domain::model::scan::plan::Listing;

use crate::state::fleet::reader::Reader;
use crate::state::fleet::scan::Source;

/// Further tries for what failed for a passing reason.
const TRIES: u8 = 3;

impl Reader {
    /// Takes a page of the list.
    pub(super) fn listed(self, list: &ProjectList, answer: Result<ProjectPage, ApiError>) {
        match answer {
            Ok(page) => {
                let (found, next) = list.take(page);
                self.found(&found, next.map(Source::List));
            }
            Err(ApiError::NotAllowed { .. }) if list.by_page().is_some() => {
                let desk = self.desk();
                let mut scan = desk.scan.borrow_mut();
                scan.is_listing = false;
                scan.list = list.by_page().map(Source::List);
            }
            Err(error) if self.may_try_again(&error) => {}
            Err(error) => self.not_listed(error),
        }
    }

    /// Takes a project that was named. One that cannot be read keeps nobody from the others, unless
    /// nothing can be read at all.
    pub(super) fn named(self, project: &ProjectRef, answer: Result<Project, ApiError>) {
        let found = match answer {
            Ok(found) => Some(found),
            Err(error) if self.may_try_again(&error) => return,
            Err(
                error @ (ApiError::Network
                | ApiError::Timeout
                | ApiError::Throttled { .. }
                | ApiError::TokenRejected(_)),
            ) => return self.not_listed(error),
            Err(error) => {
                let unread = (project.to_string(), error);
                self.fields().unread_named.update(|all| all.push(unread));
                None
            }
        };
        let rest = self.desk().scan.borrow_mut().take_rest_of_named();
        self.found(found.as_slice(), rest);
    }

    fn found(self, found: &[Project], next: Option<Source>) {
        let (fields, desk) = (self.fields(), self.desk());
        let mut scan = desk.scan.borrow_mut();
        scan.is_listing = false;
        scan.plan.add(found.iter().map(|project| project.id));
        scan.list_tries = 0;
        if next.is_none() {
            scan.plan.set_listing(Listing::Complete);
        }
        scan.list = next;
        let mut collection = fields.collection.borrow_mut();
        for project in found {
            collection.add(ProjectInfo::of(project, self.origin));
        }
        drop((scan, collection));
        self.note(|state| state.error = None);
    }

    /// Whether to ask once more, after a failure that may be passing.
    fn may_try_again(self, error: &ApiError) -> bool {
        let desk = self.desk();
        let mut scan = desk.scan.borrow_mut();
        let may = error.is_retryable() && scan.list_tries < TRIES;
        if may {
            scan.is_listing = false;
            scan.list_tries += 1;
        }
        may
    }

    fn not_listed(self, error: ApiError) {
        let desk = self.desk();
        let mut scan = desk.scan.borrow_mut();
        scan.is_listing = false;
        scan.list = None;
        scan.plan.set_listing(Listing::Broken);
        drop(scan);
        self.note(|state| state.error = Some(error));
    }
}
