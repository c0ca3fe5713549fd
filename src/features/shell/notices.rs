//! What concerns every page: no network, a read-only token, a token that ends soon.

use leptos::prelude::*;
use mirrordeck_language::{count, text};

use crate::reactive::Memo;
use crate::state::connectivity::Connectivity;
use crate::state::host::Host;
use crate::state::now::Now;
use crate::state::session::Session;
use crate::ui::{Banner, Part, Tone, part, when};

/// Days before its expiry from which a token is worth a warning.
const WARN_DAYS: i64 = 14;

/// Banners under the bar.
#[component]
pub(crate) fn Notices() -> Part {
    let connectivity = Connectivity::from_context();
    let session = Session::from_context();
    let now = Now::from_context();
    let host = Host::of_app();
    let days_left = Memo::new(move || {
        let expires = session
            .profile()
            .with(|profile| profile.value()?.token.as_ref()?.expires_at);
        let days = expires?.days_until(now.get());
        // A host renews its tokens itself.
        (session.is_connected() && days <= WARN_DAYS && !host.is_there()).then_some(days)
    });
    let offline = move || {
        view! {
            <Banner
                tone=Tone::Warning
                title="No network"
                text="What you see was read before the connection was lost. Nothing can be changed until it is back."
            />
        }
    };
    let expiring = move || {
        days_left.get().map(|days| {
            view! { <Banner tone=Tone::Warning title="Your token expires soon" text=expiry(days)/> }
        })
    };
    part((when(move || !connectivity.is_online(), offline), expiring))
}

fn expiry(days: i64) -> String {
    let words = match days {
        ..=0 => "It stops working today. Create a new one in GitLab and connect with it.",
        1 => "It stops working tomorrow. Create a new one in GitLab and connect with it.",
        _ => {
            return count(
                days.unsigned_abs(),
                "It stops working in {0} day. Create a new one in GitLab and connect with it.",
                "It stops working in {0} days. Create a new one in GitLab and connect with it.",
                &[&days.to_string()],
            );
        }
    };
    text(words).to_owned()
}
