//! One of those who read the fleet: each with an account of its own, side by side.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::untrack;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::fleet::origin::Origin;
use mirrordeck_domain::model::scan::plan::Progress;
use mirrordeck_domain::model::scan::scope::Scope;
use mirrordeck_domain::model::timestamp::Timestamp;
use send_wrapper::SendWrapper;

use crate::state::fleet::cache::Cache;
use crate::state::fleet::scan::Scan;
use crate::state::fleet::{Fields, Fleet};
use crate::state::session::Session;

/// The reader of one account of a fleet.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) fleet: Fleet,
    pub(super) origin: Origin,
}

/// What a reader works with. It stays when its account goes, for the next one in its place: whoever still
/// waits for an answer sees by the numbers that it is not awaited any more.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) scan: RefCell<Scan>,
    pub(super) cache: RefCell<Cache>,
    pub(super) state: RefCell<State>,
    /// Whether rows of an account may be left that is shown no more.
    pub(super) has_left: Cell<bool>,
}

/// How far a reader is.
#[derive(Default)]
pub(super) struct State {
    /// Whether somebody has looked at the fleet since its session began.
    pub(super) is_begun: bool,
    /// Whether another tab scans, and this one shows what that finds.
    pub(super) is_following: bool,
    /// How far its scan is, as it was last shown.
    pub(super) progress: Option<Progress>,
    pub(super) time_left_ms: Option<i64>,
    /// When what is shown was read, as a whole.
    pub(super) read_at: Option<Timestamp>,
    /// Why the list of projects could not be read.
    pub(super) error: Option<ApiError>,
}

impl Desk {
    /// Ends everything that is under way.
    pub(super) fn end(&self) {
        self.scan.borrow_mut().end();
        self.cache.replace(Cache::default());
        self.state.replace(State::default());
        self.has_left.set(true);
    }
}

impl Fleet {
    /// The reader of an account.
    pub(super) const fn reader(self, origin: Origin) -> Reader {
        Reader {
            fleet: self,
            origin,
        }
    }

    /// The reader of the person's own account.
    pub(super) fn own(self) -> Reader {
        self.reader(Origin::default())
    }

    /// The readers of all accounts that are shown.
    pub(super) fn readers(self) -> Vec<Reader> {
        self.fields().accounts.with_untracked(|accounts| {
            let shown = (0..).map(Origin).zip(accounts);
            let shown = shown.filter(|(_, account)| account.is_shown);
            shown.map(|(origin, _)| self.reader(origin)).collect()
        })
    }
}

impl Reader {
    pub(super) fn fields(self) -> Arc<SendWrapper<Fields>> {
        self.fleet.fields()
    }

    pub(super) fn desk(self) -> Rc<Desk> {
        Rc::clone(&self.fields().desks.borrow()[self.origin.place()])
    }

    /// The session with which it reads.
    pub(super) fn session(self) -> Session {
        self.fields()
            .accounts
            .with_untracked(|accounts| accounts[self.origin.place()].session)
    }

    /// Whose tabs take turns, and under which name its result is stored; nothing without a connection.
    pub(super) fn account(self) -> Option<AccountId> {
        let session = self.session();
        if let Some((instance, user)) = session.owner_untracked() {
            return Some(AccountId::new(&instance, Some(user)));
        }
        let instance = untrack(|| session.instance())?;
        // Of tokens in memory nothing is stored, and their accounts must not wait for each other.
        let other = untrack(|| self.fleet.account_of(self.origin));
        other.or_else(|| Some(AccountId::new(&instance, None)))
    }

    /// Which projects it reads. A choice of projects is one of the person's own.
    pub(super) fn scope(self) -> Scope {
        if self.origin.is_own() {
            self.fields().scope.get_untracked()
        } else {
            Scope::Maintained
        }
    }

    /// Whether these are all projects of the account, which alone are stored and shared by tabs.
    pub(super) fn is_whole(self) -> bool {
        self.scope() == Scope::Maintained
    }

    /// Whether it has a scan that has come to its end.
    pub(super) fn is_idle(self) -> bool {
        let progress = self.desk().state.borrow().progress;
        progress.is_some_and(|now| now.is_done())
    }

    /// Whether it has a scan of its own that is not at its end.
    pub(super) fn is_under_way(self) -> bool {
        let desk = self.desk();
        let is_following = desk.state.borrow().is_following;
        let is_done = desk.scan.borrow().plan.progress().is_done();
        !is_following && !is_done
    }

    /// Changes how far it is, and what that comes to together with the others.
    pub(super) fn note(self, change: impl FnOnce(&mut State)) {
        change(&mut self.desk().state.borrow_mut());
        self.fleet.combine();
    }
}
