//! The connection to one instance, with one token.

use std::ops::Deref;
use std::rc::Rc;

use leptos::prelude::*;
use mirrordeck_domain::api::call::Call;
use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::api::users;
use mirrordeck_domain::model::capabilities::{Capabilities, Observed};
use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::token::TokenAccess;

use crate::browser::clock;
use crate::browser::http::{Answer, Outgoing, Transport};
use crate::browser::storage::Denied;
use crate::reactive::{RwSignal, Signal};
use crate::state::client::{Client, outgoing};
use crate::state::config::Config;
use crate::state::probe::{Profile, probe};
use crate::state::snapshot::Snapshot;
use crate::state::token_store::{self, Found, Keep};

/// Where we are connected to, and with what.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    /// The instance.
    pub(crate) instance: InstanceUrl,
    /// Where the token is kept.
    pub(crate) keep: Keep,
    /// Whose token it is, if that is known.
    user: Option<UserId>,
    token: Secret,
}

/// The connection of this app, or its absence.
#[derive(Clone, Copy)]
pub(crate) struct Session(&'static Fields);

/// What the store consists of. Made once for each app and kept for good, so that the store itself
/// is one word wherever it goes.
pub(crate) struct Fields {
    connection: RwSignal<Option<Connection>>,
    profile: RwSignal<Snapshot<Profile>>,
    observed: RwSignal<Observed>,
    is_write_refused: RwSignal<bool>,
    rejected: RwSignal<Option<TokenProblem>>,
    /// The host of this page allows no changes, whatever the token allows.
    is_host_read_only: bool,
    client: Client,
}

impl Deref for Session {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

impl Session {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide(transport: Rc<dyn Transport>) -> Self {
        let store = Self(Box::leak(Box::new(Fields {
            connection: RwSignal::new(None),
            profile: RwSignal::new(Snapshot::default()),
            observed: RwSignal::new(Observed::default()),
            is_write_refused: RwSignal::new(false),
            rejected: RwSignal::new(None),
            is_host_read_only: use_context::<Config>()
                .is_some_and(|config| config.settings().read_only),
            client: Client::new(transport),
        })));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// Whether there is a connection.
    pub(crate) fn is_connected(self) -> bool {
        self.connection.read().is_some()
    }

    /// Follows the instance.
    pub(crate) fn instance(self) -> Option<InstanceUrl> {
        self.connection
            .with(|connection| Some(connection.as_ref()?.instance.clone()))
    }

    /// Where its API begins, for commands that repeat a call.
    pub(crate) fn api_root_untracked(self) -> String {
        self.connection.with_untracked(|connection| {
            connection
                .as_ref()
                .map(|connection| connection.instance.api_root())
                .unwrap_or_default()
        })
    }

    /// Where the token is kept.
    pub(crate) fn keep(self) -> Option<Keep> {
        self.connection
            .with(|connection| Some(connection.as_ref()?.keep))
    }

    /// Whose token it is at which instance, to tell what was stored for whom; not followed.
    ///
    /// `None` if that is not known, or if the token is kept in memory only: then nothing else of
    /// the session is stored either.
    pub(crate) fn owner_untracked(self) -> Option<(InstanceUrl, UserId)> {
        self.connection.with_untracked(|connection| {
            let connection = connection.as_ref()?;
            let is_stored = connection.keep != Keep::Memory;
            let owner = (connection.instance.clone(), connection.user?);
            is_stored.then_some(owner)
        })
    }

    /// What is known about the token and the server.
    pub(crate) fn profile(self) -> Signal<Snapshot<Profile>> {
        self.profile.into()
    }

    /// Why the last token was rejected, until the next connection.
    pub(crate) fn rejected(self) -> Option<TokenProblem> {
        self.rejected.get()
    }

    /// What this server offers, by its version and by what its answers held.
    pub(crate) fn capabilities(self) -> Capabilities {
        let profile = self.profile.read();
        let metadata = profile
            .value()
            .and_then(|profile| profile.metadata.as_ref());
        Capabilities::detect(metadata, &self.observed.read())
    }

    /// Learns from an answer what the server offers; tells nobody if it was known.
    pub(crate) fn observe(self, learn: impl FnOnce(&mut Observed)) {
        let mut observed = self.observed.get_untracked();
        learn(&mut observed);
        if observed != self.observed.get_untracked() {
            self.observed.set(observed);
        }
    }

    /// Whether one may only look: by the host's choice, the token's scopes or what the server refused.
    pub(crate) fn is_read_only(self) -> bool {
        let access = self.profile.read().value().map(Profile::access);
        self.is_host_read_only
            || self.is_write_refused.get()
            || access == Some(TokenAccess::ReadOnly)
    }

    /// Begins the session that an earlier visit left, if it left one.
    pub(crate) fn restore(self) -> bool {
        let Some(Found {
            instance,
            token,
            user,
            keep,
        }) = token_store::load()
        else {
            return false;
        };
        self.begin(Connection {
            instance,
            keep,
            user,
            token,
        });
        true
    }

    /// Checks a token and begins a session with it.
    ///
    /// # Errors
    /// Why the token or the instance will not do; nothing is stored then.
    pub(crate) async fn connect(
        self,
        instance: InstanceUrl,
        token: Secret,
        keep: Keep,
    ) -> Result<Result<(), Denied>, ApiError> {
        let profile = probe(self.client, &instance, &token).await?;
        if profile.access() == TokenAccess::TooSmall {
            let scope = profile
                .token
                .map(|token| token.scopes.join(" "))
                .unwrap_or_default();
            return Err(ApiError::InsufficientScope { scope });
        }
        let user = profile.user.as_ref().map(|user| user.id);
        let stored = token_store::save(&instance, &token, user, keep);
        let keep = if stored.is_ok() { keep } else { Keep::Memory };
        self.begin(Connection {
            instance,
            keep,
            user,
            token,
        });
        self.profile
            .update(|snapshot| snapshot.finish(Ok(profile), clock::now()));
        Ok(stored)
    }

    /// Finds out, in a restored session, who we are.
    pub(crate) async fn load_profile(self) {
        let Some(connection) = self.connection.get_untracked() else {
            return;
        };
        self.profile.update(Snapshot::begin);
        let answer = probe(self.client, &connection.instance, &connection.token).await;
        match &answer {
            Err(ApiError::TokenRejected(problem)) => self.reject(*problem),
            // `/user` needs no role, so a bare 401 there is about the token.
            Err(ApiError::Unauthorized) => self.reject(TokenProblem::Other),
            _ => self
                .profile
                .update(|snapshot| snapshot.finish(answer, clock::now())),
        }
    }

    /// Sends a call over this connection.
    ///
    /// A rejected token ends the session; what was typed stays where it is.
    ///
    /// # Errors
    /// Whatever [`ApiError`] tells apart.
    pub(crate) async fn run<T>(self, call: Call<T>) -> Result<T, ApiError> {
        let Some(connection) = self.connection.get_untracked() else {
            return Err(ApiError::Unauthorized);
        };
        let outgoing = outgoing(&call, &connection.instance, &connection.token);
        match self.exchange(outgoing, connection).await {
            Ok(response) => call.answer(&response),
            Err(error) => Err(call.failed(error)),
        }
    }

    /// Sends a read once, whatever comes of it, and leaves the answer unread: for a scan, which tries
    /// again by its own rules and has the next request on its way before it reads.
    pub(crate) fn send_once<T>(self, call: &Call<T>) -> Answer {
        let Some(connection) = self.connection.get_untracked() else {
            return Box::pin(std::future::ready(Err(ApiError::Unauthorized)));
        };
        let answer = self
            .client
            .once(outgoing(call, &connection.instance, &connection.token));
        self.learn(answer, true, connection)
    }

    /// Whether the session still finds out who we are.
    pub(crate) fn is_asking_who(self) -> bool {
        self.profile.with_untracked(Snapshot::is_reading)
    }

    /// One type of future for all calls.
    fn exchange(self, outgoing: Outgoing, connection: Connection) -> Answer {
        let is_read = outgoing.method.is_read();
        let answer = self.client.exchange(outgoing);
        self.learn(answer, is_read, connection)
    }

    /// Waits for an answer and learns from it what it says about the session itself.
    fn learn(self, answer: Answer, is_read: bool, connection: Connection) -> Answer {
        Box::pin(async move {
            let answer = answer.await;
            if let Err(error) = &answer {
                self.learn_from(error, is_read, &connection).await;
            }
            answer
        })
    }

    /// What an error says about the session itself.
    async fn learn_from(self, error: &ApiError, was_read: bool, connection: &Connection) {
        match error {
            ApiError::TokenRejected(problem) => self.reject(*problem),
            ApiError::InsufficientScope { .. } if !was_read => self.is_write_refused.set(true),
            // A missing role and an unknown token answer alike; only `/user` tells them apart.
            ApiError::Unauthorized => {
                let user = users::current_user();
                let who = self
                    .client
                    .run(&user, &connection.instance, &connection.token)
                    .await;
                match who {
                    Err(ApiError::Unauthorized) => self.reject(TokenProblem::Other),
                    Err(ApiError::TokenRejected(problem)) => self.reject(problem),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Ends the session and forgets the token.
    pub(crate) fn sign_out(self) {
        token_store::forget();
        self.rejected.set(None);
        self.connection.set(None);
    }

    /// Keeps the token elsewhere from now on.
    pub(crate) fn change_keep(self, keep: Keep) -> Result<(), Denied> {
        let Some(connection) = self.connection.get_untracked() else {
            return Ok(());
        };
        let Connection {
            instance,
            token,
            user,
            ..
        } = &connection;
        token_store::save(instance, token, *user, keep)?;
        self.connection.set(Some(Connection { keep, ..connection }));
        Ok(())
    }

    fn begin(self, connection: Connection) {
        self.profile.set(Snapshot::default());
        self.observed.set(Observed::default());
        self.is_write_refused.set(false);
        self.rejected.set(None);
        self.connection.set(Some(connection));
    }

    /// Begins a session with a token that nobody checked and nothing stores.
    #[cfg(test)]
    pub(super) fn begin_for_test(self) {
        let instance = InstanceUrl::parse("https://gitlab.example.com");
        self.begin(Connection {
            instance: instance.expect("this is the address of an instance"),
            keep: Keep::Memory,
            user: None,
            token: Secret::new("glpat-secret"),
        });
    }

    fn reject(self, problem: TokenProblem) {
        token_store::forget();
        self.rejected.set(Some(problem));
        self.connection.set(None);
    }
}
