//! On or off, taking effect at once. What waits for a form's submit is a [`Checkbox`](super::Checkbox).

use leptos::{ev::MouseEvent, prelude::*};

use super::{ids::unique_id, reason::Reason};

/// A labelled switch. It shows `checked` and nothing else: it moves when the value does.
#[component]
pub fn Switch(
    /// The statement that is true when the switch is on.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Someone wants it on (`true`) or off.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What being on means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// The change is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be changed now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Keeps the label for assistive technology only, as in a table's column.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let id = unique_id();
    let hint_id = unique_id();
    let reason_id = unique_id();
    let is_blocked = move || busy.get() || disabled_because.read().is_some();
    let press = move |_: MouseEvent| {
        if !untrack(is_blocked) {
            on_change.try_run(!checked.get_untracked());
        }
    };
    view! {
        <div class="switch" data-compact=label_hidden.then_some("")>
            <button
                class="switch-track"
                id=id.clone()
                type="button"
                role="switch"
                aria-checked=move || if checked.get() { "true" } else { "false" }
                aria-busy=move || busy.get().then_some("true")
                aria-disabled=move || is_blocked().then_some("true")
                aria-describedby=format!("{hint_id} {reason_id}")
                on:click=press
            >
                <span class="switch-thumb"></span>
                <Reason id=reason_id.clone() because=disabled_because />
            </button>
            <label class=if label_hidden { "visually-hidden" } else { "switch-label" } for=id>
                {label}
            </label>
            <p class="switch-hint" id=hint_id>
                {move || hint.get()}
            </p>
        </div>
    }
    .into_any()
}
