//! The way to GitLab's own page for making a token, with everything filled in.

use leptos::prelude::*;
use mirrordeck_domain::model::instance::InstanceUrl;

use crate::ui::ExternalLink;

/// Two links as soon as the address can be read: one token to manage, one to look.
#[component]
pub(super) fn TokenLink(
    /// The address as typed.
    instance: RwSignal<String>,
) -> impl IntoView {
    let address = Memo::new(move |_| InstanceUrl::parse(&instance.read()).ok());
    move || {
        address.get().map(|instance| {
            let manage = instance.token_page("Mirrordeck", &["api"]);
            let look = instance.token_page("Mirrordeck", &["read_api"]);
            view! {
                <p class="muted">
                    "No token yet? Create one in GitLab "
                    <ExternalLink href=manage>"to manage mirrors"</ExternalLink>
                    " or "
                    <ExternalLink href=look>"to look only"</ExternalLink>
                    "."
                </p>
            }
        })
    }
}
