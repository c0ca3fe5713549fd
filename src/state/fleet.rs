//! Every push mirror of every project that the person maintains.

use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::project_list::ProjectList;
use mirrordeck_domain::model::capabilities::Availability;
use mirrordeck_domain::model::fleet::insight::Surroundings;
use mirrordeck_domain::model::fleet::matching::{Moment, select};
use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::fleet::query::Query;
use mirrordeck_domain::model::fleet::sort::Order;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::scan::end::{End, EndKind};
use mirrordeck_domain::model::scan::plan::{Listing, Progress, Run};
use mirrordeck_domain::model::timestamp::Timestamp;
use send_wrapper::SendWrapper;

use crate::browser::clock;
use crate::reactive::{RwSignal, Signal, spawn};
use crate::state::activity::Activity;
use crate::state::config::Config;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::Toasts;

pub(crate) mod collection;
mod scan;
mod selected;
pub(crate) mod watch;
mod writes;

use collection::Collection;
use scan::Scan;

/// How long what was read waits to be shown together, in milliseconds.
const SHOW_AFTER_MS: u32 = 300;

/// How many times longer than its own cost the showing of new rows waits.
const PATIENCE: i64 = 10;

/// The fleet.
#[derive(Clone, Copy)]
pub(crate) struct Fleet(&'static Fields);

/// What the store consists of. Made once for each app and kept for good, so that the store itself
/// is one word wherever it goes.
pub(crate) struct Fields {
    collection: SendWrapper<RefCell<Collection>>,
    scan: SendWrapper<RefCell<Scan>>,
    /// Counts changes of the collection, for whoever follows it.
    revision: RwSignal<u32>,
    progress: RwSignal<Option<Progress>>,
    time_left_ms: RwSignal<Option<i64>>,
    /// When the last scan that came to its end did so.
    read_at: RwSignal<Option<Timestamp>>,
    /// Why the list of projects could not be read.
    error: RwSignal<Option<ApiError>>,
    /// Numbers of the selected mirrors, in order.
    selected: RwSignal<Vec<u64>>,
    is_showing_soon: RwSignal<bool>,
    is_changed: RwSignal<bool>,
    /// What showing cost the last time, in milliseconds.
    cost_ms: RwSignal<i64>,
    session: Session,
    activity: Activity,
    toasts: Toasts,
    preferences: Preferences,
    now: Now,
    public_hosts: Vec<String>,
}

impl Deref for Fleet {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

impl Fleet {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide(
        session: Session,
        activity: Activity,
        toasts: Toasts,
        preferences: Preferences,
        now: Now,
    ) -> Self {
        let public_hosts = use_context::<Config>()
            .map(|config| config.settings().public_hosts)
            .unwrap_or_default();
        let store = Self(Box::leak(Box::new(Fields {
            collection: SendWrapper::new(RefCell::default()),
            scan: SendWrapper::new(RefCell::default()),
            revision: RwSignal::new(0),
            progress: RwSignal::new(None),
            time_left_ms: RwSignal::new(None),
            read_at: RwSignal::new(None),
            error: RwSignal::new(None),
            selected: RwSignal::new(Vec::new()),
            is_showing_soon: RwSignal::new(false),
            is_changed: RwSignal::new(false),
            cost_ms: RwSignal::new(0),
            session,
            activity,
            toasts,
            preferences,
            now,
            public_hosts,
        })));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// A look at what is there, followed.
    pub(crate) fn with<U>(self, look: impl FnOnce(&Collection) -> U) -> U {
        self.revision.track();
        self.with_untracked(look)
    }

    /// A look at what is there, not followed.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&Collection) -> U) -> U {
        look(&self.collection.borrow())
    }

    /// How far the scan is; nothing before the first.
    pub(crate) fn progress(self) -> Signal<Option<Progress>> {
        self.progress.into()
    }

    /// How long it will take, in milliseconds, as far as that can be said.
    pub(crate) fn time_left_ms(self) -> Option<i64> {
        self.time_left_ms.get()
    }

    /// When the last whole scan ended.
    pub(crate) fn read_at(self) -> Option<Timestamp> {
        self.read_at.get()
    }

    /// Why the list of projects is not whole.
    pub(crate) fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// What the health of rows depends on besides themselves, followed.
    pub(crate) fn moment(self) -> Moment {
        Moment {
            now: self.now.get(),
            stale_after_ms: self.preferences.stale_after_ms(),
        }
    }

    /// The places of the rows that pass a filter, in an order, followed.
    pub(crate) fn select(self, query: &Query, order: Order) -> Arc<Vec<u32>> {
        let moment = self.moment();
        self.with(|fleet| {
            let mut places = select(fleet.rows(), fleet.flags(), query, moment);
            order.sort(&mut places, fleet.rows(), fleet.ranks(), moment);
            Arc::new(places)
        })
    }

    /// Counts over all mirrors, followed.
    pub(crate) fn overview(self) -> Overview {
        let moment = self.moment();
        self.with(|fleet| {
            let all: Vec<u32> = (0..).take(fleet.rows().len()).collect();
            Overview::of(fleet.rows(), &all, moment)
        })
    }

    /// What came of a project.
    pub(crate) fn end_of(self, project: ProjectId) -> Option<End> {
        self.revision.track();
        self.scan.borrow().plan.end_of(project)
    }

    /// Reads everything unless that has begun.
    pub(crate) fn begin(self) {
        if self.progress.get_untracked().is_none() {
            self.scan_again();
        }
    }

    /// Reads everything anew; what is there stays until something newer takes its place.
    pub(crate) fn scan_again(self) {
        let promising = self.collection.borrow().promising();
        self.scan
            .borrow_mut()
            .begin(ProjectList::maintained(), promising);
        self.error.set(None);
        self.show_progress();
        self.pump();
    }

    /// Begins with no further project for now.
    pub(crate) fn pause(self) {
        self.scan.borrow_mut().plan.pause();
        self.show_progress();
    }

    /// Goes on after a pause, or after giving up.
    pub(crate) fn resume(self) {
        let mut scan = self.scan.borrow_mut();
        scan.is_quiet = false;
        scan.plan.resume();
        drop(scan);
        self.show_progress();
        self.pump();
    }

    /// Gives up; what was read stays.
    pub(crate) fn cancel(self) {
        self.scan.borrow_mut().plan.cancel();
        self.show_progress();
    }

    /// Reads all projects again that ended in that way.
    pub(crate) fn retry(self, kind: EndKind) {
        self.scan.borrow_mut().plan.retry(kind);
        self.resume();
    }

    /// Reads one project again, before all others.
    pub(crate) fn read_again(self, project: ProjectId) {
        let mut scan = self.scan.borrow_mut();
        scan.is_quiet |= scan.plan.progress().is_done();
        scan.plan.read_again(project);
        drop(scan);
        self.pump();
    }

    /// Forgets everything, as after signing out.
    pub(crate) fn reset(self) {
        self.collection.replace(Collection::default());
        let mut scan = self.scan.borrow_mut();
        scan.plan.cancel();
        scan.arrived.clear();
        drop(scan);
        self.clear_selection();
        self.progress.set(None);
        self.time_left_ms.set(None);
        self.read_at.set(None);
        self.error.set(None);
        self.revision.update(|revision| *revision += 1);
    }

    /// Takes what the server says about a project's mirrors, to be shown with the next batch.
    ///
    /// Until then nothing of the collection moves: its rows, what is known of each and the places
    /// that the table shows are made for each other, and somebody may filter or scroll meanwhile.
    fn put(self, project: ProjectId, mirrors: Vec<Mirror>) {
        if let Some(mirror) = mirrors.first() {
            self.session.observe(|observed| observed.learn_from(mirror));
        }
        let is_first = !mirrors.is_empty() && self.collection.borrow().rows().is_empty();
        self.scan.borrow_mut().arrived.push((project, mirrors));
        if is_first {
            self.show();
        }
    }

    /// Shows what has changed, soon and together.
    fn show_soon(self) {
        if self.is_showing_soon.get_untracked() {
            return;
        }
        self.is_showing_soon.set(true);
        let cost_ms = self.cost_ms.get_untracked().clamp(0, 500) * PATIENCE;
        let pause_ms = SHOW_AFTER_MS.max(u32::try_from(cost_ms).unwrap_or(SHOW_AFTER_MS));
        spawn(async move {
            clock::sleep(pause_ms).await;
            self.is_showing_soon.set(false);
            self.show();
        });
    }

    fn show(self) {
        let begun = clock::now();
        let arrived = std::mem::take(&mut self.scan.borrow_mut().arrived);
        for (project, mirrors) in arrived {
            if self.collection.borrow_mut().put(project, &mirrors) {
                self.is_changed.set(true);
            }
        }
        self.settle();
        if self.is_changed.get_untracked() {
            self.is_changed.set(false);
            self.index();
            self.now.touch();
            self.revision.update(|revision| *revision += 1);
            self.cost_ms.set(clock::now().since(begun));
        }
        self.show_progress();
    }

    /// A scan that has come to its end says what is gone.
    fn settle(self) {
        let scan = self.scan.borrow();
        let progress = scan.plan.progress();
        let is_over = progress.is_done() && progress.run == Run::Running;
        if !is_over || progress.listing != Listing::Complete {
            return;
        }
        let is_dropped = self
            .collection
            .borrow_mut()
            .keep_mirrors_of(|project| scan.knows(project));
        drop(scan);
        if is_dropped {
            self.is_changed.set(true);
        }
        let was_reading = self
            .progress
            .with_untracked(|shown| shown.as_ref().is_some_and(|shown| !shown.is_done()));
        if was_reading {
            self.read_at.set(Some(clock::now()));
        }
    }

    fn index(self) {
        let Some(instance) = untrack(|| self.session.instance()) else {
            return;
        };
        let limit = untrack(|| self.session.capabilities()).enabled_limit();
        self.collection.borrow_mut().index(&Surroundings {
            instance: &instance,
            public_hosts: &self.public_hosts,
            has_limit: matches!(limit, Availability::Yes),
        });
    }

    fn show_progress(self) {
        let mut scan = self.scan.borrow_mut();
        let progress = scan.plan.progress();
        if scan.is_quiet && !progress.is_done() {
            return;
        }
        scan.is_quiet = false;
        let progress = Some(progress);
        let time_left_ms = scan.plan.time_left_ms(clock::now());
        drop(scan);
        if self.progress.get_untracked() != progress {
            self.progress.set(progress);
        }
        if self.time_left_ms.get_untracked() != time_left_ms {
            self.time_left_ms.set(time_left_ms);
        }
    }
}
