//! How far the scan is, what can be done about it, and what could not be read.

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::fleet::origin::ProjectKey;
use mirrordeck_domain::model::scan::end::{End, EndKind, Failure};
use mirrordeck_domain::model::scan::plan::{Listing, Progress as Scanned, Run};
use mirrordeck_language::{count, fill, text};

use crate::features::fleet::view::Looking;
use crate::features::fleet::{whose, written};
use crate::reactive::{Memo, Signal};
use crate::route::Route;
use crate::route::fleet::{FleetPanel, FleetView};
use crate::state::fleet::Fleet;
use crate::ui::{
    Banner, Button, ButtonLink, Disclosure, LiveRegion, Part, ProgressEdge, Tone, el, part, when,
};
use crate::wording;

/// Projects that a list of them shows at most.
const LISTED: usize = 200;

/// What the person can do.
pub(super) fn actions(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    let state = Memo::new(move || {
        fleet
            .progress()
            .with(|now| now.as_ref().map(|now| (now.run, now.is_done())))
    });
    let above =
        move |panel| Signal::derive(move || Route::Fleet(looking.view().with_panel(panel)).href());
    let wall = Signal::derive(move || {
        Route::Fleet(FleetView {
            is_kiosk: true,
            ..looking.view().closed()
        })
        .href()
    });
    let scan = move || match state.get() {
        Some((Run::Running, false)) => part((
            view! { <Button on_press=move || fleet.pause()>"Pause"</Button> },
            view! { <Button on_press=move || fleet.cancel()>"Cancel"</Button> },
        )),
        Some((Run::Paused | Run::Cancelled, false)) => part((
            view! { <Button on_press=move || fleet.resume()>"Resume"</Button> },
            view! { <Button on_press=move || fleet.scan_again()>"Start over"</Button> },
        )),
        _ => part(view! { <Button on_press=move || fleet.scan_again()>"Rescan"</Button> }),
    };
    // What another tab does cannot be stopped from here.
    let is_own = move || !fleet.is_following().get();
    part((
        view! { <ButtonLink href=above(FleetPanel::Scope)>"Choose projects"</ButtonLink> },
        el("span")
            .class("fleet-to-wall")
            .child(view! { <ButtonLink href=wall>"Wall display"</ButtonLink> }),
        view! { <ButtonLink href=above(FleetPanel::Export)>"Export"</ButtonLink> },
        when(is_own, move || part(scan)),
    ))
}

/// The bar at the head of the table.
pub(super) fn bar() -> Part {
    let fleet = Fleet::from_context();
    let is_reading = move || {
        let progress = fleet.progress();
        progress.with(|now| now.as_ref().is_some_and(|now| !now.is_done()))
    };
    part(when(is_reading, move || {
        let share = Signal::derive(move || {
            fleet.progress().with(|now| {
                let now = now.as_ref()?;
                (now.found > 0).then(|| now.ended() as f64 / now.found as f64)
            })
        });
        let label = Signal::derive(move || fleet.progress().with(|now| words(now.as_ref())));
        view! { <ProgressEdge label value=share/> }
    }))
}

/// The scan in words, and what it could not read.
pub(super) fn notes() -> Part {
    let fleet = Fleet::from_context();
    let progress = Memo::new(move || fleet.progress().get());
    let is_shown =
        Memo::new(move || progress.with(|now| now.as_ref().is_some_and(|now| !now.is_done())));
    let said = move || {
        let mut said = progress.with(|now| words(now.as_ref()));
        if let Some(left) = fleet.time_left_ms() {
            said.push_str(" · ");
            said.push_str(&duration(left));
        }
        said
    };
    let errors = Memo::new(move || fleet.errors());
    let has_rows = Memo::new(move || fleet.with(|fleet| !fleet.rows().is_empty()));
    let broken = move || {
        let is_of_several = fleet.is_of_several();
        // What is all that there is stands in the place of the rows.
        let is_told = has_rows.get() || is_of_several;
        let errors = errors.get().into_iter().filter(|_| is_told);
        let banner = |(name, error): (String, ApiError)| {
            let text = wording::error::line(&wording::error::read(&error));
            let title = if is_of_several {
                fill("The list of projects of {0} is not whole", &[&name])
            } else {
                mirrordeck_language::text("The list of projects is not whole").to_owned()
            };
            part(view! {
                <Banner tone=Tone::Warning title text>
                    <Button compact=true on_press=move || fleet.scan_again()>"Read it again"</Button>
                </Banner>
            })
        };
        errors.map(banner).collect::<Vec<_>>()
    };
    part((
        when(
            move || is_shown.get(),
            move || el("p").class("muted small fleet-said").child(said),
        ),
        when(
            move || fleet.is_following().get(),
            || {
                let text = "Another tab reads the mirrors. What it finds appears here too.";
                el("p").class("muted small").child(text)
            },
        ),
        // Not each step of it: a count that moves is no news.
        view! {
            <LiveRegion message=Signal::derive(move || {
                if is_shown.get() { text("Reading mirrors").to_owned() } else { String::new() }
            })/>
        },
        part(broken),
        unread(progress),
        unread_named(),
    ))
}

