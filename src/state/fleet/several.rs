//! Showing the mirrors of several accounts together.

use std::rc::Rc;

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::capabilities::Availability;
use mirrordeck_domain::model::fleet::accounts::{Account, Accounts};
use mirrordeck_domain::model::fleet::origin::Origin;

use crate::reactive::RwSignal;
use crate::state::fleet::Fleet;
use crate::state::session::Session;

/// Another account whose mirrors are shown beside the person's own.
#[derive(Clone)]
pub(crate) struct Also {
    /// Which one.
    pub(crate) account: AccountId,
    /// What the person calls it.
    pub(crate) name: String,
    /// Its connection, or what may become one.
    pub(crate) session: Session,
}

/// A place for an account in the fleet.
#[derive(Clone)]
pub(super) struct Slot {
    /// Which account; `None` is the person's own.
    account: Option<AccountId>,
    name: String,
    pub(super) session: Session,
    /// Whether its mirrors are shown; otherwise the place is free.
    pub(super) is_shown: bool,
}

impl Slot {
    /// The place of the person's own account.
    pub(super) const fn own(session: Session) -> Self {
        Self {
            account: None,
            name: String::new(),
            session,
            is_shown: true,
        }
    }

    fn is_of(&self, other: &Also) -> bool {
        self.is_shown && self.account.as_ref() == Some(&other.account)
    }
}

impl Fleet {
    /// Shows the projects of these accounts too from now on; of nobody else if there are none.
    ///
    /// Accounts that are shown already stay as they are, and the person's own is none of the others. There are
    /// places for 255 of them.
    pub(crate) fn show_also(self, others: Vec<Also>) {
        self.fields().wanted.replace(Some(others));
        // Whoever reads comes with the page of the fleet (decision 18); before that there is nothing to do.
        if let Some(follow) = self.fields().follow_accounts.get() {
            follow(self);
        }
    }

    /// Gives places to the accounts that are wanted, and takes those of the others back.
    pub(super) fn seat(self) {
        let fields = self.fields();
        let Some(others) = fields.wanted.replace(None) else {
            return;
        };
        // Two readers of one account would wait for each other.
        let own = self.own().account();
        let is_other = |other: &Also| Some(&other.account) != own.as_ref();
        let others: Vec<Also> = others.into_iter().filter(is_other).collect();
        let mut slots = fields.accounts.get_untracked();
        let mut is_changed = false;
        for (slot, desk) in slots.iter_mut().zip(&*fields.desks.borrow()).skip(1) {
            if slot.is_shown && !others.iter().any(|other| slot.is_of(other)) {
                slot.is_shown = false;
                desk.end();
                is_changed = true;
            }
        }
        for other in others {
            if let Some(slot) = slots.iter_mut().find(|slot| slot.is_of(&other)) {
                is_changed |= slot.name != other.name;
                slot.name = other.name;
                continue;
            }
            let slot = Slot {
                account: Some(other.account),
                name: other.name,
                session: other.session,
                is_shown: true,
            };
            is_changed = true;
            match slots.iter().position(|slot| !slot.is_shown) {
                Some(free) => slots[free] = slot,
                None if slots.len() > usize::from(u8::MAX) => break,
                None => slots.push(slot),
            }
        }
        let mut desks = fields.desks.borrow_mut();
        while desks.len() < slots.len() {
            desks.push(Rc::default());
        }
        drop(desks);
        if is_changed {
            fields.accounts.set(slots);
        }
    }

    /// Shows nobody else's projects, after all was forgotten. Their desks stay for those who come next.
    pub(super) fn leave_others(self) {
        let fields = self.fields();
        fields.wanted.replace(None);
        for desk in fields.desks.borrow().iter() {
            desk.end();
        }
        if fields.accounts.with_untracked(Vec::len) > 1 {
            fields.accounts.update(|slots| slots.truncate(1));
        }
    }

    /// Whether the page shows the view of all accounts, so that the others are wanted.
    pub(crate) fn others_wanted(self) -> RwSignal<bool> {
        self.fields().others_wanted
    }

    /// Names the person's own account.
    pub(crate) fn set_own_name(self, name: String) {
        let accounts = self.fields().accounts;
        if accounts.with_untracked(|slots| slots[0].name != name) {
            accounts.update(|slots| slots[0].name = name);
        }
    }

    /// What an account is called, followed.
    pub(crate) fn name_of(self, origin: Origin) -> String {
        let name = |slots: &Vec<Slot>| Some(slots.get(origin.place())?.name.clone());
        self.fields().accounts.with(name).unwrap_or_default()
    }

    /// Which account it is, followed; `None` is the person's own.
    pub(crate) fn account_of(self, origin: Origin) -> Option<AccountId> {
        let account = |slots: &Vec<Slot>| slots.get(origin.place())?.account.clone();
        self.fields().accounts.with(account)
    }

    /// Where the rows of an account are found, if it is shown, followed; `None` is the person's own.
    pub(crate) fn origin_of(self, account: Option<&AccountId>) -> Option<Origin> {
        self.fields().accounts.with(|slots| {
            let is_it = |slot: &Slot| slot.is_shown && slot.account.as_ref() == account;
            let place = slots.iter().position(is_it)?;
            u8::try_from(place).ok().map(Origin)
        })
    }

    /// The session with which the rows of an account are read and changed, followed.
    pub(crate) fn session_of(self, origin: Origin) -> Session {
        let session = |slots: &Vec<Slot>| slots.get(origin.place()).map(|slot| slot.session);
        let session = self.fields().accounts.with(session);
        session.unwrap_or_else(|| self.own().session())
    }

    /// The accounts that are shown, the person's own first, followed.
    pub(crate) fn origins(self) -> Vec<Origin> {
        self.fields().accounts.with(|slots| {
            let shown = (0..).map(Origin).zip(slots);
            let shown = shown.filter(|(_, slot)| slot.is_shown);
            shown.map(|(origin, _)| origin).collect()
        })
    }

    /// Whether mirrors of more than one account are shown, followed.
    pub(crate) fn is_of_several(self) -> bool {
        self.origins().len() > 1
    }

    /// Names and instances of the accounts, followed.
    pub(crate) fn accounts(self) -> Accounts {
        self.accounts_with(|_| false)
    }

    /// The same with what their servers limit.
    pub(super) fn limited_accounts(self) -> Accounts {
        self.accounts_with(|session| {
            matches!(session.capabilities().enabled_limit(), Availability::Yes)
        })
    }

    fn accounts_with(self, has_limit: impl Fn(Session) -> bool) -> Accounts {
        let slots = self.fields().accounts.get();
        let account = |slot: Slot| {
            if !slot.is_shown {
                return Account::default();
            }
            Account {
                name: slot.name,
                instance: slot.session.instance(),
                has_limit: has_limit(slot.session),
            }
        };
        Accounts::new(slots.into_iter().map(account).collect())
    }
}
