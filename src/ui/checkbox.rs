//! Yes or no, taken with the rest of a form. What acts at once is a [`Switch`](super::Switch).

use leptos::prelude::*;

use super::{ids::unique_id, reason::Reason};

/// A labelled native checkbox.
#[component]
pub fn Checkbox(
    /// The statement that a tick makes true.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Someone ticked it, or took the tick away.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What the tick means.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Neither ticked nor not: some of the things it stands for are.
    #[prop(optional, into)]
    mixed: Signal<bool>,
    /// Why it cannot be changed now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Keeps the label for assistive technology only, as in a table's column of boxes.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let hint_id = unique_id();
    let reason_id = unique_id();
    let is_blocked = move || disabled_because.read().is_some();
    view! {
        <div class="checkbox" data-compact=label_hidden.then_some("")>
            <label class="checkbox-line">
                <input
                    type="checkbox"
                    aria-describedby=format!("{hint_id} {reason_id}")
                    aria-disabled=move || is_blocked().then_some("true")
                    prop:checked=checked
                    prop:indeterminate=mixed
                    on:click=move |event| if untrack(is_blocked) { event.prevent_default() }
                    on:change=move |event| _ = on_change.try_run(event_target_checked(&event))
                />
                <span class=if label_hidden { "visually-hidden" } else { "checkbox-label" }>
                    {label}
                </span>
                <Reason id=reason_id because=disabled_because />
            </label>
            <p class="checkbox-hint" id=hint_id>
                {move || hint.get()}
            </p>
        </div>
    }
    .into_any()
}
