//! Every push mirror of every project that the person maintains.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::capabilities::Availability;
use mirrordeck_domain::model::fleet::accounts::{Account, Accounts};
use mirrordeck_domain::model::fleet::matching::{Moment, select};
use mirrordeck_domain::model::fleet::news::News;
use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::fleet::query::Query;
use mirrordeck_domain::model::fleet::sort::Order;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::scan::end::{End, EndKind};
use mirrordeck_domain::model::scan::plan::Progress;
use mirrordeck_domain::model::scan::scope::Scope;
use mirrordeck_domain::model::timestamp::Timestamp;
use send_wrapper::SendWrapper;

use crate::browser::clock;
use crate::reactive::{RwSignal, Signal, StoredValue};
use crate::state::activity::Activity;
use crate::state::config::Config;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::Toasts;

mod cache;
pub(crate) mod collection;
mod listing;
mod notify;
mod restore;
mod scan;
mod selected;
mod showing;
mod turn;
pub(crate) mod watch;
mod writes;

use cache::Cache;
use collection::Collection;
use scan::Scan;
use turn::Errand;

/// The fleet.
#[derive(Clone, Copy)]
pub(crate) struct Fleet(StoredValue<Fields>);

/// What the store consists of. It ends with the app, and the store is one word wherever it goes.
struct Fields {
    collection: SendWrapper<RefCell<Collection>>,
    scan: SendWrapper<RefCell<Scan>>,
    cache: SendWrapper<RefCell<Cache>>,
    /// Which projects the fleet consists of.
    scope: RwSignal<Scope>,
    /// Named projects that could not be read, and why.
    unread_named: RwSignal<Vec<(String, ApiError)>>,
    /// What was told since somebody last looked.
    told: SendWrapper<RefCell<News>>,
    /// Whether somebody has looked at the fleet since the session began.
    is_begun: RwSignal<bool>,
    /// Whether another tab scans, and this one shows what that finds.
    is_following: RwSignal<bool>,
    /// Counts changes of the collection, for whoever follows it.
    revision: RwSignal<u32>,
    progress: RwSignal<Option<Progress>>,
    time_left_ms: RwSignal<Option<i64>>,
    /// When what is shown was read, as a whole.
    read_at: RwSignal<Option<Timestamp>>,
    /// Why the list of projects could not be read.
    error: RwSignal<Option<ApiError>>,
    /// Numbers of the selected mirrors, in order.
    selected: RwSignal<Vec<u64>>,
    is_showing_soon: RwSignal<bool>,
    is_changed: RwSignal<bool>,
    /// When new rows may show next.
    show_rows_at: RwSignal<Timestamp>,
    session: Session,
    activity: Activity,
    toasts: Toasts,
    preferences: Preferences,
    now: Now,
    public_hosts: Vec<String>,
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
        let store = Self(StoredValue::new(Fields {
            collection: SendWrapper::new(RefCell::default()),
            scan: SendWrapper::new(RefCell::default()),
            cache: SendWrapper::new(RefCell::default()),
            scope: RwSignal::new(Scope::default()),
            unread_named: RwSignal::new(Vec::new()),
            told: SendWrapper::new(RefCell::default()),
            is_begun: RwSignal::new(false),
            is_following: RwSignal::new(false),
            revision: RwSignal::new(0),
            progress: RwSignal::new(None),
            time_left_ms: RwSignal::new(None),
            read_at: RwSignal::new(None),
            error: RwSignal::new(None),
            selected: RwSignal::new(Vec::new()),
            is_showing_soon: RwSignal::new(false),
            is_changed: RwSignal::new(false),
            show_rows_at: RwSignal::new(Timestamp(0)),
            session,
            activity,
            toasts,
            preferences,
            now,
            public_hosts,
        }));
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
    fn fields(self) -> Arc<Fields> {
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

    /// How far the scan is; nothing before the first.
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

    /// When what is shown was read, as a whole.
    pub(crate) fn read_at(self) -> Option<Timestamp> {
        self.fields().read_at.get()
    }

    /// Why the list of projects is not whole.
    pub(crate) fn error(self) -> Option<ApiError> {
        self.fields().error.get()
    }

    /// What the health of rows depends on besides themselves, followed.
    pub(crate) fn moment(self) -> Moment {
        Moment {
            now: self.fields().now.get(),
            stale_after_ms: self.fields().preferences.stale_after_ms(),
        }
    }

    /// Whose fleet it is, followed.
    pub(crate) fn accounts(self) -> Accounts {
        let session = self.fields().session;
        let limit = session.capabilities().enabled_limit();
        Accounts::new(vec![Account {
            name: String::new(),
            instance: session.instance(),
            has_limit: matches!(limit, Availability::Yes),
        }])
    }

    /// The places of the rows that pass a filter, in an order, followed.
    pub(crate) fn select(self, query: &Query, order: Order) -> Arc<Vec<u32>> {
        let (moment, accounts) = (self.moment(), self.accounts());
        self.with(|fleet| {
            let mut places = select(fleet.rows(), fleet.flags(), query, moment, &accounts);
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
    pub(crate) fn end_of(self, project: ProjectId) -> Option<End> {
        self.fields().revision.track();
        self.fields().scan.borrow().plan.end_of(project)
    }

    /// Shows what is stored of these projects and reads what is missing or old, unless that has
    /// begun.
    pub(crate) fn begin(self, scope: Scope) {
        if self.fields().scope.with_untracked(|now| *now != scope) {
            self.reset();
            self.fields().scope.set(scope);
        }
        if !self.fields().is_begun.get_untracked() {
            self.fields().is_begun.set(true);
            self.take_turn(Errand::Visit);
        }
    }

    /// Which projects the fleet consists of.
    pub(crate) fn scope(self) -> Signal<Scope> {
        self.fields().scope.into()
    }

    /// Named projects that could not be read, and why.
    pub(crate) fn unread_named(self) -> Signal<Vec<(String, ApiError)>> {
        self.fields().unread_named.into()
    }

    /// Whether these are all projects of the person, which alone are stored and shared by tabs.
    pub(super) fn is_whole(self) -> bool {
        self.fields()
            .scope
            .with_untracked(|scope| *scope == Scope::Maintained)
    }

    /// Reads everything anew; what is there stays until something newer takes its place.
    pub(crate) fn scan_again(self) {
        self.take_turn(Errand::Scan);
    }

    /// Begins with no further project for now.
    pub(crate) fn pause(self) {
        self.fields().scan.borrow_mut().plan.pause();
        self.show_progress();
    }

    /// Goes on after a pause, or after giving up.
    pub(crate) fn resume(self) {
        self.take_turn(Errand::Resume);
    }

    /// Gives up; what was read stays.
    pub(crate) fn cancel(self) {
        self.fields().scan.borrow_mut().plan.cancel();
        self.cache_end(Some(clock::now()), true);
        self.show_progress();
    }

    /// Reads all projects again that ended in that way.
    pub(crate) fn retry(self, kind: EndKind) {
        self.fields().scan.borrow_mut().plan.retry(kind);
        self.resume();
    }

    /// Reads one project again, before all others.
    pub(crate) fn read_again(self, project: ProjectId) {
        let fields = self.fields();
        let mut scan = fields.scan.borrow_mut();
        scan.is_quiet |= scan.plan.progress().is_done();
        scan.plan.read_again(project);
        drop(scan);
        self.pump();
    }

    /// Forgets everything, as after signing out.
    pub(crate) fn reset(self) {
        self.fields().collection.replace(Collection::default());
        self.fields().scan.borrow_mut().end();
        self.fields().cache.replace(Cache::default());
        self.fields().unread_named.set(Vec::new());
        self.take_back();
        self.fields().is_begun.set(false);
        self.fields().is_following.set(false);
        self.clear_selection();
        self.fields().progress.set(None);
        self.fields().time_left_ms.set(None);
        self.fields().read_at.set(None);
        self.fields().error.set(None);
        self.fields().revision.update(|revision| *revision += 1);
    }
}
