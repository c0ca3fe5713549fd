//! Where nobody is connected: the accounts that this browser still knows.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::features::accounts::about;
use crate::navigation::Navigation;
use crate::reactive::Memo;
use crate::route::Route;
use crate::state::session::{Account, Session};
use crate::ui::{ButtonLink, Card, Entry, EntryList, Part, el, part, when};

/// Leads back into each of them.
pub(crate) fn accounts_to_go_on() -> Part {
    let session = Session::from_context();
    let accounts = Memo::new(move || session.accounts());
    let is_needed = Memo::new(move || !session.is_connected() && !accounts.read().is_empty());
    let list = move || {
        let rows = move || accounts.get().into_iter().map(row).collect::<Vec<_>>();
        view! {
            <Card title="Accounts of this browser">
                <EntryList>{part(rows)}</EntryList>
            </Card>
        }
    };
    part(when(move || is_needed.get(), list))
}

fn row(account: Account) -> Part {
    let navigation = Navigation::from_context();
    // Whatever was asked for opens then.
    let destination = match navigation.route_untracked() {
        Route::Connect { .. } => Route::home(),
        asked => asked,
    };
    let (name, note) = (account.name(), about(&account));
    // Whoever only hears the button hears whose it is.
    let label = fill("Go on as {0}", &[&name]);
    view! {
        <Entry title=name note>
            <ButtonLink href=destination.href_in(&account.id)>
                {part((
                    el("span").attr("aria-hidden", "true").child("Go on"),
                    el("span").class("visually-hidden").child(label),
                ))}
            </ButtonLink>
        </Entry>
    }
    .into_inner()
}
