//! The card beside a project's push mirrors.

use leptos::prelude::*;
use mirrordeck_domain::model::pull_mirror::{ImportStatus, PullMirror};
use mirrordeck_domain::model::target_url;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::{Words, fill, text};

use crate::browser::intl;
use crate::reactive::{Memo, RwSignal, Signal, spawn};
use crate::route::{ProjectPanel, Route};
use crate::state::now::Now;
use crate::state::project::{ProjectStore, Pull};
use crate::state::session::Session;
use crate::state::snapshot::{Snapshot, View};
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{
    Badge, Button, ButtonLink, Card, CodeBlock, DescriptionItem, DescriptionList, Part,
    RelativeTime, Tone, el, part, when,
};
use crate::wording;

/// Shows the pull mirror, or in one line why there is none. A project that cannot be read has no
/// such card.
#[component]
pub(crate) fn PullMirrorCard() -> Part {
    let store = ProjectStore::from_context();
    let is_readable = move || {
        let is_failed = |project: &Snapshot<_>| matches!(project.view(), View::Failed(_));
        !store.project().with(is_failed)
    };
    part(when(is_readable, card))
}

fn card() -> Part {
    let store = ProjectStore::from_context();
    let content = Memo::new(move || {
        store.pull().with(|pull| match pull.view() {
            View::Loading => None,
            View::Failed(error) => Some(Err(wording::error::write(error))),
            View::Showing { value, .. } => Some(Ok(value.clone())),
        })
    });
    let content = part(move || match content.get() {
        None => line("Reading…"),
        Some(Err(message)) => line(message),
        Some(Ok(Pull::Configured(mirror))) => configured(mirror),
        Some(Ok(Pull::NotConfigured)) => part((
            line("This project does not pull from anywhere."),
            actions(false),
        )),
        Some(Ok(Pull::NotOffered)) => line(
            "This GitLab has no pull mirrors in its API: they need the Enterprise Edition with a Premium or Ultimate licence.",
        ),
        Some(Ok(Pull::NotAllowed)) => line("You need the Maintainer role to see it."),
    });
    view! { <Card title="Pull mirror">{content}</Card> }.into_inner()
}

fn line(words: impl Into<Words>) -> Part {
    el("p").class("muted").child(words.into()).into()
}

fn configured(mirror: PullMirror) -> Part {
    let source = mirror
        .url
        .as_deref()
        .map_or_else(|| text("not shown by GitLab").to_owned(), target_url::shown);
    let (tone, status) = status(&mirror);
    let source = part(el("span").class("mono").child(source));
    let success = mirror.last_successful_update_at;
    let rules = rules(&mirror);
    let facts = view! {
        <DescriptionList>
            <DescriptionItem label="Fetches from">{source}</DescriptionItem>
            <DescriptionItem label="Last result"><Badge tone text=status/></DescriptionItem>
            <DescriptionItem label="Last success">{moment(success)}</DescriptionItem>
            <DescriptionItem label="Rules">{part(rules)}</DescriptionItem>
        </DescriptionList>
    };
    let error = mirror.last_error.map(|error| {
        let text = target_url::mask_credentials(&error);
        view! { <CodeBlock label="Last error" tone=Tone::Danger text/> }
    });
    el("div")
        .class("stack")
        .child((facts, error, actions(true)))
        .into()
}

fn moment(time: Option<Timestamp>) -> Part {
    let now = Now::from_context();
    match time {
        Some(time) => {
            let text = Signal::derive(move || intl::relative(time, now.get()));
            view! { <RelativeTime datetime=time.to_iso() text title=intl::absolute(time)/> }
                .into_inner()
        }
        None => part("never"),
    }
}

fn actions(is_configured: bool) -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let toasts = Toasts::from_context();
    let is_busy = RwSignal::new(false);
    let no_write = Signal::derive(move || wording::reason::no_write(session.is_read_only()));
    let start = move || {
        let Some(project) = store.project_id() else {
            return;
        };
        is_busy.set(true);
        spawn(async move {
            match store.start_pull(project).await {
                Ok(()) => toasts.show(
                    ToastTone::Success,
                    "Fetch asked for",
                    "GitLab fetches now, or when the interval since the last fetch is over (5 minutes by default).",
                ),
                Err(error) => toasts.show(ToastTone::Problem, "No fetch was started", wording::error::write(&error)),
            }
            is_busy.set(false);
        });
    };
    let href = Signal::derive(move || {
        let project = store.project_id();
        project
            .map(|id| Route::project_panel(id, ProjectPanel::PullMirror).href())
            .unwrap_or_default()
    });
    let fetch = is_configured.then(|| {
        view! {
            <Button compact=true on_press=start busy=is_busy disabled_because=no_write>"Fetch now"</Button>
        }
    });
    let edit = if is_configured {
        "Edit pull mirror"
    } else {
        "Set up pull mirror"
    };
    el("div")
        .class("cluster")
        .child((
            fetch,
            view! { <ButtonLink compact=true href>{part(edit)}</ButtonLink> },
        ))
        .into()
}

/// The last result; a mirror that is switched off fetches nothing, whatever it did last.
fn status(mirror: &PullMirror) -> (Tone, String) {
    if mirror.enabled == Some(false) {
        return (Tone::Neutral, text("Disabled").to_owned());
    }
    let (tone, word) = match &mirror.update_status {
        ImportStatus::None => (Tone::Neutral, "Never run"),
        ImportStatus::Scheduled => (Tone::Info, "Scheduled"),
        ImportStatus::Started => (Tone::Info, "Running"),
        ImportStatus::Finished => (Tone::Success, "Up to date"),
        ImportStatus::Failed => (Tone::Danger, "Failed"),
        ImportStatus::Canceled => (Tone::Warning, "Cancelled"),
        ImportStatus::Unknown(word) => return (Tone::Neutral, word.clone()),
    };
    (tone, text(word).to_owned())
}

fn rules(mirror: &PullMirror) -> String {
    let branches = match &mirror.mirror_branch_regex {
        Some(regex) if !regex.is_empty() => fill("branches matching {0}", &[regex]),
        _ if mirror.only_mirror_protected_branches == Some(true) => {
            text("protected branches").to_owned()
        }
        _ => text("all branches").to_owned(),
    };
    let mut rules = vec![branches.as_str()];
    if mirror.mirror_overwrites_diverged_branches == Some(true) {
        rules.push(text("overwrites diverged branches"));
    }
    if mirror.mirror_trigger_builds == Some(true) {
        rules.push(text("starts pipelines"));
    }
    rules.join(", ")
}
