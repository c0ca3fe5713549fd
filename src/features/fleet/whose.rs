//! What rows show of the accounts with which they were read.

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::fleet::origin::Origin;

use crate::reactive::Memo;
use crate::route::Route;
use crate::state::fleet::Fleet;
use crate::wording;

/// An account, as far as rows show of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Whose {
    /// Which one; `None` is the person's own.
    pub(super) account: Option<AccountId>,
    pub(super) name: String,
    /// Why none of its mirrors can be synced; empty if they can.
    pub(super) no_sync: String,
}

impl Whose {
    /// Asks the account's own session.
    pub(super) fn of(fleet: Fleet, origin: Origin) -> Self {
        let session = fleet.session_of(origin);
        let capabilities = session.capabilities();
        let no_sync = wording::reason::no_sync_of_any(&capabilities, session.is_read_only());
        Self {
            account: fleet.account_of(origin),
            name: fleet.name_of(origin),
            no_sync: no_sync.unwrap_or_default(),
        }
    }
}

/// Every account at the place of its origin.
pub(super) fn all(fleet: Fleet) -> Memo<Vec<Whose>> {
    Memo::new(move || {
        let mut all = Vec::new();
        for origin in fleet.origins() {
            // Places between them may be free.
            all.resize_with(origin.place() + 1, Whose::default);
            all[origin.place()] = Whose::of(fleet, origin);
        }
        all
    })
}

/// The address of a page as an account sees it, for a link's `href`.
pub(super) fn href(route: &Route, account: Option<&AccountId>) -> String {
    account.map_or_else(|| route.href(), |account| route.href_in(account))
}
