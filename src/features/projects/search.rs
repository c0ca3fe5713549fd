//! The answer to what is searched for.

use mirrordeck_domain::api::page::Page;
use mirrordeck_domain::api::projects;
use mirrordeck_domain::model::project::Project;

use crate::browser::clock;
use crate::reactive::{RwSignal, StoredValue};
use crate::state::session::Session;
use crate::state::snapshot::Snapshot;

/// One search at a time; a newer one takes the place of an older one.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// What came back.
    pub(super) found: RwSignal<Snapshot<Page<Project>>>,
    latest: StoredValue<String>,
    session: Session,
}

impl Search {
    /// Nothing searched for yet.
    pub(super) fn new(session: Session) -> Self {
        Self {
            found: RwSignal::new(Snapshot::default()),
            latest: StoredValue::new(String::new()),
            session,
        }
    }

    /// Searches; an answer that a newer search has overtaken is dropped.
    pub(super) async fn run(self, words: String) {
        self.latest.set_value(words.clone());
        self.found.update(Snapshot::begin);
        let answer = self.session.run(projects::search_projects(&words, 1)).await;
        if self.latest.get_value() == words {
            self.found
                .update(|found| found.finish(answer, clock::now()));
        }
    }

    /// Searches for the same again.
    pub(super) async fn again(self) {
        self.run(self.latest.get_value()).await;
    }
}