/// Projects that were named and could not be read.
fn unread_named() -> Part {
    let unread = Fleet::from_context().unread_named();
    part(when(
        move || !unread.read().is_empty(),
        move || {
            let summary = Signal::derive(move || {
                let number = unread.read().len();
                count(
                    number as u64,
                    "{0} project of your list could not be read",
                    "{0} projects of your list could not be read",
                    &[&written(number)],
                )
            });
            let item = |(name, error): &(String, ApiError)| {
                let why = [" · ", &wording::error::read(error).title].concat();
                el("li").child((name.clone(), el("span").class("muted").child(why)))
            };
            let list = part(move || {
                let items: Vec<_> = unread.read().iter().map(item).collect();
                el("ul").class("fleet-list").child(items)
            });
            view! { <Disclosure summary>{list}</Disclosure> }
        },
    ))
}

/// Projects that ended otherwise than read, each kind with its list.
fn unread(progress: Memo<Option<Scanned>>) -> Part {
    let fleet = Fleet::from_context();
    let kinds = [
        (
            EndKind::Failed,
            "{0} project could not be read",
            "{0} projects could not be read",
        ),
        (
            EndKind::NotPermitted,
            "{0} project closed to you: managing mirrors needs the Maintainer role",
            "{0} projects closed to you: managing mirrors needs the Maintainer role",
        ),
        (
            EndKind::Gone,
            "{0} project gone since they were listed",
            "{0} projects gone since they were listed",
        ),
    ];
    let lists = kinds.map(|(kind, one, other)| {
        let number = Memo::new(move || {
            progress.with(|now| now.as_ref().map_or(0, |now| number_of(now, kind)))
        });
        part(when(
            move || number.get() > 0,
            move || {
                let summary = Signal::derive(move || {
                    let number = number.get();
                    count(number as u64, one, other, &[&written(number)])
                });
                view! {
                    <Disclosure summary>
                        {part(move || {
                            _ = number.get();
                            list(fleet, kind)
                        })}
                        <Button compact=true on_press=move || fleet.retry(kind)>"Read them again"</Button>
                    </Disclosure>
                }
            },
        ))
    });
    part(Vec::from(lists))
}

fn list(fleet: Fleet, kind: EndKind) -> Part {
    let found = fleet.with(|collection| {
        let found = collection.projects().filter_map(|project| {
            let end = fleet.end_of(project.key())?;
            (end.kind() == kind).then(|| (project.key(), project.path.to_string(), end))
        });
        found.take(LISTED).collect::<Vec<_>>()
    });
    let items: Vec<_> = found
        .into_iter()
        .map(|(key, path, end)| {
            let why = match end {
                End::Failed(failure) => [" · ", text(reason(failure))].concat(),
                _ => String::new(),
            };
            el("li").child((
                el("a").attr("href", href(fleet, key)).child(path),
                el("span").class("muted").child(why),
            ))
        })
        .collect();
    part(el("ul").class("fleet-list").child(items))
}

/// The page of a project, as the account sees it with which it was read.
pub(super) fn href(fleet: Fleet, project: ProjectKey) -> String {
    let account = fleet.account_of(project.origin);
    whose::href(&Route::project(project.id), account.as_ref())
}

const fn number_of(progress: &Scanned, kind: EndKind) -> usize {
    match kind {
        EndKind::Read => progress.read,
        EndKind::Empty => progress.empty,
        EndKind::NotPermitted => progress.not_permitted,
        EndKind::Gone => progress.gone,
        EndKind::Failed => progress.failed,
    }
}

const fn reason(failure: Failure) -> &'static str {
    match failure {
        Failure::Network => "no answer came",
        Failure::Throttled => "the instance asked for fewer requests",
        Failure::Server => "the instance failed",
        Failure::Unreadable => "the answer could not be read",
        Failure::Refused => "the instance refused",
    }
}

fn words(progress: Option<&Scanned>) -> String {
    let Some(now) = progress else {
        return text("Reading projects").to_owned();
    };
    let (one, other) = match now.listing {
        Listing::Complete => ("{0} project of {1}", "{0} projects of {1}"),
        Listing::Running => ("{0} project of {1} so far", "{0} projects of {1} so far"),
        Listing::Broken => ("{0} project of {1} known", "{0} projects of {1} known"),
    };
    let numbers = [&*written(now.ended()), &now.found.to_string()];
    let read = count(now.ended() as u64, one, other, &numbers);
    let state = match now.run {
        Run::Running => "Reading: {0}",
        Run::Paused => "Paused: {0} read",
        Run::Cancelled => "Cancelled: {0} read",
    };
    fill(state, &[&read])
}

fn duration(left_ms: i64) -> String {
    let seconds = left_ms / 1_000;
    match seconds {
        ..=9 => text("a few seconds left").to_owned(),
        10..=89 => {
            let seconds = seconds / 10 * 10;
            count(
                seconds.unsigned_abs(),
                "{0} second left",
                "{0} seconds left",
                &[&seconds.to_string()],
            )
        }
        _ => {
            let minutes = usize::try_from((seconds + 30) / 60).unwrap_or(0);
            count(
                minutes as u64,
                "about {0} minute left",
                "about {0} minutes left",
                &[&written(minutes)],
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_said_as_coarsely_as_it_is_known() {
        for (left_ms, expected) in [
            (0, "a few seconds left"),
            (9_900, "a few seconds left"),
            (34_000, "30 seconds left"),
            (89_999, "80 seconds left"),
        ] {
            assert_eq!(duration(left_ms), expected, "{left_ms}");
        }
    }
}
