//! Buttons: do something on this page. What leads elsewhere is a [`ButtonLink`](super::ButtonLink).

use leptos::{ev::MouseEvent, prelude::*};

use super::{ids::unique_id, reason::Reason};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this page or dialog is for.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// Takes something away for good.
    Danger,
    /// Without a frame, for places where many stand together.
    Quiet,
}

impl ButtonKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Danger => "danger",
            Self::Quiet => "quiet",
        }
    }
}

/// A button. While busy or disabled it keeps the focus and swallows presses.
#[component]
pub fn Button(
    /// What a press does. A submit button may leave it to its form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Smaller, for table rows and tool bars.
    #[prop(optional)]
    compact: bool,
    /// Submits the form around it.
    #[prop(optional)]
    submit: bool,
    /// Its work is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it cannot be used now, as a sentence. Nothing means that it can.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// Its name, perhaps after a [`Glyph`](super::Glyph).
    children: Children,
) -> impl IntoView {
    let reason_id = unique_id();
    let is_blocked = move || busy.get() || disabled_because.read().is_some();
    let press = move |event: MouseEvent| {
        if untrack(is_blocked) {
            // Also keeps a form from being submitted with Enter.
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.try_run(());
        }
    };
    view! {
        <button
            class="button"
            type=if submit { "submit" } else { "button" }
            data-kind=kind.name()
            data-compact=compact.then_some("")
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || is_blocked().then_some("true")
            aria-describedby=reason_id
            on:click=press
        >
            {children()}
            <Reason id=reason_id.clone() because=disabled_because />
        </button>
    }
    .into_any()
}
