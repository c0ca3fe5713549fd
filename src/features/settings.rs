//! Appearance, refreshing, notifications, the connection, and everything this browser stores.

mod about;
mod appearance;
mod connection;
mod notifications;
mod refreshing;
mod stored_data;

use leptos::prelude::*;

use crate::state::host::Host;
use crate::ui::{Children, PageHeader, Part, el};

use about::About;
use appearance::Appearance;
use connection::ConnectionCard;
use notifications::Notifications;
use refreshing::Refreshing;
use stored_data::StoredData;

/// The page.
#[component]
pub(crate) fn SettingsPage(
    /// The accounts of this browser.
    children: Children,
) -> Part {
    // A host signs the person in, and decides about colours.
    let is_own = !Host::of_app().is_there();
    el("div")
        .class("page")
        .child((
            view! { <PageHeader title="Settings" summary="They apply to this browser only."/> },
            el("div").class("stack").attr("data-gap", "large").child((
                is_own.then(|| view! { <ConnectionCard/> }),
                is_own.then(|| children.build()),
                is_own.then(|| view! { <Appearance/> }),
                view! { <Refreshing/> },
                view! { <Notifications/> },
                view! { <StoredData/> },
                view! { <About/> },
            )),
        ))
        .into()
}
