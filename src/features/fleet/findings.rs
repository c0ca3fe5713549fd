//! Where the fleet pushes to, whose it is, and what is odd about it.

use leptos::prelude::*;
use mirrordeck_domain::model::fleet::flags::Flags;
use mirrordeck_domain::model::fleet::origin::Origin;
use mirrordeck_domain::model::fleet::overview::{Overview, Share as Counted};
use mirrordeck_domain::model::fleet::query::key::Key;
use mirrordeck_domain::model::fleet::query::toggle::with_term;
use mirrordeck_domain::model::fleet::query::value::{Fixed, Value};
use mirrordeck_language::text;

use crate::features::fleet::coverage::coverage;
use crate::features::fleet::view::Looking;
use crate::features::fleet::written;
use crate::reactive::{Memo, Signal};
use crate::state::fleet::Fleet;
use crate::ui::bar_list::{BarList, Share};
use crate::ui::{Button, Part, Tag, el, part, when};

/// The cards below the table.
pub(super) fn findings(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    let overview = Memo::new(move || fleet.overview_calmly());
    let hosts = Memo::new(move || overview.with(|counts| counts.hosts.clone()));
    let groups = Memo::new(move || overview.with(|counts| counts.groups.clone()));
    let accounts = Memo::new(move || overview.with(|counts| by_account(fleet, counts)));
    let is_of_several = Memo::new(move || fleet.is_of_several());
    part(
        el("section")
            .class("fleet-findings")
            .attr("aria-label", text("Breakdown"))
            .child((
                when(
                    move || is_of_several.get(),
                    move || {
                        let label = "Accounts";
                        card(label, breakdown(looking, label, Key::Account, accounts))
                    },
                ),
                card(
                    "Target hosts",
                    breakdown(looking, "Target hosts", Key::Host, hosts),
                ),
                card("Groups", breakdown(looking, "Groups", Key::Group, groups)),
                card("Findings", odd(looking)),
                card("Coverage", coverage(hosts)),
            )),
    )
}

/// The mirrors of each account, the person's own first.
fn by_account(fleet: Fleet, counts: &Overview) -> Vec<Counted> {
    let counted = |origin: Origin| {
        let (count, failing) = counts.of_origin(origin);
        Counted {
            name: fleet.name_of(origin).into(),
            count,
            failing,
        }
    };
    fleet.origins().into_iter().map(counted).collect()
}

fn card(title: &'static str, content: Part) -> Part {
    part(
        el("section")
            .class("fleet-finding")
            .child((el("h2").child(title), content)),
    )
}

/// A bar for each name; a press filters by it.
fn breakdown(looking: Looking, label: &'static str, key: Key, counted: Memo<Vec<Counted>>) -> Part {
    let shares = Signal::derive(move || {
        let query = looking.parsed().query;
        counted.with(|counted| {
            let share = |share: &Counted| Share {
                name: share.name.to_string(),
                count: share.count,
                part: share.failing,
                is_pressed: query.has(key, &Value::text(&share.name)),
            };
            counted.iter().map(share).collect::<Vec<_>>()
        })
    });
    let press = move |name: String| {
        let filter = untrack(|| looking.filter());
        looking.set_filter(with_term(&filter, key, &Value::text(&name)));
    };
    view! { <BarList label part_words="{0} failing" shares on_press=press/> }.into_inner()
}

/// What a finding is called.
const fn label(finding: Flags) -> &'static str {
    match finding {
        Flags::DUPLICATE => "Two mirrors of one project to the same target",
        Flags::SHARED => "Several projects to the same target",
        Flags::SELF => "A project that mirrors to itself",
        Flags::PING_PONG => "Two projects that mirror to each other",
        Flags::OVER_LIMIT => "More than ten enabled in one project: GitLab skips these",
        Flags::HTTP => "Plain http: the secret passes in the clear",
        Flags::NO_HOST_KEYS => "SSH without a known host key",
        Flags::PUBLIC => "A private project to a public host",
        _ => "",
    }
}

fn odd(looking: Looking) -> Part {
    let fleet = Fleet::from_context();
    let rows: Vec<_> = Flags::ALL
        .into_iter()
        .map(|(_, finding)| {
            let number = Memo::new(move || {
                fleet.with_calmly(|fleet| {
                    let has = fleet.flags().iter().filter(|flags| flags.contains(finding));
                    has.count()
                })
            });
            let press = move || {
                let filter = untrack(|| looking.filter());
                let value = Value::Fixed(Fixed::Finding(finding));
                looking.set_filter(with_term(&filter, Key::Is, &value));
            };
            part(when(
                move || number.get() > 0,
                move || {
                    let text = Signal::derive(move || written(number.get()));
                    el("li").child((
                        el("span").child(label(finding)),
                        view! { <Tag text/> },
                        view! { <Button compact=true on_press=press>"Filter"</Button> },
                    ))
                },
            ))
        })
        .collect();
    let is_clean = Memo::new(move || {
        fleet.with_calmly(|fleet| fleet.flags().iter().all(|flags| flags.is_empty()))
    });
    part((
        el("ul").class("fleet-odd").child(rows),
        when(
            move || is_clean.get(),
            || el("p").class("muted").child("Nothing odd was found."),
        ),
    ))
}
