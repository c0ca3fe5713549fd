//! Connecting to a GitLab: address, token, and where to keep it.

mod form;
mod instance_field;
mod keep;
mod sign_in;
mod token_link;
mod wording;

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::state::config::Config;
use crate::state::session::{Ended, Session};
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{Banner, Card, Children, PageHeader, Part, Tone, el};
use crate::wording as common;

use form::ConnectForm;
use sign_in::SignInNotice;

/// The page that asks for an instance and a token.
#[component]
pub(crate) fn ConnectPage(
    /// Address to fill in.
    #[prop(optional_no_strip)]
    instance: Option<String>,
    /// Accounts to go on with instead.
    children: Children,
) -> Part {
    let session = Session::from_context();
    let config = Config::from_context();
    let ended = move || {
        session.ended().map(|ended| {
            let message = match ended {
                Ended::Rejected(problem) => common::error::token(problem),
                Ended::Unused(minutes) => wording::unused(minutes),
            };
            view! { <Banner tone=Tone::Warning title=message.title text=message.text/> }
        })
    };
    let broken_config = move || {
        config.problem().map(|problem| {
            view! {
                <Banner
                    tone=Tone::Warning
                    title="config.json cannot be read"
                    text=fill("Defaults are in force. Whoever hosts this page should mend the file: {0}", &[&problem])
                />
            }
        })
    };
    el("div")
        .class("page page-narrow")
        .child((
            view! {
                <PageHeader
                    title="Connect to GitLab"
                    summary="Mirrordeck talks to your GitLab straight from this browser. There is no server in between."
                />
            },
            ended,
            view! { <SignInNotice/> },
            broken_config,
            children.build(),
            view! {
                <Card title="Instance and token" title_hidden=true>
                    <ConnectForm instance/>
                </Card>
            },
        ))
        .into()
}

/// Says that the browser keeps no token where the person wanted it.
pub(crate) fn say_kept_in_memory(toasts: Toasts) {
    toasts.show(
        ToastTone::Info,
        "The token is kept in memory only",
        "This browser refuses to store it. A reload will ask for it again.",
    );
}
