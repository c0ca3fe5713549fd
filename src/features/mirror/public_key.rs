//! The public key of the pair that GitLab made for the mirror, to be taken to the target.

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirrors;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_language::text;

use crate::features::mirror::method;
use crate::features::mirror::page::Page;
use crate::reactive::{Memo, effect, spawn_scoped};
use crate::ui::{
    Banner, Button, CodeBlock, CopyButton, ExternalLink, Loading, Part, Tone, el, part,
};
use crate::wording;
use crate::wording::reason;

/// What is known of the key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Key {
    /// It is on its way.
    Loading,
    /// It is this.
    Known(String),
    /// It cannot be had here, and why.
    Absent(String),
    /// It could not be read, and may be the next time.
    Failed(String),
}

/// Reads the key as soon as the mirror is known to have one.
pub(super) fn read(page: Page) {
    let uses_key = Memo::new(move || {
        page.mirror
            .with(|mirror| mirror.as_ref().is_some_and(method::uses_key))
    });
    effect(move || {
        if uses_key.get() {
            spawn_scoped(load(page));
        }
    });
}

async fn load(page: Page) {
    let Some(project) = untrack(|| page.store.project_id()) else {
        return;
    };
    if let Some(why) = no_key(page) {
        page.key.set(Key::Absent(why));
        return;
    }
    page.key.set(Key::Loading);
    let answer = page
        .session
        .run(mirrors::get_public_key(project, page.id))
        .await;
    page.key.set(match answer {
        Ok(key) => match key.public_key {
            Some(key) => Key::Known(key),
            None => Key::Absent(
                text("GitLab holds no key pair for this mirror. Add the mirror again.").to_owned(),
            ),
        },
        Err(ApiError::NoSuchRoute) => {
            page.session
                .observe(|observed| observed.route_missing(Feature::PublicKey));
            Key::Absent(no_key(page).unwrap_or_default())
        }
        Err(error @ ApiError::NoPublicKey) => Key::Absent(wording::error::read(&error).text),
        Err(error) => Key::Failed(wording::error::write(&error)),
    });
}

/// Why this GitLab does not show public keys.
fn no_key(page: Page) -> Option<String> {
    let capabilities = untrack(|| page.session.capabilities());
    reason::not_offered("Reading the public key", Feature::PublicKey, &capabilities)
}

/// The key with its button, or why it is not there.
pub(super) fn shown(page: Page) -> Part {
    let retry = move || spawn_scoped(load(page));
    part(move || match page.key.get() {
        Key::Loading => view! { <Loading label="Reading the public key"/> }.into_inner(),
        Key::Known(key) => part((
            view! { <CodeBlock label="This mirror's public key" text=key/> },
            el("p")
                .class("muted small")
                .child("Add it on the target as a key with write access."),
        )),
        Key::Absent(text) => part((el("p").child(text), settings_link(page))),
        Key::Failed(text) => view! {
            <Banner tone=Tone::Warning title="The public key could not be read" text>
                <Button compact=true on_press=retry>"Read the key again"</Button>
            </Banner>
        }
        .into_inner(),
    })
}

/// The button for the explanation of an error; a way to GitLab's own page if the key is not known.
pub(super) fn copy_button(page: Page) -> Part {
    part(move || match page.key.get() {
        Key::Known(key) => {
            view! { <CopyButton text=key.clone() label="Copy public key"/> }.into_inner()
        }
        Key::Loading => part(()),
        Key::Absent(_) | Key::Failed(_) => settings_link(page),
    })
}

/// The way to what only GitLab's own page shows or takes.
pub(super) fn settings_link(page: Page) -> Part {
    project_link(
        page,
        "/-/settings/repository#js-push-remote-settings",
        "Repository settings in GitLab",
    )
}

/// The way to a page of the project in GitLab.
pub(super) fn project_link(page: Page, path: &'static str, label: &'static str) -> Part {
    let href = Memo::new(move || page.project_page(path));
    part(move || {
        href.get()
            .map(|href| view! { <ExternalLink href>{part(label)}</ExternalLink> })
    })
}
