//! How the target knows GitLab, and GitLab the target: method, public key, host keys.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::mirror::Mirror;

use crate::features::mirror::method;
use crate::features::mirror::page::Page;
use crate::features::mirror::public_key;
use crate::reactive::Memo;
use crate::ui::{Card, CodeBlock, Part, el, part};
use crate::wording::reason;

/// Without host keys no push over SSH succeeds, and the API detects none.
const NO_HOST_KEYS: &str = "None. GitLab refuses to push over SSH until it knows the target's host keys; its own page can detect them.";

/// The card.
pub(super) fn card(page: Page) -> Part {
    public_key::read(page);
    let method = page.text(|_, mirror| method::method(mirror));
    let has = move |test: fn(&Mirror) -> bool| {
        Memo::new(move || page.mirror.with(|mirror| mirror.as_ref().is_some_and(test)))
    };
    let is_ssh = has(method::is_ssh);
    let uses_key = has(method::uses_key);
    let facts = el("div").class("stack").child((
        el("p").child(method),
        el("p").class("muted small").child("GitLab never shows or changes stored credentials. To use others, add a mirror with them and delete this one."),
        move || uses_key.get().then(|| titled("Public key", public_key::shown(page))),
        move || is_ssh.get().then(|| titled("Host keys", host_keys(page))),
    ));
    let facts = part(facts);
    view! { <Card title="Authentication">{facts}</Card> }.into_inner()
}

fn titled(title: &'static str, content: Part) -> Part {
    part((el("h3").child(title), content))
}

/// The fingerprints of the target's keys that GitLab accepts.
fn host_keys(page: Page) -> Part {
    let fingerprints = Memo::new(move || {
        page.mirror.with(|mirror| {
            let keys = mirror.as_ref()?.host_keys.as_ref()?;
            let texts = keys.iter().map(|key| key.fingerprint_sha256.clone());
            Some(texts.collect::<Vec<_>>())
        })
    });
    part(move || match fingerprints.get() {
        None => {
            let why = reason::not_offered(
                "Seeing host keys",
                Feature::HostKeysShown,
                &page.session.capabilities(),
            );
            part((el("p").child(why), public_key::settings_link(page)))
        }
        Some(list) if list.is_empty() => {
            part((el("p").child(NO_HOST_KEYS), public_key::settings_link(page)))
        }
        Some(list) => {
            let text = list.join("\n");
            view! { <CodeBlock label="Host key fingerprints" text/> }.into_inner()
        }
    })
}
