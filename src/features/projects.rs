//! Finding a project: by words, by path, by number, or by an address pasted from GitLab.

mod results;
mod search;

use leptos::prelude::*;
use mirrordeck_domain::model::id::ProjectRef;
use mirrordeck_domain::model::project_query::ProjectQuery;
use mirrordeck_language::fill;

use crate::navigation::Navigation;
use crate::route::Route;
use crate::state::session::Session;
use crate::ui::{Form, PageHeader, Part, TextField, el, text_field::TextKind};

use crate::reactive::{Memo, RwSignal, effect, spawn_scoped};
use results::Results;
use search::Search;

/// The page that finds a project.
#[component]
pub(crate) fn ProjectsPage() -> Part {
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let words = Memo::new(move || match navigation.route() {
        Route::Projects { search } => search,
        _ => String::new(),
    });
    let typed = RwSignal::new(words.get_untracked());
    let error = RwSignal::new(None::<String>);
    let search = Search::new(session);
    // Back and forward change the words behind the field's back.
    effect(move || {
        let words = words.get();
        if typed.get_untracked() != words {
            typed.set(words.clone());
        }
        spawn_scoped(search.run(words));
    });
    let find = move || {
        error.set(None);
        let Some(instance) = session.instance() else {
            return;
        };
        match ProjectQuery::read(&typed.get_untracked(), &instance) {
            ProjectQuery::Id(id) => navigation.go(&Route::project(id)),
            ProjectQuery::Path(path) => navigation.go(&Route::project(ProjectRef::Path(path))),
            ProjectQuery::Search(words) => navigation.replace(Route::Projects { search: words }),
            ProjectQuery::OtherInstance(host) => error.set(Some(fill(
                "This address belongs to {0}, but you are connected to {1}.",
                &[&host, &instance.to_string()],
            ))),
        }
    };
    let search_form = move || {
        view! {
            <Form on_submit=find>
                <TextField
                    label="Find a project"
                    value=typed
                    kind=TextKind::Search
                    error=error
                    hint="Words, a full path such as acme/platform/app, a number, or an address copied from GitLab. Enter searches."
                />
            </Form>
        }
    };
    el("div")
        .class("page")
        .child((
            view! { <PageHeader title="Projects" summary="Open a project to see its push mirrors."/> },
            search_form(),
            view! { <Results search words/> },
        ))
        .into()
}
