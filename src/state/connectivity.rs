//! Whether there is a network, for the banner and the poller.

use leptos::prelude::*;

use crate::browser::network;
use crate::reactive::{RwSignal, expect_context, keep};

/// Whether the browser believes to have a network.
#[derive(Clone, Copy)]
pub(crate) struct Connectivity(RwSignal<bool>);

impl Connectivity {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let online = RwSignal::new(network::is_online());
        let listeners = network::on_change(move || online.set(network::is_online()));
        // Kept with the owner of the app and removed with it.
        keep(listeners);
        let store = Self(online);
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Whether there is a network.
    pub(crate) fn is_online(self) -> bool {
        self.0.get()
    }

    /// Whether there is a network, for loops.
    pub(crate) fn is_online_untracked(self) -> bool {
        self.0.get_untracked()
    }
}
