//! The connection to one instance, with one credential.

mod accounts;
mod beginning;
mod beside;
mod calls;
mod hosted;
mod leaving;
mod renewal;
mod sign_in;
mod signing;

use std::rc::Rc;

use leptos::prelude::*;
use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::capabilities::{Capabilities, Observed};
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::token::TokenAccess;

use crate::browser::http::Transport;
use crate::reactive::{RwSignal, Signal, StoredValue, expect_context};
use crate::state::client::Client;
use crate::state::config::Config;
use crate::state::drafts::Drafts;
use crate::state::host::Host;
use crate::state::probe::Profile;
use crate::state::snapshot::Snapshot;
use crate::state::token_store::{Called, Keep, Stored};

pub(crate) use accounts::Account;
use signing::Work;
pub(crate) use signing::{SignIn, SignInStep};

/// Where we are connected to, and with what.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// The instance.
    pub(crate) instance: InstanceUrl,
    /// Where the token is kept.
    pub(crate) keep: Keep,
    /// Whose token it is, if that is known.
    user: Option<UserId>,
    /// What the account is called.
    called: Called,
}

impl Connection {
    /// Whose account at which instance it is.
    fn account(&self) -> AccountId {
        AccountId::new(&self.instance, self.user)
    }
}

/// Why a session ended without the person's doing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ended {
    /// The server no longer takes the credential.
    Rejected(TokenProblem),
    /// Nobody used the page for as many minutes as the person had set.
    Unused(u32),
}

/// What a call needs: where it goes, and what it shows there.
#[derive(Clone, Debug, PartialEq)]
struct Access {
    instance: InstanceUrl,
    credential: Credential,
}

/// Asks for another access in place of one that the server rejects.
type Renew = fn(Session, Access) -> Work<Result<Access, ApiError>>;

/// The connection of this app, or its absence.
#[derive(Clone, Copy)]
pub(crate) struct Session(StoredValue<Fields>);

/// What the store consists of. It ends with the app, and the store is one word wherever it goes.
#[derive(Clone, Copy)]
struct Fields {
    connection: RwSignal<Option<Connection>>,
    /// Apart from the connection, so that a renewal changes nothing that anybody shows.
    credential: RwSignal<Option<Credential>>,
    sign_in: RwSignal<SignInStep>,
    profile: RwSignal<Snapshot<Profile>>,
    observed: RwSignal<Observed>,
    is_write_refused: RwSignal<bool>,
    ended: RwSignal<Option<Ended>>,
    /// Permissions that the token turned out to lack, in GitLab's words.
    lacking: RwSignal<Vec<&'static str>>,
    /// `config.json` allows no changes, whatever the token allows.
    is_read_only_by_config: bool,
    /// The page around allows none.
    is_read_only_by_host: Signal<bool>,
    /// Counts changes of accounts that are not in use, for whoever follows those.
    others: RwSignal<u32>,
    /// Told whose forms are filled in; those that read beside this one fill in none.
    drafts: Option<Drafts>,
    /// Sessions of other accounts, which read beside this one.
    beside: StoredValue<Vec<(AccountId, Session)>>,
    /// How a host is asked for another token, if there is one.
    renew_with_host: StoredValue<Option<Renew>>,
    host: Host,
    client: Client,
}

impl Session {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide(transport: Rc<dyn Transport>) -> Self {
        let store = Self(StoredValue::new(Fields {
            connection: RwSignal::new(None),
            credential: RwSignal::new(None),
            sign_in: RwSignal::new(SignInStep::default()),
            profile: RwSignal::new(Snapshot::default()),
            observed: RwSignal::new(Observed::default()),
            is_write_refused: RwSignal::new(false),
            ended: RwSignal::new(None),
            lacking: RwSignal::new(Vec::new()),
            is_read_only_by_config: use_context::<Config>()
                .is_some_and(|config| config.settings().read_only),
            is_read_only_by_host: Host::of_app().is_read_only(),
            others: RwSignal::new(0),
            drafts: use_context(),
            beside: StoredValue::new(Vec::new()),
            renew_with_host: StoredValue::new(None),
            host: Host::of_app(),
            client: Client::new(transport),
        }));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// What the store consists of.
    #[inline(never)]
    fn fields(self) -> Fields {
        self.0.get_value()
    }

