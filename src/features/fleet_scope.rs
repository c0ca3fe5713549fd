//! Choosing which projects the fleet consists of.

use leptos::prelude::*;
use mirrordeck_domain::model::id::ProjectRef;
use mirrordeck_domain::model::scan::scope::{MOST_NAMED, Scope, ScopeProblem};
use mirrordeck_language::{count, fill, text};

use crate::navigation::Navigation;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::route::fleet::FleetView;
use crate::state::session::Session;
use crate::ui::{
    Button, ButtonKind, Choice, Dialog, DialogFooter, Part, RadioGroup, TextArea, TextField, part,
    text_field::TextKind, when,
};

const ALL: &str = "all";
const GROUP: &str = "group";
const NAMED: &str = "named";

/// The dialog above the fleet.
pub(crate) fn fleet_scope_dialog(view: FleetView) -> Part {
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let kind = RwSignal::new(kind_of(&view.scope).to_owned());
    let group = RwSignal::new(match &view.scope {
        Scope::Group(path) => path.clone(),
        _ => String::new(),
    });
    let named = RwSignal::new(match &view.scope {
        Scope::Named(projects) => lines(projects),
        _ => String::new(),
    });
    let error = RwSignal::new(None::<String>);
    let back = Route::Fleet(view.closed());
    let close = move || navigation.go(&back);
    let cancel = close.clone();
    let choose = move || {
        let Some(instance) = session.instance() else {
            return;
        };
        let kind = kind.get_untracked();
        let read = match kind.as_str() {
            GROUP => Scope::read_group(&group.get_untracked(), &instance),
            NAMED => Scope::read_projects(&named.get_untracked(), &instance),
            _ => Ok(Scope::Maintained),
        };
        match read {
            Ok(scope) => navigation.go(&Route::Fleet(FleetView {
                is_of_all: view.is_of_all && scope == Scope::Maintained,
                scope,
                ..view.closed()
            })),
            Err(problem) => error.set(Some(sentence(&problem, kind == GROUP))),
        }
    };
    let is = move |wanted: &'static str| move || kind.with(|kind| kind == wanted);
    let group_field = move || {
        view! {
            <TextField
                label="Group"
                kind=TextKind::Code
                value=group
                error=error
                hint="Its full path, such as acme/platform, or the address of its page. Subgroups are read too."
            />
        }
    };
    let named_field = move || {
        view! {
            <TextArea
                label="Projects"
                value=named
                error=error
                rows=8
                hint="Paths, numbers or addresses copied from GitLab, one on each line or separated by commas."
            />
        }
    };
    view! {
        <Dialog title="Which projects?" on_close=close on_submit=choose>
            <DialogFooter slot>
                <Button on_press=cancel>"Cancel"</Button>
                <Button submit=true kind=ButtonKind::Primary>"Show"</Button>
            </DialogFooter>
            <RadioGroup legend="Projects" value=kind choices=choices()/>
            {part((when(is(GROUP), group_field), when(is(NAMED), named_field)))}
        </Dialog>
    }
    .into_inner()
}

const fn kind_of(scope: &Scope) -> &'static str {
    match scope {
        Scope::Maintained => ALL,
        Scope::Group(_) => GROUP,
        Scope::Named(_) => NAMED,
    }
}

fn choices() -> Vec<Choice> {
    vec![
        Choice::new(ALL, "All of mine")
            .described("Every project where you are Maintainer or Owner."),
        Choice::new(GROUP, "One group").described("What of it is yours, with its subgroups."),
        Choice::new(NAMED, "A list").described("Projects that you name."),
    ]
}

fn lines(projects: &[ProjectRef]) -> String {
    let lines: Vec<_> = projects.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

fn sentence(problem: &ScopeProblem, is_group: bool) -> String {
    match problem {
        ScopeProblem::Nothing if is_group => text("Enter the path of a group.").to_owned(),
        ScopeProblem::Nothing => text("Enter at least one project.").to_owned(),
        ScopeProblem::NotOne(typed) if is_group => fill(
            "\u{201c}{0}\u{201d} is not a group. A full path looks like acme/platform.",
            &[typed],
        ),
        ScopeProblem::NotOne(typed) => fill(
            "\u{201c}{0}\u{201d} is not a project. A full path looks like acme/platform/app.",
            &[typed],
        ),
        ScopeProblem::OtherInstance(host) => fill(
            "{0} is another instance than the one you are connected to.",
            &[host],
        ),
        ScopeProblem::TooMany(number) => count(
            *number as u64,
            "This is {0} project. Up to {1} can be named; for more, choose their group.",
            "These are {0} projects. Up to {1} can be named; for more, choose their group.",
            &[&number.to_string(), &MOST_NAMED.to_string()],
        ),
    }
}
