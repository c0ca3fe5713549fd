//! The address of the instance, typed, pasted or picked from what the host offers.

use leptos::prelude::*;
use mirrordeck_language::text;

use crate::features::connect::wording;
use crate::reactive::RwSignal;
use crate::state::config::HostInstance;
use crate::ui::{Banner, Button, Part, TextField, Tone, el, part, text_field::TextKind, when};
use mirrordeck_domain::model::instance::InstanceUrl;

/// Asks for the address; corrects what was pasted when the field is left.
#[component]
pub(super) fn InstanceField(
    /// The address.
    value: RwSignal<String>,
    /// What is wrong with it.
    error: RwSignal<Option<String>>,
    /// Instances the host offers.
    offered: Vec<HostInstance>,
) -> Part {
    let tidy = move || {
        let typed = value.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        match InstanceUrl::parse(&typed) {
            Ok(instance) => {
                value.set(instance.to_string());
                error.set(None);
            }
            Err(problem) => error.set(Some(text(wording::instance(problem)).to_owned())),
        }
    };
    let buttons = (offered.len() > 1).then(|| {
        let buttons = offered.into_iter().map(|instance| {
            let HostInstance { name, url, .. } = instance;
            let label = if name.is_empty() { url.clone() } else { name };
            view! { <Button compact=true on_press=move || value.set(url.clone())>{part(label)}</Button> }
        });
        el("div").class("cluster").child(buttons.collect::<Vec<_>>())
    });
    let field = view! {
        <TextField
            label="GitLab address"
            value=value
            kind=TextKind::Url
            error=error
            hint="For example https://gitlab.example.com"
            on_blur=tidy
            autocomplete="url"
        />
    };
    let is_readable = move || {
        InstanceUrl::parse(&value.read()).is_ok_and(|instance| instance.is_plain_http_remote())
    };
    let warning = || {
        view! {
            <Banner
                tone=Tone::Warning
                title="Anybody on the way can read the token"
                text="This address is plain http. Use https if your GitLab offers it."
            />
        }
    };
    part((field, buttons, when(is_readable, warning)))
}
