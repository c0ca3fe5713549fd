//! What this session changed, each step with its result and a command that repeats it.

use leptos::prelude::*;

use crate::browser::intl;
use crate::state::activity::{Activity, Entry, Outcome};
use crate::ui::{Badge, CopyButton, EmptyState, Icon, PageHeader, RelativeTime, TableFrame, Tone};

/// The page.
#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    let activity = Activity::from_context();
    view! {
        <div class="page">
            <PageHeader
                title="Activity"
                summary="What was changed from this tab since it was opened. Reload the tab and the list is gone."
            />
            {move || table(activity.entries().get())}
        </div>
    }
    .into_any()
}

fn table(entries: Vec<Entry>) -> AnyView {
    if entries.is_empty() {
        return view! {
            <EmptyState
                icon=Icon::Clock
                title="Nothing was changed yet"
                text="Adding, editing, syncing and deleting mirrors will be listed here, with commands to copy."
            />
        }
        .into_any();
    }
    view! {
        <TableFrame label="Activity">
            <thead>
                <tr>
                    <th scope="col">"Time"</th>
                    <th scope="col">"Action"</th>
                    <th scope="col">"Mirror"</th>
                    <th scope="col">"Result"</th>
                    <th scope="col">"Command"</th>
                </tr>
            </thead>
            <tbody>{entries.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </TableFrame>
    }
    .into_any()
}

fn row(entry: Entry) -> AnyView {
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
    view! {
        <tr>
            <td data-label="Time"><RelativeTime datetime=at.to_iso() text=time.clone() title=time/></td>
            <td data-label="Action">{action}</td>
            <td data-label="Mirror" class="mono">{subject}</td>
            <td data-label="Result"><Badge tone text=word/><div class="muted">{reason}</div></td>
            <td data-label="Command"><CopyButton label="Copy as curl" text=move |()| curl.clone()/></td>
        </tr>
    }
    .into_any()
}

fn result(outcome: Outcome) -> (Tone, &'static str, String) {
    match outcome {
        Outcome::Pending => (Tone::Info, "Under way", String::new()),
        Outcome::Done => (Tone::Success, "Done", String::new()),
        Outcome::Failed(reason) => (Tone::Danger, "Not done", reason),
        Outcome::Unknown(reason) => (Tone::Warning, "Not known", reason),
    }
}
