//! Beginning a session: with a credential that is checked first, or with what an earlier visit left.

use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::model::capabilities::Observed;
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::token::TokenAccess;

use crate::browser::clock;
use crate::browser::storage::Denied;
use crate::state::probe::{Profile, probe};
use crate::state::session::{Access, Connection, Session};
use crate::state::snapshot::Snapshot;
use crate::state::token_store::{self, Called, Keep, Stored};

impl Session {
    /// Begins the session that an earlier visit left, if it left one.
    pub(crate) fn restore(self) -> bool {
        let Some((keep, stored)) = token_store::load() else {
            return false;
        };
        self.begin_noted(stored, keep);
        true
    }

    /// Checks a credential and begins a session with it.
    ///
    /// # Errors
    /// Why the credential or the instance will not do; nothing is stored then.
    pub(crate) async fn connect(
        self,
        instance: InstanceUrl,
        credential: Credential,
        keep: Keep,
    ) -> Result<Result<(), Denied>, ApiError> {
        let profile = probe(self.fields().client, &instance, &credential).await?;
        if profile.access() == TokenAccess::TooSmall {
            let scope = profile
                .token
                .map(|token| token.scopes.join(" "))
                .unwrap_or_default();
            return Err(ApiError::InsufficientScope { scope });
        }
        let mut stored = Stored {
            instance,
            credential,
            user: profile.user.as_ref().map(|user| user.id),
            called: Called {
                name: String::new(),
                login: profile
                    .user
                    .as_ref()
                    .map(|user| user.username.clone())
                    .unwrap_or_default(),
            },
        };
        // Another token of the same account: it keeps its name.
        if let Some((_, known)) = token_store::find(&stored.account()) {
            stored.called.name = known.called.name;
        }
        self.end_before().await;
        let result = token_store::save(&stored, keep);
        let keep = if result.is_ok() { keep } else { Keep::Memory };
        self.begin_noted(stored, keep);
        self.fields()
            .profile
            .update(|snapshot| snapshot.finish(Ok(profile), clock::now()));
        Ok(result)
    }

    /// Finds out, in a restored session, who we are; asks for it after that many milliseconds.
    pub(crate) async fn load_profile(self, after_ms: u32) {
        if !self.is_connected_untracked() {
            return;
        }
        self.fields().profile.update(Snapshot::begin);
        if after_ms > 0 {
            clock::sleep(after_ms).await;
        }
        // Somebody may have signed out meanwhile, or switched the account.
        let Some(access) = self.access() else {
            return;
        };
        let access = self.renewed_if_due(access).await;
        let mut answer = self.probe(&access).await;
        if let Some(problem) = problem_of_user(&answer) {
            answer = match self.renew_or_end(&access, problem).await {
                Ok(access) => self.probe(&access).await,
                Err(error) => Err(error),
            };
        }
        self.fields()
            .profile
            .update(|snapshot| snapshot.finish(answer, clock::now()));
    }

    async fn probe(self, access: &Access) -> Result<Profile, ApiError> {
        probe(self.fields().client, &access.instance, &access.credential).await
    }

    /// Whether the session still finds out who we are.
    pub(crate) fn is_asking_who(self) -> bool {
        self.fields().profile.with_untracked(Snapshot::is_reading)
    }

    /// Ends the session that stands, and lets go of what it had read: another account must not show that.
    pub(super) async fn end_before(self) {
        // Whoever waits beside us may have begun another one meanwhile.
        while self.is_connected_untracked() {
            self.end();
            clock::breathe().await;
        }
    }

    /// Begins a session that a reload, or another tab, may go on with.
    pub(super) fn begin_noted(self, stored: Stored, keep: Keep) {
        token_store::note_current(&stored.account(), keep);
        self.begin(stored, keep);
    }

    pub(super) fn begin(self, stored: Stored, keep: Keep) {
        if let Some(drafts) = self.fields().drafts {
            drafts.belong_to(&stored.account());
        }
        let Stored {
            instance,
            credential,
            user,
            called,
        } = stored;
        self.fields().profile.set(Snapshot::default());
        self.fields().observed.set(Observed::default());
        self.fields().is_write_refused.set(false);
        self.fields().ended.set(None);
        self.fields().lacking.set(Vec::new());
        self.fields().credential.set(Some(credential));
        self.fields().connection.set(Some(Connection {
            instance,
            keep,
            user,
            called,
        }));
    }

    /// Begins a session with a token that nobody checked and nothing stores.
    #[cfg(test)]
    pub(in crate::state) fn begin_for_test(self) {
        self.begin_for_test_at("https://gitlab.example.com", None, Keep::Memory);
    }

    /// The same as that person at that instance.
    #[cfg(test)]
    pub(in crate::state) fn begin_for_test_at(
        self,
        instance: &str,
        user: Option<mirrordeck_domain::model::id::UserId>,
        keep: Keep,
    ) {
        use mirrordeck_domain::model::secret::Secret;

        let stored = Stored {
            instance: InstanceUrl::parse(instance).expect("this is the address of an instance"),
            credential: Credential::Token(Secret::new("glpat-secret")),
            user,
            called: Called::default(),
        };
        self.begin(stored, keep);
    }
}

/// Why the answer to who we are makes the credential useless: `/user` needs no role, so a bare 401 there
/// is about the credential.
pub(super) fn problem_of_user<T>(answer: &Result<T, ApiError>) -> Option<TokenProblem> {
    match answer {
        Err(ApiError::TokenRejected(problem)) => Some(*problem),
        Err(ApiError::Unauthorized) => Some(TokenProblem::Other),
        _ => None,
    }
}
