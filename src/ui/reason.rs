//! Why a control cannot be used now: a tip inside the control, shown on hover and on focus.
//!
//! The control stays focusable (`aria-disabled`, not `disabled`), or nobody could read the reason
//! with a keyboard. The tip is hidden from the control's *name* and reaches assistive technology
//! as its *description*.

use leptos::prelude::*;

/// The tip. Must be a child of the control that it explains.
#[component]
pub fn Reason(
    /// The id that the control's `aria-describedby` names.
    id: String,
    /// The sentence, if there is one now.
    because: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <span class="reason" id=id aria-hidden="true">
            {move || because.get()}
        </span>
    }
    .into_any()
}
