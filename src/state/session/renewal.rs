//! Renewing a grant: before its access token ends, or when the server rejects it. A host renews its tokens
//! itself, when it is asked.
//!
//! Renewing replaces both tokens and kills the old pair, so it happens once at a time, in all tabs
//! together, and whoever comes second takes what the first one got.

use futures::channel::oneshot;
use mirrordeck_domain::api::error::{ApiError, SignInProblem, TokenProblem};
use mirrordeck_domain::api::oauth::{self, Issued};
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::credential::{Credential, Grant};
use mirrordeck_domain::model::sign_in;

use crate::browser::{clock, location, tab_lock};
use crate::reactive::spawn;
use crate::state::session::{Access, Connection, Session};
use crate::state::token_store::{self, Keep, Stored};

/// Held by the tab that renews; the account follows.
const LOCK: &str = "mirrordeck.renewal ";

/// How long a new pair may be on its way to the storage of other tabs, in milliseconds.
const SETTLE_MS: u32 = 300;

impl Session {
    /// The access for the next call: renewed if its end is near, and unchanged if that does not succeed,
    /// since it may still be good.
    pub(super) async fn renewed_if_due(self, access: Access) -> Access {
        let grant = access.credential.grant();
        if !grant.is_some_and(|grant| grant.is_due(clock::now())) {
            return access;
        }
        self.renew(&access).await.unwrap_or(access)
    }

    /// Another access in place of one that the server rejects. If there is none, the session ends.
    ///
    /// # Errors
    /// [`ApiError::TokenRejected`] if the session has ended; [`SignInProblem::NotRenewed`] if nobody knows.
    pub(super) async fn renew_or_end(
        self,
        used: &Access,
        problem: TokenProblem,
    ) -> Result<Access, ApiError> {
        let problem = match &used.credential {
            Credential::Token(_) if !self.fields().host.is_there() => problem,
            _ => match self.renew(used).await {
                Ok(access) => return Ok(access),
                // The host has no other.
                Err(ApiError::TokenRejected(_)) => problem,
                Err(ApiError::SignIn(SignInProblem::GrantEnded | SignInProblem::UnknownClient)) => {
                    TokenProblem::GrantEnded
                }
                Err(_) => return Err(ApiError::SignIn(SignInProblem::NotRenewed)),
            },
        };
        self.reject(used, problem);
        Err(ApiError::TokenRejected(problem))
    }

    /// Renews in a task of its own: a view that closes must not cut off an exchange after which the old
    /// pair is dead and nobody has the new one.
    pub(super) async fn renew_in_own_task(self, used: Access) -> Result<Access, ApiError> {
        let (sender, receiver) = oneshot::channel();
        spawn(async move {
            // Nobody may be waiting any more.
            let _ = sender.send(self.renew_alone(used).await);
        });
        receiver.await.unwrap_or(Err(ApiError::Network))
    }

    async fn renew_alone(self, used: Access) -> Result<Access, ApiError> {
        let account = self.stored().map(|stored| stored.account());
        let name = [LOCK, account.as_ref().map_or("", AccountId::as_str)].concat();
        let alone = tab_lock::hold(&name).await;
        let ended = ApiError::SignIn(SignInProblem::GrantEnded);
        // Signed out meanwhile.
        let (Some(stored), Some(connection)) =
            (self.stored(), self.fields().connection.get_untracked())
        else {
            return Err(ended);
        };
        if stored.credential != used.credential {
            return Ok(self.access().unwrap_or(used));
        }
        if let Some(other) = token_store::renewed_elsewhere(&stored, connection.keep) {
            self.fields().credential.set(Some(other.credential));
            return Ok(self.access().unwrap_or(used));
        }
        let Credential::Grant(grant) = &used.credential else {
            return Err(ended);
        };
        let page = location::address();
        let call = oauth::renew(grant, sign_in::redirect_uri(&page));
        let issued = self
            .fields()
            .client
            .run(&call, &used.instance, None)
            .await?;
        let credential = Credential::Grant(received(issued, &grant.client_id));
        self.replace(
            Stored {
                credential,
                ..stored
            },
            connection,
        );
        // Storage reaches other tabs a moment after it is written; whoever waits must find the new pair.
        spawn(async move {
            clock::sleep(SETTLE_MS).await;
            drop(alone);
        });
        Ok(self.access().unwrap_or(used))
    }

    /// Puts the new pair in the place of the old one, which is dead.
    fn replace(self, stored: Stored, connection: Connection) {
        if token_store::save(&stored, connection.keep).is_err() {
            // What is stored must not promise what it cannot keep.
            let keep = Keep::Memory;
            self.fields()
                .connection
                .set(Some(Connection { keep, ..connection }));
        }
        self.fields().credential.set(Some(stored.credential));
    }
}

/// A pair that has just come.
pub(super) fn received(issued: Issued, client_id: &str) -> Grant {
    Grant {
        client_id: client_id.to_owned(),
        access: issued.access,
        refresh: issued.refresh,
        received_at: clock::now(),
        lifetime_ms: i64::try_from(issued.expires_in)
            .map_or(i64::MAX / 2, |s| s.saturating_mul(1_000)),
    }
}
