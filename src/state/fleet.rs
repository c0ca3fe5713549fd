//! Every push mirror of every project that the person maintains, with one account or with several.
//!
//! The store is the table; whoever reads with an account is a reader of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::fleet::matching::{Moment, select};
use mirrordeck_domain::model::fleet::news::News;
use mirrordeck_domain::model::fleet::origin::ProjectKey;
use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::fleet::query::Query;
use mirrordeck_domain::model::fleet::sort::Order;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::scan::end::{End, EndKind};
use mirrordeck_domain::model::scan::plan::Progress;
use mirrordeck_domain::model::scan::scope::Scope;
use mirrordeck_domain::model::timestamp::Timestamp;
use send_wrapper::SendWrapper;

use crate::browser::clock;
use crate::browser::page::Page;
use crate::reactive::{RwSignal, Signal, StoredValue, app, expect_context};
use crate::state::activity::Activity;
use crate::state::config::Config;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::Toasts;

pub(crate) mod collection;
mod reader;
pub(crate) mod several;

mod cache;
mod calm;
mod combined;
mod joining;
mod listing;
mod marks;
mod notify;
mod restore;
mod scan;
mod selected;
mod showing;
mod turn;
pub(crate) mod watch;
mod writes;

use collection::Collection;
use reader::{Desk, Reader};
use scan::SharedPace;
use selected::Entry;
pub(crate) use several::Also;
use several::Slot;
use turn::Errand;

/// The fleet.
#[derive(Clone, Copy)]
pub(crate) struct Fleet(StoredValue<SendWrapper<Fields>>);

/// What the store consists of. It ends with the app, and the store is one word wherever it goes.
struct Fields {
    collection: RefCell<Collection>,
    /// What its readers work with, each at the place of its origin; the first is the person's own.
    desks: RefCell<Vec<Rc<Desk>>>,
    /// The accounts whose mirrors are shown, at the places of their origins.
    accounts: RwSignal<Vec<Slot>>,
    /// The other accounts that are to be shown, until they have a place.
    wanted: RefCell<Option<Vec<Also>>>,
    /// Whether the page shows the view of all accounts.
    others_wanted: RwSignal<bool>,
    /// Brings the readers in line with the accounts, once somebody has looked at the fleet.
    follow_accounts: Cell<Option<fn(Fleet)>>,
    /// How fast each instance is asked.
    paces: RefCell<Vec<(InstanceUrl, SharedPace)>>,
    /// Which projects of the person's own account the fleet consists of.
    scope: RwSignal<Scope>,
    /// Named projects that could not be read, and why.
    unread_named: RwSignal<Vec<(String, ApiError)>>,
    /// What was told since somebody last looked.
    told: RefCell<News>,
    /// Whether this tab looks out for news while nobody looks at it.
    is_looking_out: Cell<bool>,
    /// Whether another tab scans, and this one shows what that finds.
    is_following: RwSignal<bool>,
    /// Counts changes of the collection, for whoever follows it.
    revision: RwSignal<u32>,
    /// The same for whoever follows it calmly.
    calm_revision: RwSignal<u32>,
    is_telling_soon: Cell<bool>,
    progress: RwSignal<Option<Progress>>,
    time_left_ms: RwSignal<Option<i64>>,
    /// When what is shown was read, as a whole.
    read_at: RwSignal<Option<Timestamp>>,
    /// Names of accounts whose list of projects could not be read, and why.
    errors: RwSignal<Vec<(String, ApiError)>>,
    /// The selected mirrors, in order.
    selected: RwSignal<Vec<Entry>>,
    is_showing_soon: Cell<bool>,
    is_changed: Cell<bool>,
    /// When new rows may show next.
    show_rows_at: Cell<Timestamp>,
    activity: Activity,
    toasts: Toasts,
    preferences: Preferences,
    now: Now,
    public_hosts: Vec<String>,
    /// Whether the page is the app's own, beside whose files the second thread begins.
    is_own_page: bool,
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
        let store = Self(StoredValue::new(SendWrapper::new(Fields {
            collection: RefCell::default(),
            desks: RefCell::new(vec![Rc::default()]),
            accounts: RwSignal::new(vec![Slot::own(session)]),
            wanted: RefCell::default(),
            others_wanted: RwSignal::new(false),
            follow_accounts: Cell::new(None),
            paces: RefCell::default(),
            scope: RwSignal::new(Scope::default()),
            unread_named: RwSignal::new(Vec::new()),
            told: RefCell::default(),
            is_looking_out: Cell::new(false),
            is_following: RwSignal::new(false),
            revision: RwSignal::new(0),
            calm_revision: RwSignal::new(0),
            is_telling_soon: Cell::new(false),
            progress: RwSignal::new(None),
            time_left_ms: RwSignal::new(None),
            read_at: RwSignal::new(None),
            errors: RwSignal::new(Vec::new()),
            selected: RwSignal::new(Vec::new()),
            is_showing_soon: Cell::new(false),
            is_changed: Cell::new(false),
            show_rows_at: Cell::new(Timestamp(0)),
            activity,
            toasts,
            preferences,
            now,
            public_hosts,
            is_own_page: Page::of(app()).is_whole(),
        })));
        provide_context(store);
        store.take_back_when_seen();
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// What the store consists of.
    #[inline(never)]
    fn fields(self) -> Arc<SendWrapper<Fields>> {
        self.0.read_value()
    }

