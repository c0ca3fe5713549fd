//! The activity page.

use leptos::prelude::*;

use crate::ui::PageHeader;

/// The page.
#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    view! { <div class="page"><PageHeader title="Activity"/></div> }.into_any()
}
