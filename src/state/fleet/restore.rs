//! Showing what an earlier visit has stored and what other tabs find, and erasing it.

use mirrordeck_domain::model::scan::archive::{self, Head, Record};
use mirrordeck_domain::model::scan::end::EndKind;
use mirrordeck_domain::model::scan::left::Left;

use crate::browser::channel::Channel;
use crate::browser::{clock, database};
use crate::state::fleet::Fleet;
use crate::state::fleet::cache::{self, HEAD, PROJECTS};
use crate::state::fleet::scan::Arrived;

/// The channel between tabs.
const CHANNEL: &str = "mirrordeck.fleet";

/// Projects that are taken from the database before the first are shown.
const FIRST_BATCH: usize = 60;

impl Fleet {
    /// Shows what an earlier visit or another tab has stored.
    pub(super) async fn restore(self) -> Option<Left> {
        let (instance, user) = self
            .fields()
            .session
            .owner_untracked()
            .filter(|_| self.is_whole())?;
        if !cache::is_marked() {
            return None;
        }
        let text = database::read(HEAD).await.ok()??;
        let head = match Head::read(&text) {
            Ok((head, _)) if head.is_of(&instance.to_string(), user) => head,
            // Of somebody else or another version: it would lie there for nobody.
            _ => {
                cache::erase().await;
                return None;
            }
        };
        let stored = database::read_all(PROJECTS).await.ok()?;
        let mut left = Left {
            head,
            projects: Vec::with_capacity(stored.len()),
        };
        // To show more costs as much as all that is shown: twice as many each time.
        let mut batch = FIRST_BATCH;
        for (_, text) in &stored {
            for record in archive::records(text) {
                let id = record.project.id;
                left.projects.push((id, record.read_at, record.end));
                self.take_over(record);
            }
            if left.projects.len() >= batch {
                batch *= 2;
                self.show();
                clock::breathe().await;
                let owner = self.fields().session.owner_untracked();
                if owner != Some((instance.clone(), user)) || !self.is_whole() {
                    return None;
                }
            }
        }
        self.show();
        self.fields().read_at.set(left.read_at());
        Some(left)
    }

    /// Takes over what was not read here, to be shown with the next batch.
    fn take_over(self, record: Record) {
        let project = record.project.id;
        self.fields().collection.borrow_mut().add(record.project);
        self.fields().scan.borrow_mut().arrived.push(Arrived {
            project,
            mirrors: record.mirrors,
            is_own: false,
        });
    }

    /// Erases what is stored; what is on screen stays.
    pub(crate) async fn forget(self) {
        self.fields().cache.borrow_mut().stop();
        cache::erase().await;
    }

    /// Listens to the other tabs.
    pub(super) fn listen(self) {
        let fields = self.fields();
        let mut cache = fields.cache.borrow_mut();
        if cache.channel.is_none() {
            cache.channel = Some(Channel::join(CHANNEL, move |text| self.hear(&text)));
        }
    }

    /// Takes over what another tab has read.
    fn hear(self, text: &str) {
        let owner = self
            .fields()
            .session
            .owner_untracked()
            .filter(|_| self.is_whole());
        let (Ok((head, records)), Some((instance, user))) = (Head::read(text), owner) else {
            return;
        };
        if !head.is_of(&instance.to_string(), user) {
            return;
        }
        for record in records.filter(|record| record.end.kind() != EndKind::Failed) {
            self.take_over(record);
        }
        let whole_at = head.whole_at();
        if whole_at > self.fields().read_at.get_untracked() {
            self.fields().read_at.set(whole_at);
        }
        self.show_soon();
    }
}
