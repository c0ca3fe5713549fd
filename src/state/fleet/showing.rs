//! Showing what has arrived: together, and no more often than it costs.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::news::News;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::scan::plan::{Listing, Run};
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::{clock, worker};
use crate::reactive::{give_way, spawn};
use crate::state::fleet::Fleet;
use crate::state::fleet::reader::Reader;
use crate::state::fleet::scan::Arrived;

/// How long what was read waits to be shown together, in milliseconds; how far the scan is shows as
/// often.
const SHOW_AFTER_MS: u32 = 300;

/// How many times longer than its own cost the showing of new rows waits.
const PATIENCE: i64 = 30;

/// Longest wait between two times at which new rows show, in milliseconds.
const LONGEST_WAIT_MS: i64 = 5_000;

/// Projects that are read before a second thread begins, so that it takes nothing from the first rows.
const BEFORE_WORKER: usize = 10;

/// Projects still to be read for which a second thread is worth its beginning.
const ENOUGH_FOR_WORKER: usize = 50;

impl Fleet {
    /// Shows what has changed, soon and together.
    pub(super) fn show_soon(self) {
        if self.fields().is_showing_soon.get() {
            return;
        }
        self.fields().is_showing_soon.set(true);
        spawn(async move {
            clock::sleep(SHOW_AFTER_MS).await;
            self.fields().is_showing_soon.set(false);
            if clock::now() < self.fields().show_rows_at.get() {
                self.show_progress();
                self.show_soon();
            } else {
                self.show();
            }
        });
    }

    pub(super) fn show(self) {
        let begun = clock::now();
        let fields = self.fields();
        let mut news = News::default();
        let readers = self.readers();
        for reader in &readers {
            reader.take_in(&mut news);
        }
        for reader in &readers {
            reader.settle();
        }
        if fields.collection.borrow_mut().settle_twins() {
            fields.is_changed.set(true);
        }
        if fields.is_changed.get() {
            fields.is_changed.set(false);
            let accounts = untrack(|| self.limited_accounts());
            let public_hosts = &fields.public_hosts;
            fields.collection.borrow_mut().index(accounts, public_hosts);
            fields.now.touch();
            fields.revision.update(|revision| *revision += 1);
            self.tell_calmly();
            spawn(self.rest(begun));
        }
        self.show_progress();
        self.tell(news);
    }

    /// Lets the showing that has begun then be followed by a time without, once all that follows the rows has
    /// followed.
    async fn rest(self, begun: Timestamp) {
        give_way().await;
        let now = clock::now();
        let pause_ms = (now.since(begun) * PATIENCE).clamp(0, LONGEST_WAIT_MS);
        let show_rows_at = Timestamp(now.0 + pause_ms);
        self.fields().show_rows_at.set(show_rows_at);
    }

    pub(super) fn show_progress(self) {
        for reader in self.readers() {
            reader.show_progress();
        }
        self.keep_worker();
    }

    /// Has what a long scan reads carried by a thread of its own, which ends with the scan.
    fn keep_worker(self) {
        let fields = self.fields();
        let progress = fields.progress.get_untracked().unwrap_or_default();
        if progress.is_done() {
            worker::stop();
        } else if fields.is_own_page
            && progress.ended() >= BEFORE_WORKER
            && progress.waiting >= ENOUGH_FOR_WORKER
        {
            worker::start();
        }
    }
}

impl Reader {
    /// Takes what the server says about a project's mirrors, to be shown with the next batch.
    ///
    /// Until then nothing of the collection moves: its rows, what is known of each and the places
    /// that the table shows are made for each other, and somebody may filter or scroll meanwhile.
    pub(super) fn put(self, project: ProjectId, mirrors: Vec<Mirror>) {
        if let Some(mirror) = mirrors.first() {
            self.session()
                .observe(|observed| observed.learn_from(mirror));
        }
        let is_first = !mirrors.is_empty() && self.fields().collection.borrow().rows().is_empty();
        self.desk().scan.borrow_mut().arrived.push(Arrived {
            project,
            mirrors,
            is_own: true,
        });
        if is_first {
            self.fleet.show();
        }
    }

    /// Puts what has arrived into the collection.
    fn take_in(self, news: &mut News) {
        let arrived = std::mem::take(&mut self.desk().scan.borrow_mut().arrived);
        let fields = self.fields();
        let mut no_news = News::default();
        for Arrived {
            project,
            mirrors,
            is_own,
        } in arrived
        {
            let news = if is_own { &mut *news } else { &mut no_news };
            let project = self.origin.project(project);
            if fields.collection.borrow_mut().put(project, &mirrors, news) {
                fields.is_changed.set(true);
            }
        }
    }

    /// A scan that has come to its end says what is gone.
    fn settle(self) {
        let (fields, desk) = (self.fields(), self.desk());
        let scan = desk.scan.borrow();
        let progress = scan.plan.progress();
        if !progress.is_done() || progress.run != Run::Running {
            return;
        }
        let is_whole = progress.listing == Listing::Complete;
        let is_dropped = is_whole
            && fields
                .collection
                .borrow_mut()
                .keep_mirrors_of(self.origin, |project| scan.knows(project));
        drop(scan);
        if is_dropped {
            fields.is_changed.set(true);
        }
        let shown = desk.state.borrow().progress;
        if shown.is_none_or(|shown| shown.is_done()) {
            return;
        }
        if is_whole {
            let now = clock::now();
            self.note(|state| state.read_at = Some(now));
            self.cache_end(Some(now), false);
            self.cache_only_listed();
        } else {
            self.save_soon();
        }
    }

    pub(super) fn show_progress(self) {
        let desk = self.desk();
        if !desk.state.borrow().is_begun {
            return;
        }
        let mut scan = desk.scan.borrow_mut();
        let progress = scan.plan.progress();
        if scan.is_quiet && !progress.is_done() {
            return;
        }
        scan.is_quiet = false;
        let time_left_ms = scan.plan.time_left_ms(clock::now());
        drop(scan);
        self.note(|state| {
            state.progress = Some(progress);
            state.time_left_ms = time_left_ms;
        });
    }
}
