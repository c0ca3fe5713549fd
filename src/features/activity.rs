//! What this session changed, each step with its result and a command that repeats it.

use leptos::prelude::*;

use crate::browser::intl;
use crate::state::activity::{Activity, Entry, Outcome};
use crate::ui::{
    Badge, CopyButton, Element, EmptyState, Icon, PageHeader, Part, RelativeTime, TableFrame, Tone,
    cell, el, head, part,
};

/// The page.
#[component]
pub(crate) fn ActivityPage() -> Part {
    let activity = Activity::from_context();
    el("div")
        .class("page")
        .child((
            view! {
                <PageHeader
                    title="Activity"
                    summary="What was changed from this tab since it was opened. Reload the tab and the list is gone."
                />
            },
            move || table(activity.entries().get()),
        ))
        .into()
}

fn table(entries: Vec<Entry>) -> Part {
    if entries.is_empty() {
        return view! {
            <EmptyState
                icon=Icon::Clock
                title="Nothing was changed yet"
                text="Adding, editing, syncing and deleting mirrors will be listed here, with commands to copy."
            />
        }
        .into_inner();
    }
    let rows = el("tbody").child(entries.into_iter().map(row).collect::<Vec<_>>());
    view! {
        <TableFrame label="Activity">
            {part((head(&["Time", "Action", "Mirror", "Result", "Command"]), rows))}
        </TableFrame>
    }
    .into_inner()
}

fn row(entry: Entry) -> Element {
    let Entry {
        at,
        action,
        subject,
        outcome,
        curl,
        ..
    } = entry;
    let (tone, word, reason) = result(outcome);
    let time = intl::absolute(at);
    el("tr").child((
        cell("Time")
            .child(view! { <RelativeTime datetime=at.to_iso() text=time.clone() title=time/> }),
        cell("Action").child(action),
        cell("Mirror").child(el("span").class("mono").child(subject)),
        cell("Result").child((
            view! { <Badge tone text=word/> },
            el("div").class("muted").child(reason),
        )),
        cell("Command").child(view! { <CopyButton label="Copy as curl" text=curl/> }),
    ))
}

fn result(outcome: Outcome) -> (Tone, &'static str, String) {
    match outcome {
        Outcome::Pending => (Tone::Info, "Under way", String::new()),
        Outcome::Done => (Tone::Success, "Done", String::new()),
        Outcome::Failed(reason) => (Tone::Danger, "Not done", reason),
        Outcome::Unknown(reason) => (Tone::Warning, "Not known", reason),
    }
}
