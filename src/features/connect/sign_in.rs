//! "Sign in with GitLab", where the host of this page has registered it as an application.

use leptos::prelude::*;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::sign_in::Scope;

use crate::navigation::Navigation;
use crate::reactive::{RwSignal, Signal, spawn};
use crate::route::Route;
use crate::state::drafts::Drafts;
use crate::state::session::{Session, SignIn, SignInStep};
use crate::state::token_store::Keep;
use crate::ui::{Banner, Button, ButtonKind, Part, Tone, el, part};

/// The two ways to be sent to GitLab: to manage mirrors, or to look only.
#[component]
pub(super) fn SignInButtons(
    /// Whom to send the person to.
    instance: InstanceUrl,
    /// The application there.
    client_id: String,
    /// The choice of where the tokens are kept.
    keep: RwSignal<String>,
) -> Part {
    let session = Session::from_context();
    let drafts = Drafts::from_context();
    let navigation = Navigation::from_context();
    let is_busy = Signal::derive(move || {
        let step = session.sign_in_step();
        matches!(step, SignInStep::Leaving | SignInStep::Finishing)
    });
    let begin = move |scope| {
        let sign_in = SignIn {
            instance: instance.clone(),
            client_id: client_id.clone(),
            scope,
            keep: Keep::from_word(&keep.get_untracked()),
        };
        let hash = match navigation.route_untracked() {
            Route::Connect { .. } => Route::home(),
            route => route,
        }
        .href();
        spawn(session.begin_sign_in(sign_in, hash, drafts.for_the_way()));
    };
    let look = begin.clone();
    part((
        el("div").class("cluster").child((
            view! {
                <Button kind=ButtonKind::Primary busy=is_busy on_press=move || begin(Scope::Api)>"Sign in with GitLab"</Button>
            },
            view! {
                <Button busy=is_busy on_press=move || look(Scope::ReadApi)>"Sign in to look only"</Button>
            },
        )),
        el("p").class("muted").child(
            "GitLab asks whether you allow it. There is no token to copy, and signing out takes it back.",
        ),
    ))
}

/// Why signing in did not come about, and that it is being finished.
#[component]
pub(super) fn SignInNotice() -> Part {
    let session = Session::from_context();
    part(move || match session.sign_in_step() {
        SignInStep::Idle | SignInStep::Leaving => None,
        SignInStep::Finishing => Some(view! {
            <Banner tone=Tone::Info text="GitLab sent you back. Finishing the sign-in…"/>
        }),
        SignInStep::Failed(message) => {
            Some(view! { <Banner tone=Tone::Danger title=message.title text=message.text/> })
        }
    })
}
