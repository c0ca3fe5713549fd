//! The settings page.

use leptos::prelude::*;

use crate::ui::PageHeader;

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    view! { <div class="page"><PageHeader title="Settings"/></div> }.into_any()
}
