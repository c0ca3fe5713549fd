//! What has become of a part of the program that comes later, and what is shown until it is there.

use leptos::prelude::*;

use crate::browser::clock;
use crate::later::{Arrival, NotLoaded};
use crate::reactive::{RwSignal, spawn};
use crate::ui::{ErrorPanel, Loading, Part, part};

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
        self.ask(false);
    }

    fn ask(self, is_awaited: bool) {
        let state = self.state;
        if matches!(state.get_untracked(), State::Asked | State::Here(_)) {
            return;
        }
        state.set(State::Asked);
        let arrival = (self.fetch)();
        spawn(async move {
            let arrived = arrival.await;
            // What is shown of it is built in a piece of its own, so that the page can answer before;
            // unless it is all that there is to be shown.
            if !is_awaited {
                clock::breathe().await;
            }
            state.set(match arrived {
                Ok(function) => State::Here(function),
                Err(NotLoaded) => State::Failed,
            });
        });
    }

    /// It, once it is there, which is followed.
    pub(super) fn here(self) -> Option<F> {
        match self.state.get() {
            State::Here(function) => Some(function),
            _ => None,
        }
    }

    /// Shows something of it, and until it is there, that it is on its way.
    pub(super) fn show(self, content: impl Fn(F) -> Part + 'static) -> Part {
        if !matches!(self.state.get_untracked(), State::Failed) {
            self.ask(true);
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
