//! The accounts that this browser knows: the one in use, those that are stored, and those kept in memory.

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_language::fill;

use crate::browser::storage::Denied;
use crate::reactive::spawn;
use crate::state::session::{Connection, Session};
use crate::state::toasts::Toasts;
use crate::state::token_store::{self, Called, Keep, Stored};

/// An account, without its credential.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Account {
    /// Whose at which instance it is.
    pub(crate) id: AccountId,
    /// Where it is.
    pub(crate) instance: InstanceUrl,
    /// What it is called.
    pub(crate) called: Called,
    /// Where its token is kept.
    pub(crate) keep: Keep,
    /// Whether it is the one in use.
    pub(crate) is_current: bool,
}

impl Account {
    /// The name that the person gave it, or who and where it is.
    pub(crate) fn name(&self) -> String {
        if self.called.name.is_empty() {
            self.place()
        } else {
            self.called.name.clone()
        }
    }

    /// Who and where it is.
    pub(crate) fn place(&self) -> String {
        let host = self.instance.host();
        match self.called.login.as_str() {
            "" => host.to_owned(),
            login => fill("{0} at {1}", &[login, host]),
        }
    }
}

impl Session {
    /// The account in use.
    pub(crate) fn account(self) -> Option<Account> {
        let fields = self.fields();
        fields.connection.with(|connection| {
            let connection = connection.as_ref()?;
            Some(Account {
                id: connection.account(),
                instance: connection.instance.clone(),
                called: connection.called.clone(),
                keep: connection.keep,
                is_current: true,
            })
        })
    }

    /// Every account, by name, followed as far as this tab changes them.
    pub(crate) fn accounts(self) -> Vec<Account> {
        self.fields().others.track();
        let mut all: Vec<Account> = self.account().into_iter().collect();
        for (keep, stored) in token_store::all() {
            let account = shown(stored, keep);
            if all.iter().all(|known| known.id != account.id) {
                all.push(account);
            }
        }
        all.sort_by_key(Account::name);
        all
    }

    /// Goes on with another account. The one in use stays known.
    ///
    /// Returns whether that is there; if not, nothing has changed.
    pub(crate) async fn switch_to(self, account: &AccountId) -> bool {
        let Some((keep, stored)) = token_store::find(account) else {
            return false;
        };
        self.end_before().await;
        self.begin_noted(stored, keep);
        spawn(self.load_profile(0));
        true
    }

    /// Gives an account a name; an empty one takes it back.
    ///
    /// # Errors
    /// [`Denied`] if the browser does not store it; it holds until the page is closed.
    pub(crate) fn rename(self, account: &AccountId, name: &str) -> Result<(), Denied> {
        let Some((keep, mut stored)) = token_store::find(account) else {
            return Ok(());
        };
        name.clone_into(&mut stored.called.name);
        self.fields().connection.update(|connection| {
            let current = connection.as_mut();
            if let Some(current) = current.filter(|current| current.account() == *account) {
                name.clone_into(&mut current.called.name);
            }
        });
        let result = token_store::save(&stored, keep);
        self.fields().others.update(|count| *count += 1);
        result
    }

    /// Forgets an account that is not in use; a grant is also taken back at GitLab.
    pub(crate) fn forget_account(self, account: &AccountId, toasts: Toasts) {
        if let Some((_, stored)) = token_store::find(account) {
            token_store::forget(account);
            self.end_beside(account);
            self.fields().others.update(|count| *count += 1);
            self.give_back(stored, toasts);
        }
    }

    /// Keeps the token elsewhere from now on.
    pub(crate) fn change_keep(self, keep: Keep) -> Result<(), Denied> {
        let Some(connection) = self.fields().connection.get_untracked() else {
            return Ok(());
        };
        let Some(stored) = self.stored() else {
            return Ok(());
        };
        token_store::save(&stored, keep)?;
        token_store::note_current(&stored.account(), keep);
        self.fields()
            .connection
            .set(Some(Connection { keep, ..connection }));
        Ok(())
    }
}

fn shown(stored: Stored, keep: Keep) -> Account {
    Account {
        id: stored.account(),
        instance: stored.instance,
        called: stored.called,
        keep,
        is_current: false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
