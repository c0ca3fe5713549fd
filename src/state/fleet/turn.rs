//! Only one tab of this browser scans for an account at a time: the others show what it finds.

use mirrordeck_domain::model::scan::left::Left;
use mirrordeck_domain::model::scan::plan::{Listing, Plan, Run};

use crate::browser::clock;
use crate::browser::tab_lock::{hold, try_hold};
use crate::reactive::spawn;
use crate::state::fleet::reader::Reader;
use crate::state::fleet::scan::Source;
use crate::state::fleet::{cache, marks};

/// What a tab does when its turn has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Errand {
    /// Shows what was stored, and reads what is missing or old.
    Visit,
    /// Reads everything.
    Scan,
    /// Goes on with its own scan.
    Resume,
}

impl Reader {
    /// Waits for the turn of this tab, and does what it is for. A later call takes the place of one
    /// that still waits.
    pub(super) fn take_turn(self, errand: Errand) {
        let Some(account) = self.account() else {
            return;
        };
        let number = {
            let desk = self.desk();
            let mut scan = desk.scan.borrow_mut();
            scan.pace = self.fleet.pace_at(self);
            scan.turn += 1;
            scan.turn
        };
        let is_over = move || self.desk().scan.borrow().turn != number;
        self.fleet.tell_homes();
        self.listen(&account);
        // Where nothing is stored no other tab has begun, as far as one can tell without waiting:
        // the first request of a first visit is sent before its page is built.
        let mut is_begun = errand == Errand::Visit && !marks::has(&account);
        if is_begun {
            self.start_scan(None);
        }
        spawn(async move {
            cache::erase_earlier_layout().await;
            let mut errand = errand;
            let mut left = match errand {
                Errand::Visit if !is_begun => self.restore().await,
                _ => None,
            };
            if is_over() {
                return;
            }
            if self.desk().scan.borrow().lock.is_none() {
                let name = ["mirrordeck.scan ", account.as_str()].concat();
                let mut lock = try_hold(&name).await;
                if lock.is_none() {
                    if is_over() {
                        return;
                    }
                    self.follow();
                    lock = Some(hold(&name).await);
                    if is_over() {
                        return;
                    }
                    self.note(|state| state.is_following = false);
                    // The other tab has read meanwhile what this one was about to.
                    errand = Errand::Visit;
                    is_begun = false;
                    left = self.restore().await;
                }
                if is_over() {
                    return;
                }
                self.desk().scan.borrow_mut().lock = lock;
            }
            match errand {
                Errand::Visit if is_begun => {}
                Errand::Visit | Errand::Scan => self.start_scan(left),
                Errand::Resume => self.go_on(),
            }
        });
    }

    /// Shows what another tab finds.
    fn follow(self) {
        self.desk().scan.borrow_mut().begin(None, Plan::default());
        self.cache_head(None);
        self.note(|state| {
            state.progress = None;
            state.is_following = true;
        });
    }

    /// Reads what is missing of what was left, or everything; what is there stays until something
    /// newer takes its place.
    fn start_scan(self, left: Option<Left>) {
        let now = clock::now();
        let rest = left.and_then(|left| Some((left.go_on(now)?, left.head)));
        let (plan, head) = rest.map_or_else(
            || {
                let mut plan = Plan::default();
                plan.add_promising(self.fields().collection.borrow().promising(self.origin));
                (plan, self.new_head())
            },
            |(plan, head)| (plan, Some(head)),
        );
        let is_listed = plan.progress().listing == Listing::Complete;
        let list = (!is_listed).then(|| Source::of(&self.scope()));
        if self.origin.is_own() {
            self.fields().unread_named.set(Vec::new());
        }
        self.desk().scan.borrow_mut().begin(list, plan);
        self.note(|state| state.error = None);
        self.cache_head(head);
        self.show_progress();
        self.pump();
    }

    /// Goes on after a pause, or after giving up.
    fn go_on(self) {
        let desk = self.desk();
        let mut scan = desk.scan.borrow_mut();
        scan.is_quiet = false;
        scan.plan.resume();
        drop(scan);
        self.cache_end(None, false);
        self.show_progress();
        self.pump();
    }

    /// Lets the next tab begin, unless this one is at it.
    pub(super) fn give_turn(self) {
        let desk = self.desk();
        let mut scan = desk.scan.borrow_mut();
        let progress = scan.plan.progress();
        if progress.is_done() || progress.run == Run::Cancelled {
            scan.lock = None;
        }
    }
}
