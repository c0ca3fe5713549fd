//! Whether the person is told when a mirror turns, which the browser has to allow.

use leptos::prelude::*;
use mirrordeck_language::text;

use crate::browser::notifications::{self, Answer};
use crate::reactive::{Memo, RwSignal, Signal, spawn};
use crate::state::preferences::Preferences;
use crate::ui::{Banner, Card, Part, Switch, Tone, part};

/// Lets the person turn notifications on, and says what stands in their way.
#[component]
pub(super) fn Notifications() -> Part {
    let preferences = Preferences::from_context();
    let is_asking = RwSignal::new(false);
    let answer = RwSignal::new(None);
    let is_wanted = Memo::new(move || preferences.get().is_notifying);
    let is_on = Signal::derive(move || is_wanted.get() && notifications::is_allowed());
    let change = move |on: bool| {
        answer.set(None);
        if !on {
            preferences.change(|values| values.is_notifying = false);
            return;
        }
        is_asking.set(true);
        let asked = notifications::ask();
        spawn(async move {
            let given = asked.await;
            is_asking.set(false);
            answer.set(Some(given));
            preferences.change(|values| values.is_notifying = given == Answer::Allowed);
        });
    };
    let no_way = (!notifications::is_offered()).then(|| {
        text("This browser has no notifications for this page. Most browsers have them for pages that came by https.")
            .to_owned()
    });
    let is_offered = no_way.is_none();
    let obstacle = move || {
        // Allowed once, and forbidden in the browser's settings since.
        let is_forbidden = is_offered && is_wanted.get() && !notifications::is_allowed();
        let (title, text) = match answer.get() {
            Some(Answer::Refused) => REFUSED,
            Some(Answer::Unanswered) => UNANSWERED,
            None if is_forbidden => REFUSED,
            Some(Answer::Allowed) | None => return None,
        };
        Some(part(view! { <Banner tone=Tone::Warning title text/> }))
    };
    view! {
        <Card title="Notifications">
            <Switch
                label="Tell me when a mirror turns failing or recovers"
                hint="While this page is open and nobody looks at it. It then goes on reading one project every few seconds, most often those that are failing or under way, if it may refresh by itself. Browsers slow hidden tabs down."
                checked=is_on
                busy=is_asking
                disabled_because=no_way
                on_change=change
            />
            {part(obstacle)}
        </Card>
    }
    .into_inner()
}

const REFUSED: (&str, &str) = (
    "The browser does not allow notifications",
    "Allow them for this page in the browser's site settings, which open beside the address. Then turn this on again.",
);

const UNANSWERED: (&str, &str) = (
    "The browser's question was not answered",
    "Turn this on again, and allow notifications when the browser asks.",
);
