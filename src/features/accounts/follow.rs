//! Doing what an address wants: one account, or all together.

use leptos::prelude::*;
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_language::fill;

use crate::navigation::Navigation;
use crate::reactive::{Memo, effect, spawn};
use crate::route::Route;
use crate::state::fleet::{Also, Fleet};
use crate::state::session::{Account, Ended, Session};
use crate::state::toasts::{ToastTone, Toasts};

/// Switches to the account that an address names, and takes the name out of the address. Brings the others
/// into the fleet where that is to show all.
pub(crate) fn follow_accounts() {
    let (session, navigation) = (Session::from_context(), Navigation::from_context());
    let (fleet, toasts) = (Fleet::from_context(), Toasts::from_context());
    let accounts = Memo::new(move || session.accounts());
    let wanted = fleet.others_wanted();
    let owner = Owner::current().unwrap_or_default();
    let mut shown: Vec<Also> = Vec::new();
    effect(move || {
        let accounts = accounts.get();
        let (own, others): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|it| it.is_current);
        let own_name = own.first().map(Account::name);
        let is_wanted = wanted.get() && own_name.is_some();
        let others = others.into_iter().filter(|_| is_wanted);
        let mut others: Vec<Also> = others.filter_map(|it| also(session, &it, &owner)).collect();
        // One whose token was rejected is forgotten; the fleet still has to say what became of it.
        let is_rejected = |gone: &Also| {
            let ended = untrack(|| gone.session.ended());
            let is_gone = others.iter().all(|other| other.account != gone.account);
            is_wanted && is_gone && matches!(ended, Some(Ended::Rejected(_)))
        };
        let rejected: Vec<Also> = shown.drain(..).filter(is_rejected).collect();
        others.extend(rejected);
        shown.clone_from(&others);
        untrack(|| {
            fleet.set_own_name(own_name.unwrap_or_default());
            fleet.show_also(others);
        });
    });
    effect(move || {
        if let Some(account) = navigation.account() {
            spawn(follow(account, session, navigation, toasts));
        }
    });
}

fn also(session: Session, account: &Account, owner: &Owner) -> Option<Also> {
    Some(Also {
        session: untrack(|| session.beside(&account.id, owner))?,
        account: account.id.clone(),
        name: account.name(),
    })
}

async fn follow(account: AccountId, session: Session, navigation: Navigation, toasts: Toasts) {
    let current = untrack(|| session.account());
    let is_current = current.is_some_and(|current| current.id == account);
    let is_here = is_current || session.switch_to(&account).await;
    if untrack(|| navigation.account()).as_ref() != Some(&account) {
        // The address names another one by now.
        return;
    }
    if is_here {
        navigation.replace(navigation.route_untracked());
        return;
    }
    let place = account.place().to_owned();
    toasts.show(
        ToastTone::Problem,
        "That account is not here",
        fill("Connect to {0} to open the address.", &[&place]),
    );
    navigation.replace(Route::Connect {
        instance: Some(place),
    });
}
