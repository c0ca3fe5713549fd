//! Parts of the program that are fetched when somebody first needs them.
//!
//! A release build cuts the program at these functions (see
//! `docs/decisions/0018-what-is-rarely-needed-comes-later.md`). In other builds everything is
//! there from the beginning, and fetching ends at once.

use std::future::Future;
use std::pin::Pin;

use crate::reactive::{RwSignal, spawn};
use crate::ui::{ErrorPanel, Loading, Part, part};
use leptos::prelude::*;

/// The part did not arrive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NotLoaded;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Makes a function that fetches a part of the program, of which all is reached through a function
/// or a few.
macro_rules! comes_later {
    ($part:ident: $kind:ty = $entry:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $part() -> Result<$kind, crate::app::later::NotLoaded> {
            Ok($entry)
        }

        #[cfg(not(split))]
        async fn $part() -> Result<$kind, crate::app::later::NotLoaded> {
            Ok($entry)
        }
    };
}

pub(super) use comes_later;

/// A part on its way. `F` is the function through which all of it is reached.
pub(super) type Arrival<F> = Pin<Box<dyn Future<Output = Result<F, NotLoaded>>>>;

#[derive(Clone, Copy)]
enum State<F> {
    NotAsked,
    Asked,
    Here(F),
    Failed,
}

/// A part that comes later.
pub(super) struct Later<F: 'static> {
    state: RwSignal<State<F>>,
    fetch: fn() -> Arrival<F>,
}

impl<F> Copy for Later<F> {}

impl<F> Clone for Later<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Copy + Send + Sync + 'static> Later<F> {
    /// Says how to fetch it, without doing so.
    pub(super) fn new(fetch: fn() -> Arrival<F>) -> Self {
        let state = RwSignal::new(State::NotAsked);
        Self { state, fetch }
    }

    /// Fetches it, unless that has begun.
    pub(super) fn fetch(self) {
        let state = self.state;
        if matches!(state.get_untracked(), State::Asked | State::Here(_)) {
            return;
        }
        state.set(State::Asked);
        let arrival = (self.fetch)();
        spawn(async move {
            state.set(match arrival.await {
                Ok(function) => State::Here(function),
                Err(NotLoaded) => State::Failed,
            });
        });
    }

    /// Shows something of it, and until it is there, that it is on its way.
    pub(super) fn show(self, content: impl Fn(F) -> Part + 'static) -> Part {
        if !matches!(self.state.get_untracked(), State::Failed) {
            self.fetch();
        }
        part(move || {
            match self.state.get() {
            State::Here(function) => content(function),
            State::NotAsked | State::Asked => {
                view! { <Loading label="Loading this part of Mirrordeck"/> }.into_inner()
            }
            State::Failed => view! {
                <ErrorPanel
                    title="This part of Mirrordeck did not arrive"
                    text="The connection to the host of this page was lost, or the host has a newer version by now."
                    next_step="Try again. If that does not help, load the page again; nothing in GitLab is affected."
                    on_retry=move || self.fetch()
                />
            }
            .into_inner(),
        }
        })
    }
}
