//! Ending a session: because the person wants to, or because its credential is no good.

use mirrordeck_domain::api::error::TokenProblem;
use mirrordeck_domain::api::oauth;

use crate::reactive::spawn;
use crate::state::session::{Access, Ended, Session};
use crate::state::toasts::Toasts;
use crate::state::token_store::{self, Stored};

impl Session {
    /// Ends the session and forgets the credential; a grant is also taken back at GitLab.
    ///
    /// A token that a person made may serve elsewhere too, so it stays valid. Other accounts stay.
    pub(crate) fn sign_out(self, toasts: Toasts) {
        let stored = self.stored();
        self.end();
        if let Some(stored) = stored {
            token_store::forget(&stored.account());
            token_store::note_nobody();
            self.give_back(stored, toasts);
        }
    }

    /// Signs out of all accounts.
    pub(crate) fn sign_out_of_all(self, toasts: Toasts) {
        // What is in use may be newer than what is stored, or stored no more.
        self.sign_out(toasts);
        for (_, stored) in token_store::all() {
            token_store::forget(&stored.account());
            self.end_beside(&stored.account());
            self.give_back(stored, toasts);
        }
        token_store::note_nobody();
        self.fields().others.update(|count| *count += 1);
    }

    /// Ends the session because nobody used the page for that many minutes.
    pub(crate) fn lock(self, minutes: u32, toasts: Toasts) {
        self.sign_out_of_all(toasts);
        self.fields().ended.set(Some(Ended::Unused(minutes)));
    }

    /// Takes back at GitLab what can be taken back.
    pub(super) fn give_back(self, stored: Stored, toasts: Toasts) {
        let Stored {
            instance,
            credential,
            ..
        } = stored;
        if credential.grant().is_some() {
            let access = Access {
                instance,
                credential,
            };
            spawn(self.take_back(access, toasts));
        }
    }

    pub(super) async fn revoke(self, access: Access) -> bool {
        let Some(grant) = access.credential.grant() else {
            return true;
        };
        let call = oauth::revoke(grant);
        let client = self.fields().client;
        client.run(&call, &access.instance, None).await.is_ok()
    }

    /// Ends the session because of its credential, and forgets that wherever it is kept.
    pub(super) fn reject(self, used: &Access, problem: TokenProblem) {
        let Some(stored) = self.stored() else {
            return;
        };
        // The answer may be one to an earlier session.
        if stored.credential == used.credential && stored.instance == used.instance {
            if self.fields().host.is_there() {
                // What this browser stores is of another visit.
                self.fields().host.signed_out();
            } else {
                token_store::forget_this(&stored);
            }
            self.end();
            self.fields().ended.set(Some(Ended::Rejected(problem)));
            self.fields().others.update(|count| *count += 1);
        }
    }

    pub(super) fn end(self) {
        self.fields().ended.set(None);
        self.fields().credential.set(None);
        self.fields().connection.set(None);
    }
}
