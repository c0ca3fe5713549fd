//! Links: lead to another view or another site.

use leptos::prelude::*;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
};

/// A link that looks like a button, because it stands among buttons.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// Smaller, for table rows and tool bars.
    #[prop(optional)]
    compact: bool,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="button" href=href data-kind=kind.name() data-compact=compact.then_some("")>
            {children()}
        </a>
    }
    .into_any()
}

/// A link to another site, opened beside the application and told nothing about it.
///
/// Only http(s) addresses become links: the address may come from a server, and `javascript:`
/// must not run. Anything else is shown as plain text.
#[component]
pub fn ExternalLink(
    /// The address.
    #[prop(into)]
    href: String,
    /// What it is called.
    children: Children,
) -> impl IntoView {
    if !is_web_address(&href) {
        return view! { <span>{children()}</span> }.into_any();
    }
    view! {
        <a class="external-link" href=href target="_blank" rel="noopener noreferrer">
            {children()}
            <Glyph icon=Icon::External />
            <span class="visually-hidden">" (opens in a new tab)"</span>
        </a>
    }
    .into_any()
}

fn is_web_address(href: &str) -> bool {
    let starts_with = |scheme: &str| {
        href.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts_with("https://") || starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for address in ["https://example.com", "HTTP://example.com"] {
            assert!(is_web_address(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//x",
            "",
            "ssh://git@host",
        ] {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