    /// Whether there is a connection.
    pub(crate) fn is_connected(self) -> bool {
        self.fields().connection.read().is_some()
    }

    /// Whether there is a connection, for loops.
    pub(crate) fn is_connected_untracked(self) -> bool {
        self.fields().connection.read_untracked().is_some()
    }

    /// Whether the credential is a grant, which is renewed.
    pub(crate) fn is_renewed(self) -> bool {
        let credential = self.fields().credential.read_untracked();
        matches!(*credential, Some(Credential::Grant(_)))
    }

    /// Follows the instance.
    pub(crate) fn instance(self) -> Option<InstanceUrl> {
        self.fields()
            .connection
            .with(|connection| Some(connection.as_ref()?.instance.clone()))
    }

    /// Where its API begins, for commands that repeat a call.
    pub(crate) fn api_root_untracked(self) -> String {
        self.fields().connection.with_untracked(|connection| {
            connection
                .as_ref()
                .map(|connection| connection.instance.api_root())
                .unwrap_or_default()
        })
    }

    /// Where the token is kept.
    pub(crate) fn keep(self) -> Option<Keep> {
        self.fields()
            .connection
            .with(|connection| Some(connection.as_ref()?.keep))
    }

    /// Whose token it is at which instance, to tell what was stored for whom; not followed.
    ///
    /// `None` if that is not known, or if the token is kept in memory only: then nothing else of
    /// the session is stored either.
    pub(crate) fn owner_untracked(self) -> Option<(InstanceUrl, UserId)> {
        self.fields().connection.with_untracked(|connection| {
            let connection = connection.as_ref()?;
            let is_stored = connection.keep != Keep::Memory;
            let owner = (connection.instance.clone(), connection.user?);
            is_stored.then_some(owner)
        })
    }

    /// What is known about the token and the server.
    pub(crate) fn profile(self) -> Signal<Snapshot<Profile>> {
        self.fields().profile.into()
    }

    /// Why the last session ended, unless the person ended it; until the next connection.
    pub(crate) fn ended(self) -> Option<Ended> {
        self.fields().ended.get()
    }

    /// Permissions that the token turned out to lack, in GitLab's words.
    pub(crate) fn lacking(self) -> Vec<&'static str> {
        self.fields().lacking.get()
    }

    /// What this server offers, by its version and by what its answers held.
    pub(crate) fn capabilities(self) -> Capabilities {
        let profile = self.fields().profile.read();
        let metadata = profile
            .value()
            .and_then(|profile| profile.metadata.as_ref());
        Capabilities::detect(metadata, &self.fields().observed.read())
    }

    /// Learns from an answer what the server offers; tells nobody if it was known.
    pub(crate) fn observe(self, learn: impl FnOnce(&mut Observed)) {
        let mut observed = self.fields().observed.get_untracked();
        learn(&mut observed);
        if observed != self.fields().observed.get_untracked() {
            self.fields().observed.set(observed);
        }
    }

    /// Whether one may only look: by the choice of whoever serves or embeds the page, the token's scopes or what
    /// the server refused.
    pub(crate) fn is_read_only(self) -> bool {
        let access = self.fields().profile.read().value().map(Profile::access);
        self.fields().is_read_only_by_config
            || self.fields().is_read_only_by_host.get()
            || self.fields().is_write_refused.get()
            || access == Some(TokenAccess::ReadOnly)
    }

    /// What a later visit needs to go on.
    fn stored(self) -> Option<Stored> {
        let connection = self.fields().connection.get_untracked()?;
        Some(Stored {
            instance: connection.instance,
            credential: self.fields().credential.get_untracked()?,
            user: connection.user,
            called: connection.called,
        })
    }

    fn access(self) -> Option<Access> {
        let Stored {
            instance,
            credential,
            ..
        } = self.stored()?;
        Some(Access {
            instance,
            credential,
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
