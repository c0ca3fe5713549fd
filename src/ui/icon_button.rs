//! A button that shows only an icon. Its name is read aloud and shown on hover.

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    icon::{Glyph, Icon},
    ids::unique_id,
    reason::Reason,
};

/// A square button with an icon.
#[component]
pub fn IconButton(
    /// The icon.
    icon: Icon,
    /// Its name, for those who cannot guess the icon.
    #[prop(into)]
    label: Signal<String>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Why it cannot be used now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
) -> impl IntoView {
    let reason_id = unique_id();
    let is_blocked = move || disabled_because.read().is_some();
    let press = move |_: MouseEvent| {
        if !untrack(is_blocked) {
            on_press.try_run(());
        }
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=label
            title=move || (!is_blocked()).then(|| label.get())
            aria-disabled=move || is_blocked().then_some("true")
            aria-describedby=reason_id
            on:click=press
        >
            <Glyph icon />
            <Reason id=reason_id.clone() because=disabled_because />
        </button>
    }
    .into_any()
}
