//! What this browser keeps for Mirrordeck, and the button that forgets all of it.

use leptos::prelude::*;
use mirrordeck_language::{fill, text};

use crate::browser::database;
use crate::browser::storage::{self, Area};
use crate::reactive::{RwSignal, spawn};
use crate::state::activity::Activity;
use crate::state::drafts::Drafts;
use crate::state::fleet::Fleet;
use crate::state::idle;
use crate::state::language::Language;
use crate::state::preferences::Preferences;
use crate::state::saved_filters::SavedFilters;
use crate::state::session::{Account, Session};
use crate::state::toasts::{ToastTone, Toasts};
use crate::state::token_store;
use crate::ui::{Button, ButtonKind, Card, ConfirmDialog, Part, el, part, when};

/// Said when nothing is there.
const NOTHING: &str = "This browser keeps nothing of Mirrordeck.";

/// Every key of ours begins so.
const PREFIX: &str = "mirrordeck.";

/// Lists what is stored and forgets it after a question.
#[component]
pub(super) fn StoredData() -> Part {
    let is_asking = RwSignal::new(false);
    let revision = RwSignal::new(0);
    let session = Session::from_context();
    let preferences = Preferences::from_context();
    let activity = Activity::from_context();
    let drafts = Drafts::from_context();
    let toasts = Toasts::from_context();
    let fleet = Fleet::from_context();
    let filters = SavedFilters::from_context();
    let language = Language::from_context();
    let summary = move || {
        revision.track();
        session.keep();
        preferences.get();
        stored(session).unwrap_or_else(|| text(NOTHING).to_owned())
    };
    let forget = move || {
        session.sign_out_of_all(toasts);
        drafts.clear_all();
        activity.clear();
        preferences.forget();
        filters.forget();
        token_store::forget_instance();
        idle::forget();
        is_asking.set(false);
        spawn(async move {
            fleet.forget(None).await;
            if !untrack(|| language.chosen()).is_empty() {
                language.choose("").await;
            }
            let is_gone = database::is_empty().await && stored(session).is_none();
            revision.update(|revision| *revision += 1);
            if is_gone {
                toasts.show(ToastTone::Success, "Everything is forgotten", NOTHING);
            } else {
                toasts.show(
                    ToastTone::Problem,
                    "Something is left",
                    "This browser did not remove everything. Clear the data of this page in the browser's own settings.",
                );
            }
        });
    };
    let content = move || {
        let button = view! {
            <Button kind=ButtonKind::Danger on_press=move || is_asking.set(true)>"Forget everything"</Button>
        };
        part(el("div").class("stack").child((
            el("p").child(summary),
            el("div").class("cluster").child(button),
        )))
    };
    let question = move || {
        view! {
            <ConfirmDialog
                title="Forget everything?"
                confirm_label="Forget everything"
                kind=ButtonKind::Danger
                on_confirm=forget
                on_close=move || is_asking.set(false)
            >
                {part(el("p").child("All accounts with their tokens, the instance address, these settings, saved filters, the mirrors that were last read, half-filled forms and the activity list are removed from this browser, and you are signed out. Mirrors in GitLab are not touched, and a token that you made stays valid until it is revoked there."))}
            </ConfirmDialog>
        }
    };
    part((
        view! { <Card title="Stored data">{content()}</Card> },
        when(move || is_asking.get(), question),
    ))
}

/// Names what is there, so that the promise about storage can be checked by looking; nothing if nothing is.
fn stored(session: Session) -> Option<String> {
    let accounts = untrack(|| session.accounts());
    let name = |key: &str| {
        if let Some(account) = key.strip_prefix(token_store::SESSIONS) {
            let known = accounts.iter().find(|known| known.id.as_str() == account);
            let name = known.map_or_else(|| account.to_owned(), Account::name);
            return fill("the access token of {0}", &[&name]);
        }
        let name = match key.trim_start_matches(PREFIX) {
            "account" => "which account was used last",
            "sign_in" => "a sign-in that was begun",
            "used" => "when the page was last used",
            "instance" => "the instance address",
            "preferences" => "these settings",
            "theme" => "the theme",
            "language" => "the language",
            "fleet" => "the mirrors that were last read, without secrets",
            "filters" => "saved filters",
            other => return other.to_owned(),
        };
        text(name).to_owned()
    };
    let list = |area| {
        let keys = storage::keys(area, PREFIX);
        let names: Vec<_> = keys.iter().map(|key| name(key)).collect();
        names.join(", ")
    };
    let (device, tab) = (list(Area::Device), list(Area::Tab));
    Some(match (device.is_empty(), tab.is_empty()) {
        (true, true) => return None,
        (false, true) => fill("On this device: {0}.", &[&device]),
        (true, false) => fill("In this tab: {0}.", &[&tab]),
        (false, false) => fill("On this device: {0}. In this tab: {1}.", &[&device, &tab]),
    })
}
