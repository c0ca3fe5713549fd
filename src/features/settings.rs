//! Appearance, refreshing, notifications, the connection, and everything this browser stores.

mod about;
mod appearance;
mod connection;
mod refreshing;
mod stored_data;
mod telling;

use leptos::prelude::*;

use crate::ui::{PageHeader, Part, el};

use about::About;
use appearance::Appearance;
use connection::ConnectionCard;
use refreshing::Refreshing;
use stored_data::StoredData;
use telling::Telling;

/// The page.
#[component]
pub(crate) fn SettingsPage() -> Part {
    el("div")
        .class("page")
        .child((
            view! { <PageHeader title="Settings" summary="They apply to this browser only."/> },
            el("div").class("stack").attr("data-gap", "large").child((
                view! { <ConnectionCard/> },
                view! { <Appearance/> },
                view! { <Refreshing/> },
                view! { <Telling/> },
                view! { <StoredData/> },
                view! { <About/> },
            )),
        ))
        .into()
}
