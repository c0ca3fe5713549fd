//! Projects that nothing is mirrored from, or nothing to one host.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::coverage::uncovered;
use mirrordeck_domain::model::fleet::origin::ProjectKey;
use mirrordeck_domain::model::fleet::overview::Share;
use mirrordeck_domain::model::scan::end::{End, EndKind};
use mirrordeck_language::{count, fill, text};

use crate::features::fleet::progress::href;
use crate::features::fleet::written;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::fleet::Fleet;
use crate::ui::{Choice, Disclosure, Part, SelectField, el, part, when};

/// Projects that a list of them shows at most.
const LISTED: usize = 200;

/// Hosts to choose from, those with most mirrors.
const HOSTS: usize = 50;

/// Counts and lists them.
pub(super) fn coverage(hosts: Memo<Vec<Share>>) -> Part {
    let fleet = Fleet::from_context();
    let host = RwSignal::new(String::new());
    // By name alone, so that a count that moves does not close an open list.
    let names = Memo::new(move || {
        hosts.with(|hosts| {
            let names = hosts.iter().map(|share| share.name.to_string());
            let mut names: Vec<_> = names.take(HOSTS).collect();
            names.sort_unstable();
            names
        })
    });
    let choices = Signal::derive(move || {
        let named = |name: String| Choice::new(name.clone(), name);
        let any = Choice::new("", "any host");
        let all = std::iter::once(any).chain(names.get().into_iter().map(named));
        all.collect::<Vec<_>>()
    });
    let bare = Memo::new(move || uncovered_projects(fleet, &host.read()));
    let summary = Signal::derive(move || {
        let projects = bare.with(Vec::len);
        let (number, projects) = (written(projects), projects as u64);
        host.with(|host| match host.as_str() {
            "" => count(
                projects,
                "{0} project without an enabled mirror",
                "{0} projects without an enabled mirror",
                &[&number],
            ),
            host => count(
                projects,
                "{0} project without an enabled mirror to {1}",
                "{0} projects without an enabled mirror to {1}",
                &[&number, host],
            ),
        })
    });
    let covered = move || {
        host.with(|host| match host.as_str() {
            "" => text("Every project that was read has an enabled mirror.").to_owned(),
            host => fill(
                "Every project that was read has an enabled mirror to {0}.",
                &[host],
            ),
        })
    };
    let list = move || {
        bare.with(|bare| {
            let item = |(key, path): &(ProjectKey, String)| {
                let link = el("a").attr("href", href(fleet, *key));
                el("li").child(link.child(path.clone()))
            };
            let items: Vec<_> = bare.iter().take(LISTED).map(item).collect();
            el("ul").class("fleet-list").child(items)
        })
    };
    part((
        view! { <SelectField label="Mirrored to" value=host choices/> },
        when(
            move || bare.with(Vec::is_empty),
            move || el("p").class("muted").child(covered),
        ),
        when(
            move || !bare.with(Vec::is_empty),
            move || {
                let list = part(list);
                view! { <Disclosure summary>{list}</Disclosure> }
            },
        ),
    ))
}

/// Keys and paths of the projects that were read and have no enabled mirror to a host, or to
/// any if it is empty.
fn uncovered_projects(fleet: Fleet, host: &str) -> Vec<(ProjectKey, String)> {
    let host = Some(host).filter(|host| !host.is_empty());
    fleet.with_calmly(|collection| {
        let was_read = |key| {
            let kind = untrack(|| fleet.end_of(key)).map(End::kind);
            matches!(kind, Some(EndKind::Read | EndKind::Empty))
        };
        let projects = collection.projects();
        let read: Vec<_> = projects
            .filter(|project| was_read(project.key()))
            .cloned()
            .collect();
        let bare = uncovered(&read, collection.rows(), host).into_iter();
        let bare = bare.map(|place| {
            let project = &read[place as usize];
            (project.key(), project.path.to_string())
        });
        bare.collect()
    })
}
