//! How old the list is, and the button that reads it again.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::browser::intl;
use crate::reactive::{Memo, spawn};
use crate::state::now::Now;
use crate::state::project::ProjectStore;
use crate::ui::{Button, ButtonKind, Element, el};

/// The line under the table.
pub(super) fn freshness() -> Element {
    let store = ProjectStore::from_context();
    let now = Now::from_context();
    let age = Memo::new(move || {
        if store.is_partial() {
            let read = store
                .mirrors()
                .with(|mirrors| mirrors.value().map_or(0, Vec::len));
            return fill("Reading more mirrors, {0} so far…", &[&read.to_string()]);
        }
        let read_at = store.mirrors().with(|mirrors| mirrors.read_at());
        read_at.map_or_else(String::new, |time| {
            fill("Read {0}", &[&intl::relative(time, now.get())])
        })
    });
    let refresh = move || spawn(store.refresh());
    el("p").class("cluster muted").child((
        el("span").child(age),
        view! { <Button compact=true kind=ButtonKind::Quiet on_press=refresh>"Refresh"</Button> },
    ))
}
