//! Beginning with the accounts that are shown, and letting go of what those had read that are not any more.

use std::rc::Rc;

use leptos::prelude::untrack;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::fleet::origin::Origin;
use mirrordeck_domain::model::scan::scope::Scope;

use crate::state::fleet::Fleet;
use crate::state::fleet::reader::Reader;
use crate::state::fleet::scan::SharedPace;
use crate::state::fleet::turn::Errand;
use crate::state::session::Ended;

impl Fleet {
    /// Shows what is stored of these projects and reads what is missing or old, unless that has
    /// begun; and the same for every other account that is shown, as soon as it is connected.
    ///
    /// Follows the other accounts and their connections.
    pub(crate) fn begin(self, scope: Scope) {
        let fields = self.fields();
        if fields.scope.with_untracked(|now| *now != scope) {
            self.own().desk().end();
            fields.unread_named.set(Vec::new());
            fields.scope.set(scope);
        }
        fields.follow_accounts.set(Some(Self::follow_accounts));
        self.seat();
        for origin in self.origins().into_iter().skip(1) {
            self.session_of(origin).is_connected();
        }
        untrack(|| self.follow_accounts());
    }

    /// Brings what is read in line with the accounts that are shown.
    pub(super) fn follow_accounts(self) {
        self.seat();
        let readers = self.readers();
        for reader in readers.iter().skip(1) {
            reader.notice_end();
        }
        self.let_go();
        for reader in readers {
            let is_begun = reader.desk().state.borrow().is_begun;
            if !is_begun && reader.session().is_connected_untracked() {
                reader.desk().state.borrow_mut().is_begun = true;
                reader.take_turn(Errand::Visit);
            }
        }
        self.combine();
    }

    /// Drops the rows of accounts that are shown no more, or had another choice of projects.
    fn let_go(self) {
        let fields = self.fields();
        let mut is_dropped = false;
        for (place, desk) in fields.desks.borrow().iter().enumerate() {
            if desk.has_left.replace(false) {
                let origin = Origin(u8::try_from(place).unwrap_or_default());
                is_dropped |= fields.collection.borrow_mut().forget(origin);
                self.keep_selected(|known| known != origin);
            }
        }
        if is_dropped {
            self.take_back();
            fields.is_changed.set(true);
            self.show();
        }
    }

    /// Tells the collection which accounts are at one instance and may see the same projects.
    pub(super) fn tell_homes(self) {
        let accounts = untrack(|| self.accounts());
        let homes = accounts.all().map(|(origin, _)| accounts.home(origin));
        let homes = homes.collect();
        self.fields().collection.borrow_mut().set_homes(homes);
    }

    /// The pace at which the instance of a reader is asked, by whichever of them.
    pub(super) fn pace_at(self, reader: Reader) -> SharedPace {
        let Some(instance) = untrack(|| reader.session().instance()) else {
            return SharedPace::default();
        };
        let fields = self.fields();
        let mut paces = fields.paces.borrow_mut();
        if let Some((_, pace)) = paces.iter().find(|(known, _)| *known == instance) {
            return Rc::clone(pace);
        }
        let pace = SharedPace::default();
        paces.push((instance, Rc::clone(&pace)));
        pace
    }
}

impl Reader {
    /// A session that has ended takes with it what was read, and says why.
    fn notice_end(self) {
        let desk = self.desk();
        if !desk.state.borrow().is_begun || self.session().is_connected_untracked() {
            return;
        }
        desk.end();
        if let Some(Ended::Rejected(problem)) = untrack(|| self.session().ended()) {
            desk.state.borrow_mut().error = Some(ApiError::TokenRejected(problem));
        }
    }
}