    /// A look at what is there, followed.
    pub(crate) fn with<U>(self, look: impl FnOnce(&Collection) -> U) -> U {
        self.fields().revision.track();
        self.with_untracked(look)
    }

    /// A look at what is there, not followed.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&Collection) -> U) -> U {
        look(&self.fields().collection.borrow())
    }

    /// How far the scan is, of all accounts together; nothing before the first.
    pub(crate) fn progress(self) -> Signal<Option<Progress>> {
        self.fields().progress.into()
    }

    /// Whether another tab scans, and this one shows what that finds.
    pub(crate) fn is_following(self) -> Signal<bool> {
        self.fields().is_following.into()
    }

    /// How long it will take, in milliseconds, as far as that can be said.
    pub(crate) fn time_left_ms(self) -> Option<i64> {
        self.fields().time_left_ms.get()
    }

    /// When what is shown was read, as a whole: the oldest of it.
    pub(crate) fn read_at(self) -> Option<Timestamp> {
        self.fields().read_at.get()
    }

    /// Names of accounts whose list of projects is not whole, and why.
    pub(crate) fn errors(self) -> Vec<(String, ApiError)> {
        self.fields().errors.get()
    }

    /// What the health of rows depends on besides themselves, followed.
    pub(crate) fn moment(self) -> Moment {
        Moment {
            now: self.fields().now.get(),
            stale_after_ms: self.fields().preferences.stale_after_ms(),
        }
    }

    /// The places of the rows that pass a filter, in an order, followed.
    pub(crate) fn select(self, query: &Query, order: Order) -> Arc<Vec<u32>> {
        let (moment, accounts) = (self.moment(), self.accounts());
        self.with(|fleet| {
            let flags = if query.asks_for_findings() {
                fleet.flags()
            } else {
                &[]
            };
            let mut places = select(fleet.rows(), flags, query, moment, &accounts);
            order.sort(&mut places, fleet.rows(), fleet.ranks(), moment, &accounts);
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

    /// How many mirrors are failing, followed; none before all were read once.
    pub(crate) fn failing_count(self) -> usize {
        if self.read_at().is_none() {
            return 0;
        }
        self.with(|fleet| fleet.rows().iter().filter(|row| row.is_failing()).count())
    }

    /// What came of a project.
    pub(crate) fn end_of(self, project: ProjectKey) -> Option<End> {
        self.fields().revision.track();
        let reader = self.reader(project.origin);
        reader.desk().scan.borrow().plan.end_of(project.id)
    }

    /// Which projects of the person's own account the fleet consists of.
    pub(crate) fn scope(self) -> Signal<Scope> {
        self.fields().scope.into()
    }

    /// Named projects that could not be read, and why.
    pub(crate) fn unread_named(self) -> Signal<Vec<(String, ApiError)>> {
        self.fields().unread_named.into()
    }

    /// Reads everything anew; what is there stays until something newer takes its place.
    pub(crate) fn scan_again(self) {
        for reader in self.readers() {
            if reader.session().is_connected_untracked() {
                reader.desk().state.borrow_mut().is_begun = true;
                reader.take_turn(Errand::Scan);
            }
        }
    }

    /// Begins with no further project for now.
    pub(crate) fn pause(self) {
        for reader in self.under_way() {
            reader.desk().scan.borrow_mut().plan.pause();
        }
        self.show_progress();
    }

    /// Goes on after a pause, or after giving up.
    pub(crate) fn resume(self) {
        for reader in self.under_way() {
            reader.take_turn(Errand::Resume);
        }
    }

    /// Gives up; what was read stays.
    pub(crate) fn cancel(self) {
        for reader in self.under_way() {
            reader.desk().scan.borrow_mut().plan.cancel();
            reader.cache_end(Some(clock::now()), true);
        }
        self.show_progress();
    }

    /// The readers with something left to do.
    fn under_way(self) -> Vec<Reader> {
        let mut readers = self.readers();
        readers.retain(|reader| reader.is_under_way());
        readers
    }

    /// Reads all projects again that ended in that way.
    pub(crate) fn retry(self, kind: EndKind) {
        for reader in self.readers() {
            let count = reader.desk().scan.borrow_mut().plan.retry(kind);
            if count > 0 {
                reader.take_turn(Errand::Resume);
            }
        }
    }

    /// Reads one project again, before all others.
    pub(crate) fn read_again(self, project: ProjectKey) {
        let reader = self.reader(project.origin);
        let desk = reader.desk();
        let mut scan = desk.scan.borrow_mut();
        scan.is_quiet |= scan.plan.progress().is_done();
        scan.plan.read_again(project.id);
        drop(scan);
        reader.pump();
    }

    /// Forgets everything, as after signing out, and shows nobody else's mirrors.
    pub(crate) fn reset(self) {
        self.fields().collection.replace(Collection::default());
        self.leave_others();
        self.fields().unread_named.set(Vec::new());
        self.take_back();
        self.clear_selection();
        self.fields().is_following.set(false);
        self.fields().progress.set(None);
        self.fields().time_left_ms.set(None);
        self.fields().read_at.set(None);
        self.fields().errors.set(Vec::new());
        self.fields().revision.update(|revision| *revision += 1);
        // Not through `tell_calmly`: what only a scan needs comes with the page of the fleet.
        self.fields()
            .calm_revision
            .update(|revision| *revision += 1);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
