//! Signing in with GitLab: leaving for its page, and what is done with the answer.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::oauth;
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::Json;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::sign_in::{Request, base64url, redirect_uri};

use crate::browser::storage::Denied;
use crate::browser::{clock, crypto, location};
use crate::state::drafts::Drafts;
use crate::state::pending_sign_in::{self, PendingSignIn, Returned};
use crate::state::session::renewal::received;
use crate::state::session::signing::Arrived;
use crate::state::session::{Session, SignIn, SignInStep};
use crate::wording::sign_in::{self as wording, SignInFailure};

/// Bytes of chance in the verifier: as text 43 characters, the least that RFC 7636 allows and as many as
/// it recommends.
const VERIFIER_BYTES: u32 = 32;

/// Bytes of chance in the state.
const STATE_BYTES: u32 = 16;

/// How long the page goes on to say that it leaves, in milliseconds. Whoever comes back by the browser's
/// own button finds it as it was left.
const LEAVING_MS: u32 = 3_000;

impl Session {
    /// Leaves for GitLab's page, unless something speaks against it.
    pub(super) async fn leave_to_sign_in(self, sign_in: SignIn, hash: String, drafts: Json) {
        match self.page_for(sign_in, hash, drafts).await {
            Ok(page) => {
                location::leave_for(&page);
                clock::sleep(LEAVING_MS).await;
                self.fields().sign_in.set(SignInStep::Idle);
            }
            Err(failure) => self
                .fields()
                .sign_in
                .set(SignInStep::Failed(wording::failed(&failure))),
        }
    }

    async fn page_for(
        self,
        sign_in: SignIn,
        hash: String,
        drafts: Json,
    ) -> Result<String, SignInFailure> {
        let SignIn {
            instance,
            client_id,
            scope,
            keep,
        } = sign_in;
        self.check_provider(&instance).await?;
        let random = |count| crypto::random_bytes(count).ok_or(SignInFailure::Insecure);
        let verifier = base64url(&random(VERIFIER_BYTES)?);
        let state = base64url(&random(STATE_BYTES)?);
        let digest = crypto::sha256(&verifier).await;
        let challenge = base64url(&digest.ok_or(SignInFailure::Insecure)?);
        let address = location::address();
        let page = Request {
            client_id: &client_id,
            redirect_uri: redirect_uri(&address),
            state: &state,
            scope,
            challenge: &challenge,
        }
        .page(&instance);
        let pending = PendingSignIn {
            instance,
            client_id,
            state,
            verifier: Secret::new(verifier),
            keep,
            hash,
            drafts,
        };
        pending
            .remember()
            .map_err(|Denied| SignInFailure::NotStored)?;
        Ok(page)
    }

    /// Whether people sign in where we would send them. An instance that does not tell is taken at its
    /// address: all versions have their page in the same place.
    async fn check_provider(self, instance: &InstanceUrl) -> Result<(), SignInFailure> {
        match self
            .fields()
            .client
            .run(&oauth::discovery(), instance, None)
            .await
        {
            Ok(discovery) if !instance.covers(&discovery.authorization_endpoint) => {
                Err(SignInFailure::Elsewhere(discovery.authorization_endpoint))
            }
            Err(error @ (ApiError::Network | ApiError::Timeout)) => {
                Err(SignInFailure::Unreachable(error))
            }
            _ => Ok(()),
        }
    }

    /// Takes the answer out of the address: fetches the tokens and begins the session.
    pub(super) async fn arrive(self, drafts: Drafts) -> Arrived {
        let Some(mut returned) = pending_sign_in::take() else {
            self.fields().sign_in.set(SignInStep::Idle);
            return Arrived::default();
        };
        let mut arrived = Arrived::default();
        if let Some(pending) = &mut returned.pending {
            drafts.restore(std::mem::take(&mut pending.drafts));
            arrived.hash = Some(pending.hash.clone());
        }
        match self.exchanged(returned).await {
            Ok(kept) => {
                self.fields().sign_in.set(SignInStep::Idle);
                arrived.kept = Some(kept);
            }
            Err(failure) => {
                let message = wording::failed(&failure);
                self.fields().sign_in.set(SignInStep::Failed(message));
            }
        }
        arrived
    }

    async fn exchanged(self, returned: Returned) -> Result<Result<(), Denied>, SignInFailure> {
        let Returned { answer, pending } = returned;
        // A foreign code is shown to nobody.
        let pending = pending.ok_or(SignInFailure::NotOurs)?;
        let code = answer.outcome.map_err(SignInFailure::Refused)?;
        let address = location::address();
        let page = redirect_uri(&address);
        let call = oauth::exchange_code(&pending.client_id, page, &code, &pending.verifier);
        let issued = self
            .fields()
            .client
            .run(&call, &pending.instance, None)
            .await;
        let issued = issued.map_err(SignInFailure::NotExchanged)?;
        let credential = Credential::Grant(received(issued, &pending.client_id));
        let stored = self
            .connect(pending.instance, credential, pending.keep)
            .await;
        stored.map_err(SignInFailure::NotExchanged)
    }
}
