//! Every account, in the settings.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::features::accounts::about;
use crate::features::accounts::rename::rename_dialog;
use crate::reactive::{Memo, RwSignal, spawn};
use crate::route::Route;
use crate::state::fleet::Fleet;
use crate::state::session::{Account, Session};
use crate::state::toasts::Toasts;
use crate::ui::phrase::phrase;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Card, ConfirmDialog, Entry, EntryList, Part, Tag, el, part,
    when,
};

/// What is asked about an account.
#[derive(Clone, PartialEq)]
enum Asked {
    Name(Account),
    Forget(Account),
}

/// The accounts, and what can be done with each.
pub(crate) fn accounts_card() -> Part {
    let session = Session::from_context();
    let accounts = Memo::new(move || session.accounts());
    let asked = RwSignal::new(None::<Asked>);
    let rows = move || {
        let accounts = accounts.get().into_iter();
        accounts
            .map(|account| row(account, asked))
            .collect::<Vec<_>>()
    };
    let question = move || {
        let close = move || asked.set(None);
        asked.get().map(|question| match question {
            Asked::Name(account) => rename_dialog(account, close),
            Asked::Forget(account) => forget_dialog(account, close),
        })
    };
    let content = move || {
        part(el("div").class("stack").child((
            view! { <EntryList>{part(rows)}</EntryList> },
            el("div").class("cluster").child(view! {
                <ButtonLink href=Route::Connect { instance: None }.href()>"Add an account"</ButtonLink>
            }),
        )))
    };
    let card = move || view! { <Card title="Accounts">{content()}</Card> };
    let is_needed = move || !accounts.read().is_empty();
    part((when(is_needed, card), question))
}

fn row(account: Account, asked: RwSignal<Option<Asked>>) -> Part {
    let name = account.name();
    let href = Route::home().href_in(&account.id);
    let (is_current, about) = (account.is_current, about(&account));
    // Every row has the same buttons; whoever only hears them hears whose they are.
    let label = |english| {
        let name = el("span").class("visually-hidden").child(name.clone());
        phrase(english, vec![name.into()])
    };
    let (rename, forget, switch) = (label("Rename {0}"), label("Forget {0}"), label("Use {0}"));
    let of_name = account.clone();
    let ask_name = move || asked.set(Some(Asked::Name(of_name.clone())));
    let ask_forget = move || asked.set(Some(Asked::Forget(account.clone())));
    let use_it = (!is_current).then(|| {
        view! { <ButtonLink href compact=true>{switch}</ButtonLink> }
    });
    let forget_it = (!is_current).then(|| {
        view! {
            <Button compact=true kind=ButtonKind::Danger on_press=ask_forget>{forget}</Button>
        }
    });
    view! {
        <Entry title=name note=about>
            {part((
                is_current.then(|| view! { <Tag text="In use"/> }),
                use_it,
                view! { <Button compact=true on_press=ask_name>{rename}</Button> },
                forget_it,
            ))}
        </Entry>
    }
    .into_inner()
}

fn forget_dialog(account: Account, close: impl Fn() + Copy + Send + Sync + 'static) -> Part {
    let (session, toasts) = (Session::from_context(), Toasts::from_context());
    let fleet = Fleet::from_context();
    let warning = fill(
        "The token of {0} and the mirrors that were last read with it are removed from this browser. Mirrors in GitLab are not touched.",
        &[&account.place()],
    );
    let forget = move || {
        close();
        session.forget_account(&account.id, toasts);
        spawn(fleet.forget(Some(&account.id)));
    };
    view! {
        <ConfirmDialog
            title="Forget this account?"
            confirm_label="Forget account"
            kind=ButtonKind::Danger
            on_confirm=forget
            on_close=close
        >
            {part(el("p").child(warning))}
        </ConfirmDialog>
    }
    .into_inner()
}
