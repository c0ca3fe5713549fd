//! How the mirror does: its health in words, the last attempt and success, and a sync that is followed.

use leptos::prelude::*;
use mirrordeck_domain::model::back_off::back_off_until;
use mirrordeck_domain::model::mirror::{Mirror, UpdateStatus};
use mirrordeck_domain::model::target_url;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_domain::model::verdict::Verdict;
use mirrordeck_language::{fill, text};

use crate::browser::intl;
use crate::features::mirror::moment;
use crate::features::mirror::page::Page;
use crate::features::mirror::problem;
use crate::reactive::{Memo, Signal};
use crate::ui::{
    Badge, Card, DescriptionItem, DescriptionList, ExternalLink, Part, RelativeTime, Tone, el, part,
};
use crate::wording;

/// The card.
pub(super) fn card(page: Page) -> Part {
    let attempt = Memo::new(move || {
        page.mirror
            .with(|mirror| moment::last_attempt(mirror.as_ref()?))
    });
    let success = Memo::new(move || {
        page.mirror
            .with(|mirror| mirror.as_ref()?.last_successful_update_at)
    });
    let took = page.text(|page, mirror| moment::attempt_suffix(mirror, page.now.get()));
    let facts = part((
        fact("Last result", health(page)),
        fact("Last attempt", time(page, attempt, took)),
        fact("Last success", time(page, success, Signal::default())),
        fact("Target", target(page)),
    ));
    let content = part((
        view! { <DescriptionList>{facts}</DescriptionList> },
        problem::problem(page),
    ));
    view! { <Card title="Status">{content}</Card> }.into_inner()
}

/// One line of facts.
pub(super) fn fact(label: &'static str, value: Part) -> Part {
    view! { <DescriptionItem label>{value}</DescriptionItem> }.into_inner()
}

fn health(page: Page) -> Part {
    let tone = move || {
        page.health
            .get()
            .map_or(Tone::Neutral, wording::health::tone)
    };
    let label = move || {
        page.health
            .get()
            .map(|health| text(wording::health::label(health)).to_owned())
            .unwrap_or_default()
    };
    let explanation = page.text(explanation);
    el("div")
        .class("stack")
        .attr("data-gap", "small")
        .child((
            badge_line(Signal::derive(tone), Signal::derive(label), explanation),
            followed(page),
        ))
        .into()
}

/// What the health means here; while GitLab retries, with the time of the next attempt.
fn explanation(page: Page, mirror: &Mirror) -> String {
    if let UpdateStatus::Unknown(word) = &mirror.update_status {
        return fill(
            "GitLab calls it \u{201c}{0}\u{201d}, a word Mirrordeck does not know.",
            &[word],
        );
    }
    let health = page.health.get();
    let explanation = text(health.map(wording::health::explanation).unwrap_or_default());
    let next = (mirror.enabled && mirror.update_status == UpdateStatus::ToRetry)
        .then(|| back_off_until(mirror))
        .flatten();
    match next {
        Some(next) if next > page.now.get() => fill(
            "{0} Next at about {1}.",
            &[explanation, &intl::time_of_day(next)],
        ),
        _ => explanation.to_owned(),
    }
}

/// A badge, and words beside it.
fn badge_line(tone: Signal<Tone>, label: Signal<String>, words: Signal<String>) -> Part {
    el("div")
        .class("cluster")
        .child((
            view! { <Badge tone text=label/> },
            el("span").class("muted").child(words),
        ))
        .into()
}

/// A moment as date, distance and what is to be said about it.
fn time(page: Page, moment: Memo<Option<Timestamp>>, suffix: Signal<String>) -> Part {
    part(move || match moment.get() {
        None => part("Never"),
        Some(time) => {
            let text = Signal::derive(move || intl::relative(time, page.now.get()));
            let absolute = intl::absolute(time);
            let datetime = time.to_iso();
            let date = [&absolute, " \u{b7} "].concat();
            let relative = view! { <RelativeTime datetime text title=absolute/> };
            el("span").child((date, relative, suffix)).into()
        }
    })
}

/// The address in full, as a link if a browser can open it.
fn target(page: Page) -> Part {
    let url = Memo::new(move || page.mirror.with(|mirror| mirror.as_ref()?.url.clone()));
    part(move || {
        let Some(url) = url.get() else {
            return part(
                "GitLab stored an address that it cannot read. Delete this mirror and add it again.",
            );
        };
        let text = target_url::mask_credentials(&url);
        match target_url::web_address(&url) {
            Some(href) => view! { <ExternalLink href>{part(text)}</ExternalLink> }.into_inner(),
            None => part(text),
        }
    })
}

/// The last sync that was asked for here, and what has become of it.
fn followed(page: Page) -> Part {
    let verdict = move || page.store.verdict(page.id);
    let is_followed = Memo::new(move || verdict().is_some());
    let title = move || {
        verdict()
            .as_ref()
            .map(wording::verdict::title)
            .unwrap_or_default()
    };
    let detail = page.text(|page, mirror| {
        let followed = page
            .store
            .verdict(page.id)
            .zip(page.store.asked_at(page.id));
        followed
            .map(|(verdict, asked_at)| {
                let detail = wording::verdict::detail(&verdict, mirror, &intl::time_of_day);
                fill(
                    "Asked for at {0}. {1}",
                    &[&intl::time_of_day(asked_at), &detail],
                )
            })
            .unwrap_or_default()
    });
    let tone = move || verdict().as_ref().map_or(Tone::Neutral, verdict_tone);
    // The region is always there, so that what appears in it is read aloud.
    let line = move || badge_line(Signal::derive(tone), Signal::derive(title), detail);
    el("div")
        .attr("role", "status")
        .child(move || is_followed.get().then(line))
        .into()
}

const fn verdict_tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Passed => Tone::Success,
        Verdict::Failed { .. } => Tone::Danger,
        Verdict::PassedWithDivergence | Verdict::Retrying { .. } | Verdict::Unproven => {
            Tone::Warning
        }
        Verdict::Running { .. } | Verdict::Queued { .. } | Verdict::Unknown(_) => Tone::Info,
    }
}
