//! Why the last push failed: cause, next step, the button that fixes it, and GitLab's own text.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::{Availability, Feature};
use mirrordeck_domain::model::last_error;
use mirrordeck_domain::model::target_url;

use crate::features::mirror::action;
use crate::features::mirror::fix::{Fix, fix};
use crate::features::mirror::page::Page;
use crate::features::mirror::public_key;
use crate::reactive::Memo;
use crate::ui::{Banner, CodeBlock, Element, Part, Tone, el, part};
use crate::wording;

/// The explanation, or nothing if the last push left no error.
pub(super) fn problem(page: Page) -> Part {
    let error = Memo::new(move || {
        page.mirror.with(|mirror| {
            let text = mirror.as_ref()?.last_error.as_ref()?;
            // GitLab masks too, but not everything, and this will be copied into chats and tickets.
            Some(target_url::mask_credentials(text.trim()))
        })
    });
    part(move || {
        error
            .get()
            .filter(|text| !text.is_empty())
            .map(|text| explained(page, text))
    })
}

fn explained(page: Page, text: String) -> Part {
    let explanation = last_error::explain(&text);
    let input = page.session.capabilities().of(Feature::HostKeysInput);
    let can_set_host_keys = matches!(input, Availability::Yes | Availability::Unknown);
    let refs = refs(page, &text);
    let button = match fix(explanation.cause, can_set_host_keys) {
        Fix::Act(action) => action::button(page, action),
        Fix::CopyKey => public_key::copy_button(page),
        Fix::OpenSettings => public_key::settings_link(page),
    };
    let tone = match explanation.cause {
        last_error::Cause::Diverged => Tone::Warning,
        _ => Tone::Danger,
    };
    let banner = view! {
        <Banner
            tone=Tone::Neutral
            title=wording::cause::title(explanation.cause)
            text=wording::cause::next_step(explanation.next_step)
        >
            {button}
        </Banner>
    };
    el("div")
        .class("stack")
        .child((
            view! { <CodeBlock label="Error text from GitLab" text tone/> },
            banner,
            refs,
        ))
        .into()
}

/// The refs that diverged, and where to look at them; the address of the other side stands above.
fn refs(page: Page, text: &str) -> Part {
    let refs = last_error::diverged_refs(text);
    if refs.is_empty() {
        return part(());
    }
    let items: Vec<Element> = refs
        .iter()
        .map(|name| el("li").class("mono").child((*name).to_owned()))
        .collect();
    part((
        el("h3").child("Diverged refs"),
        el("ul").child(items),
        public_key::project_link(page, "/-/branches", "Branches in GitLab"),
    ))
}
