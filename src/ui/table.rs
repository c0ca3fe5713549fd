//! The frame around a native table, and headers that sort it.

use leptos::{ev::MouseEvent, prelude::*};

use super::icon::{Glyph, Icon};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A table that scrolls sideways when it must, and becomes a list of cards on a narrow screen.
///
/// Rows are written by the caller: `<td data-label="Status">` names a cell on narrow screens,
/// where the head is not shown.
#[component]
pub fn TableFrame(
    /// What the table lists.
    #[prop(into)]
    label: Signal<String>,
    /// Its data are being read again.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// `<thead>` and `<tbody>`.
    children: Children,
) -> impl IntoView {
    // What scrolls must be reachable with a keyboard, hence `tabindex`, and then have a role and a
    // name. A group, because a region would stand beside the card's in the list of landmarks.
    view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=label>
            <table class="table" aria-label=label aria-busy=move || busy.get().then_some("true")>
                {children()}
            </table>
        </div>
    }
    .into_any()
}

/// The head of a column that can be sorted.
#[component]
pub fn SortHeader(
    /// What the column holds.
    #[prop(into)]
    label: String,
    /// How it is sorted now, if it is.
    #[prop(into)]
    direction: Signal<Option<SortDirection>>,
    /// Sort by this column, or the other way round.
    #[prop(into)]
    on_sort: Callback<()>,
) -> impl IntoView {
    let sorted = move || match direction.get() {
        None => "none",
        Some(SortDirection::Ascending) => "ascending",
        Some(SortDirection::Descending) => "descending",
    };
    let arrow = move || {
        direction.get().map(|direction| match direction {
            SortDirection::Ascending => view! { <Glyph icon=Icon::ArrowUp /> },
            SortDirection::Descending => view! { <Glyph icon=Icon::ArrowDown /> },
        })
    };
    view! {
        <th scope="col" aria-sort=sorted>
            <button
                class="table-sort"
                type="button"
                on:click=move |_: MouseEvent| _ = on_sort.try_run(())
            >
                {label}
                {arrow}
            </button>
        </th>
    }
    .into_any()
}
