//! The way to GitLab's own page for making a token, with everything filled in.

use leptos::prelude::*;
use mirrordeck_domain::model::instance::InstanceUrl;

use crate::reactive::{Memo, RwSignal};
use crate::ui::{ExternalLink, Part, el, part, phrase::phrase};

/// Two links as soon as the address can be read: one token to manage, one to look.
#[component]
pub(super) fn TokenLink(
    /// The address as typed.
    instance: RwSignal<String>,
) -> Part {
    let address = Memo::new(move || InstanceUrl::parse(&instance.read()).ok());
    part(move || {
        address.get().map(|instance| {
            let manage = instance.token_page("Mirrordeck", &["api"]);
            let look = instance.token_page("Mirrordeck", &["read_api"]);
            let manage =
                view! { <ExternalLink href=manage>"to manage mirrors"</ExternalLink> }.into_inner();
            let look = view! { <ExternalLink href=look>"to look only"</ExternalLink> }.into_inner();
            el("p").class("muted").child(phrase(
                "No token yet? Create one in GitLab {0} or {1}.",
                vec![manage, look],
            ))
        })
    })
}
