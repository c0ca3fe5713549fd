//! Where and as whom we are connected, and where the token is kept.

use leptos::prelude::*;
use mirrordeck_language::text;

use crate::reactive::{Memo, Signal, spawn};
use crate::route::Route;
use crate::state::fleet::Fleet;
use crate::state::idle;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};
use crate::state::token_store::Keep;
use crate::ui::{
    ButtonLink, Card, Choice, DescriptionItem, DescriptionList, Part, Segmented, el, part,
};

/// Shows the connection and lets the person move the token.
#[component]
pub(super) fn ConnectionCard() -> Part {
    let session = Session::from_context();
    let is_connected = Memo::new(move || session.is_connected());
    let content = move || {
        if is_connected.get() {
            part(el("div").class("stack").child((
                view! { <Facts/> },
                view! { <Keeping/> },
                view! { <Locking/> },
            )))
        } else {
            part((
                el("p").class("muted").child("Not connected to any GitLab."),
                view! {
                    <ButtonLink href=Route::Connect { instance: None }.href()>"Connect"</ButtonLink>
                },
            ))
        }
    };
    view! { <Card title="Connection">{part(content)}</Card> }.into_inner()
}

#[component]
fn Facts() -> Part {
    let session = Session::from_context();
    let facts = Memo::new(move || {
        let instance = session
            .instance()
            .map(|instance| instance.to_string())
            .unwrap_or_default();
        let mut facts = vec![("Instance", instance)];
        session.profile().with(|profile| {
            let Some(profile) = profile.value() else {
                return;
            };
            if let Some(user) = &profile.user {
                facts.push(("Account", format!("{} (@{})", user.name, user.username)));
            }
            if let Some(token) = &profile.token {
                if !token.name.is_empty() {
                    facts.push(("Token", token.name.clone()));
                }
                facts.push(("Scopes", token.scopes.join(", ")));
                let expires = match token.expires_at {
                    _ if session.is_renewed() => {
                        text("never: it is renewed until you sign out").to_owned()
                    }
                    Some(date) => date.to_string(),
                    None => text("never").to_owned(),
                };
                facts.push(("Expires", expires));
            }
            let lacking = session.lacking();
            if !lacking.is_empty() {
                facts.push(("Lacks", lacking.join(", ")));
            }
            if let Some(metadata) = &profile.metadata {
                facts.push(("GitLab", metadata.version.clone()));
            }
        });
        facts
    });
    let items = move || {
        let items = facts.get().into_iter().map(|(label, value)| {
            view! { <DescriptionItem label>{part(value)}</DescriptionItem> }
        });
        items.collect::<Vec<_>>()
    };
    view! { <DescriptionList>{part(items)}</DescriptionList> }.into_inner()
}

#[component]
fn Keeping() -> Part {
    let session = Session::from_context();
    let toasts = Toasts::from_context();
    let fleet = Fleet::from_context();
    let value = Signal::derive(move || {
        session
            .keep()
            .map(Keep::as_str)
            .unwrap_or_default()
            .to_owned()
    });
    let choose = move |word: String| {
        let keep = Keep::from_word(&word);
        if keep == Keep::Memory
            && let Some(account) = untrack(|| session.account())
        {
            spawn(fleet.forget(Some(&account.id)));
        }
        if session.change_keep(keep).is_err() {
            toasts.show(
                ToastTone::Problem,
                "The token was not stored",
                "This browser refuses to store anything for this page. The token stays in memory until the page is closed.",
            );
        }
    };
    let choices = vec![
        Choice::new(Keep::Memory.as_str(), "Memory only"),
        Choice::new(Keep::Tab.as_str(), "This tab"),
        Choice::new(Keep::Device.as_str(), "This device"),
    ];
    view! { <Segmented legend="Keep the token in" choices value on_change=choose/> }.into_inner()
}

/// Whether the credential is forgotten when nobody uses the page.
#[component]
fn Locking() -> Part {
    let preferences = Preferences::from_context();
    let value = Signal::derive(move || preferences.get().lock_after_minutes.to_string());
    let choose = move |word: String| {
        let minutes = word.parse().unwrap_or_default();
        preferences.change(|values| values.lock_after_minutes = minutes);
        match minutes {
            0 => idle::forget(),
            _ => idle::begin(),
        }
    };
    let choices = vec![
        Choice::new("0", "Never"),
        Choice::new("5", "5 min"),
        Choice::new("15", "15 min"),
        Choice::new("60", "1 h"),
    ];
    view! { <Segmented legend="Sign out after no use for" choices value on_change=choose/> }
        .into_inner()
}
