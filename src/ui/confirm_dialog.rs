//! The question before something is done that cannot be undone.

use leptos::prelude::*;

use super::{
    banner::Banner,
    button::{Button, ButtonKind},
    children::Children,
    dialog::{Dialog, DialogFooter, DialogSize},
    element::el,
    part::{Part, part},
    tone::Tone,
};
use crate::reactive::{Handler, Signal};

/// Asks before something happens. The focus starts on Cancel.
#[component]
pub fn ConfirmDialog(
    /// The question, naming what it is about.
    #[prop(into)]
    title: Signal<String>,
    /// What the confirming button says: a verb and its object, never "OK".
    #[prop(into)]
    confirm_label: Signal<String>,
    /// Do it.
    #[prop(into)]
    on_confirm: Handler,
    /// Leave it.
    #[prop(into)]
    on_close: Handler,
    /// How the confirming button looks; [`ButtonKind::Danger`] if something will be gone.
    #[prop(optional)]
    kind: ButtonKind,
    /// It is being done.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Why it was not done.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Why it cannot be confirmed yet.
    #[prop(optional, into)]
    disabled_because: Signal<Option<String>>,
    /// What exactly will happen, and what will be gone.
    children: Children,
) -> Part {
    let failure = move || {
        error
            .get()
            .map(|text| view! { <Banner tone=Tone::Danger text=text /> })
    };
    view! {
        <Dialog title on_close on_submit=on_confirm busy size=DialogSize::Small>
            <DialogFooter slot>
                {part((
                    view! { <Button on_press=on_close>"Cancel"</Button> },
                    view! { <Button kind submit=true busy disabled_because>{part(confirm_label)}</Button> },
                ))}
            </DialogFooter>
            {part(el("div").class("stack").child((children.build(), failure)))}
        </Dialog>
    }
    .into_inner()
}
