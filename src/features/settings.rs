//! Appearance, refreshing, the connection, and everything this browser stores.

mod about;
mod appearance;
mod connection;
mod refreshing;
mod stored_data;

use leptos::prelude::*;

use crate::ui::PageHeader;

use about::About;
use appearance::Appearance;
use connection::ConnectionCard;
use refreshing::Refreshing;
use stored_data::StoredData;

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    view! {
        <div class="page">
            <PageHeader title="Settings" summary="They apply to this browser only."/>
            <div class="stack" data-gap="large">
                <ConnectionCard/>
                <Appearance/>
                <Refreshing/>
                <StoredData/>
                <About/>
            </div>
        </div>
    }
    .into_any()
}
