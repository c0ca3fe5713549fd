//! In place of the form to connect where the page around signs the person in.

use leptos::prelude::*;

use crate::reactive::spawn;
use crate::state::session::{Ended, Session};
use crate::ui::{Banner, Button, ButtonKind, PageHeader, Part, Tone, el};
use crate::wording;

/// Says that the host has given no token yet, or none that GitLab accepts.
pub(crate) fn waiting_page() -> Part {
    let session = Session::from_context();
    let rejected = move || {
        let Some(Ended::Rejected(problem)) = session.ended() else {
            return None;
        };
        let message = wording::error::token(problem);
        Some(view! { <Banner tone=Tone::Warning title=message.title text=message.text/> })
    };
    let ask = move || spawn(session.begin_with_host(true));
    el("div")
        .class("page page-narrow")
        .child((
            view! {
                <PageHeader
                    title="Not signed in"
                    summary="The page around Mirrordeck signs you in. It has given no token yet, or none that GitLab accepts."
                />
            },
            rejected,
            el("p").child(view! {
                <Button kind=ButtonKind::Primary on_press=ask>"Ask for a token again"</Button>
            }),
        ))
        .into()
}
