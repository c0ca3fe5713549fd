//! Signing in with GitLab, and what a session that began so needs: a part of the program that comes
//! later, since most visits never use it.

use std::future::Future;
use std::pin::Pin;

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::Json;
use mirrordeck_domain::model::sign_in::Scope;
use mirrordeck_language::text;

use crate::browser::storage::Denied;
use crate::later::{NotLoaded, comes_later};
use crate::reactive::spawn;
use crate::state::drafts::Drafts;
use crate::state::session::{Access, Renew, Session};
use crate::state::toasts::{ToastTone, Toasts};
use crate::state::token_store::Keep;
use crate::wording::error::Message;

/// What is asked for, and by whom.
#[derive(Clone, Debug)]
pub(crate) struct SignIn {
    /// Whom to send the person to.
    pub(crate) instance: InstanceUrl,
    /// The application, as the instance knows it.
    pub(crate) client_id: String,
    /// What the person is asked to allow.
    pub(crate) scope: Scope,
    /// Where the tokens are to be kept.
    pub(crate) keep: Keep,
}

/// How far signing in has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum SignInStep {
    /// Nobody signs in.
    #[default]
    Idle,
    /// On the way to GitLab's page.
    Leaving,
    /// Back, and fetching the tokens.
    Finishing,
    /// It did not come about, and why.
    Failed(Message),
}

/// Work of the part on its way to a result.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

/// What became of somebody who came back from GitLab's page.
#[derive(Debug, Default)]
pub(crate) struct Arrived {
    /// The view to return to, as a location hash, if this tab sent them.
    pub(crate) hash: Option<String>,
    /// Whether the tokens could be stored where the person wanted; `None` if there is no session.
    pub(crate) kept: Option<Result<(), Denied>>,
}

/// The functions through which all of the part is reached.
#[derive(Clone, Copy)]
struct Signing {
    leave: fn(Session, SignIn, String, Json) -> Work<()>,
    take: fn(Session, Drafts) -> Work<Arrived>,
    renew: Renew,
    /// Whether GitLab has taken the grant back.
    revoke: fn(Session, Access) -> Work<bool>,
}

comes_later!(signing: Signing = Signing {
    leave: |session, sign_in, hash, drafts| Box::pin(session.leave_to_sign_in(sign_in, hash, drafts)),
    take: |session, drafts| Box::pin(session.arrive(drafts)),
    renew: |session, used| Box::pin(session.renew_in_own_task(used)),
    revoke: |session, access| Box::pin(session.revoke(access)),
});

impl Session {
    /// Follows how far signing in has come.
    pub(crate) fn sign_in_step(self) -> SignInStep {
        self.fields().sign_in.get()
    }

    /// Fetches the part before anybody needs it.
    pub(crate) fn prepare_signing(self) {
        // Whoever needs it asks again.
        spawn(async { _ = signing().await });
    }

    /// Leaves for GitLab's page, unless something speaks against it. `hash` is the view to return to,
    /// and `drafts` what comes back with the person.
    pub(crate) async fn begin_sign_in(self, sign_in: SignIn, hash: String, drafts: Json) {
        self.fields().sign_in.set(SignInStep::Leaving);
        match signing().await {
            Ok(signing) => (signing.leave)(self, sign_in, hash, drafts).await,
            Err(NotLoaded) => self.fields().sign_in.set(SignInStep::Failed(not_loaded())),
        }
    }

    /// Takes the answer that came back from GitLab's page, and puts the drafts back that went along.
    pub(crate) async fn finish_sign_in(self, drafts: Drafts) -> Arrived {
        self.fields().sign_in.set(SignInStep::Finishing);
        match signing().await {
            Ok(signing) => (signing.take)(self, drafts).await,
            Err(NotLoaded) => {
                self.fields().sign_in.set(SignInStep::Failed(not_loaded()));
                Arrived::default()
            }
        }
    }

    /// Whether signing in did not come about.
    pub(crate) fn has_sign_in_failed(self) -> bool {
        self.fields()
            .sign_in
            .with_untracked(|step| matches!(step, SignInStep::Failed(_)))
    }

    /// The next pair in place of this one, or the host's next token.
    pub(super) async fn renew(self, used: &Access) -> Result<Access, ApiError> {
        let renew = match self.fields().renew_with_host.get_value() {
            Some(renew) => renew,
            None => match signing().await {
                Ok(signing) => signing.renew,
                Err(NotLoaded) => return Err(ApiError::Network),
            },
        };
        renew(self, used.clone()).await
    }

    /// Takes a grant back at GitLab, and says so if that did not succeed.
    pub(super) async fn take_back(self, access: Access, toasts: Toasts) {
        let is_back = match signing().await {
            Ok(signing) => (signing.revoke)(self, access).await,
            Err(NotLoaded) => false,
        };
        if !is_back {
            toasts.show(
                ToastTone::Problem,
                "GitLab could not be told that you signed out",
                "This browser has forgotten the sign-in. To end it in GitLab too, open your preferences there, then Applications, and revoke Mirrordeck.",
            );
        }
    }
}

/// Without the part there is no sign-in.
fn not_loaded() -> Message {
    Message {
        title: text("The sign-in could not go on").to_owned(),
        text: text("A part of Mirrordeck did not arrive. Check the connection, then try again.")
            .to_owned(),
    }
}
