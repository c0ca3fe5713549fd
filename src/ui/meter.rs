//! How many of a limited number are used.

use leptos::prelude::*;

/// `n` of `max`, as words and as marks. The marks repeat the words, so they are decoration.
#[component]
pub fn Meter(
    /// The words, with both numbers in them.
    #[prop(into)]
    text: Signal<String>,
    /// How many are used.
    #[prop(into)]
    value: Signal<u32>,
    /// How many there can be; a handful.
    max: u32,
) -> impl IntoView {
    let marks = (0..max)
        .map(|index| {
            let is_used = move || (index < value.get()).then_some("");
            view! { <span class="meter-mark" data-used=is_used></span> }
        })
        .collect_view();
    view! {
        <div class="meter" data-full=move || (value.get() >= max).then_some("")>
            <span class="meter-marks" aria-hidden="true">
                {marks}
            </span>
            <span>{text}</span>
        </div>
    }
    .into_any()
}
