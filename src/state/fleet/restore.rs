//! Showing what an earlier visit has stored and what other tabs find, and erasing it.

use std::pin::Pin;

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::scan::archive::{self, Head, Record};
use mirrordeck_domain::model::scan::end::EndKind;
use mirrordeck_domain::model::scan::left::Left;

use crate::browser::channel::Channel;
use crate::browser::{clock, database};
use crate::state::fleet::reader::Reader;
use crate::state::fleet::scan::Arrived;
use crate::state::fleet::{Fleet, cache, marks};

/// How the names of the channels between tabs begin; the account follows.
const CHANNEL: &str = "mirrordeck.fleet ";

/// Projects that are taken from the database before the first are shown.
const FIRST_BATCH: usize = 60;

impl Fleet {
    /// Erases what is stored of an account, or of all; what is on screen stays.
    ///
    /// Inlined, so that who only ever forgets all has no code that forgets one.
    #[inline(always)]
    pub(crate) fn forget(self, account: Option<&AccountId>) -> Pin<Box<dyn Future<Output = ()>>> {
        match account {
            Some(account) => Box::pin(self.forget_one(account.clone())),
            None => Box::pin(self.forget_all()),
        }
    }

    async fn forget_one(self, account: AccountId) {
        for desk in self.fields().desks.borrow().iter() {
            let mut cache = desk.cache.borrow_mut();
            if cache.is_of(&account) {
                cache.stop();
            }
        }
        cache::erase(&account).await;
    }

    async fn forget_all(self) {
        for desk in self.fields().desks.borrow().iter() {
            desk.cache.borrow_mut().stop();
        }
        cache::erase_all().await;
    }
}

impl Reader {
    /// Shows what an earlier visit or another tab has stored.
    pub(super) async fn restore(self) -> Option<Left> {
        let owner = self.session().owner_untracked();
        let (instance, user) = owner.filter(|_| self.is_whole())?;
        let account = self.account()?;
        if !marks::has(&account) {
            return None;
        }
        let turn = self.desk().scan.borrow().turn;
        let is_over = || self.desk().scan.borrow().turn != turn || !self.is_whole();
        let text = database::read(&cache::head_key(&account)).await.ok()??;
        let head = match Head::read(&text) {
            Ok((head, _)) if head.is_of(&instance.to_string(), user) => head,
            // Of somebody else or another version: it would lie there for nobody.
            _ => {
                cache::erase(&account).await;
                return None;
            }
        };
        let prefix = cache::projects_prefix(&account);
        let stored = database::read_all(&prefix).await.ok()?;
        let mut left = Left {
            head,
            projects: Vec::with_capacity(stored.len()),
        };
        if is_over() {
            return None;
        }
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
                self.fleet.show();
                clock::breathe().await;
                if is_over() {
                    return None;
                }
            }
        }
        self.fleet.show();
        self.note(|state| state.read_at = left.read_at());
        Some(left)
    }

    /// Takes over what was not read here, to be shown with the next batch.
    fn take_over(self, mut record: Record) {
        record.project.origin = self.origin;
        let project = record.project.id;
        self.fields().collection.borrow_mut().add(record.project);
        self.desk().scan.borrow_mut().arrived.push(Arrived {
            project,
            mirrors: record.mirrors,
            is_own: false,
        });
    }

    /// Listens to the other tabs.
    pub(super) fn listen(self, account: &AccountId) {
        let desk = self.desk();
        let mut cache = desk.cache.borrow_mut();
        if cache.channel.is_none() {
            let name = [CHANNEL, account.as_str()].concat();
            cache.channel = Some(Channel::join(&name, move |text| self.hear(&text)));
        }
    }

    /// Takes over what another tab has read.
    fn hear(self, text: &str) {
        let owner = self.session().owner_untracked();
        let owner = owner.filter(|_| self.is_whole());
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
        self.note(|state| state.read_at = state.read_at.max(whole_at));
        self.fleet.show_soon();
    }
}
