//! Short messages about what was just done. They leave by themselves, unless they are bad news.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    button::Button,
    element::{Element, el},
    icon::{Icon, glyph},
    part::{Part, part},
    tone::Tone,
    when::each,
};
use crate::reactive::{Callback, Handler, Signal};

/// Long enough to read two lines and reach for the button.
const STAY: Duration = Duration::from_secs(8);

/// One message.
#[derive(Clone, Default)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u32,
    /// How serious it is. [`Tone::Danger`] stays until it is dismissed.
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// Why, and what to do next; may be empty.
    pub text: String,
    /// What can be done about it: the button's name and its effect.
    pub action: Option<(String, Handler)>,
}

/// All messages, in two live regions that are always there, so that new ones are read aloud.
#[component]
pub fn ToastStack(
    /// The messages, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// The message with this id is to go.
    #[prop(into)]
    on_dismiss: Callback<u32>,
) -> Part {
    let list = move |is_alert: bool| {
        let ids = move || {
            let toasts = toasts.read();
            let of_kind = toasts
                .iter()
                .filter(|toast| (toast.tone == Tone::Danger) == is_alert);
            of_kind.map(|toast| u64::from(toast.id)).collect()
        };
        let row = move |id| {
            let toasts = toasts.read();
            let toast = toasts.iter().find(|toast| u64::from(toast.id) == id);
            item(toast.cloned().unwrap_or_default(), on_dismiss)
        };
        el("div")
            .attr("role", if is_alert { "alert" } else { "status" })
            .child(each(ids, row))
    };
    el("div")
        .class("toast-stack")
        .child((list(false), list(true)))
        .into()
}

fn item(toast: Toast, on_dismiss: Callback<u32>) -> Element {
    let Toast {
        id,
        tone,
        title,
        text,
        action,
    } = toast;
    let dismiss = move || on_dismiss.run(id);
    let timer = leptos::prelude::StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let go_on = move || {
        hold();
        if tone != Tone::Danger {
            timer.try_update_value(|timer| *timer = set_timeout_with_handle(dismiss, STAY).ok());
        }
    };
    go_on();
    on_cleanup(hold);

    let action = action.map(|(label, on_press)| {
        let press = move || {
            on_press.run();
            dismiss();
        };
        view! {
            <Button compact=true on_press=press>
                {part(label)}
            </Button>
        }
    });
    el("div")
        .class("toast")
        .attr("data-tone", tone.name())
        .on("mouseenter", move |_| hold())
        .on("mouseleave", move |_| go_on())
        .on("focusin", move |_| hold())
        .on("focusout", move |_| go_on())
        .child((
            glyph(tone.icon()),
            el("div")
                .class("toast-words")
                .child((el("strong").child(title), el("p").child(text))),
            action,
            el("button")
                .class("icon-button")
                .attr("type", "button")
                .attr("aria-label", mirrordeck_language::text("Dismiss"))
                .on_click(dismiss)
                .child(glyph(Icon::Close)),
        ))
}
