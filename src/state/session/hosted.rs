//! A session with a token of the host's, which is kept in memory only.

use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::model::credential::Credential;

use crate::state::session::{Access, Renew, Session};
use crate::state::token_store::{Called, Keep, Stored};

impl Session {
    /// Begins a session with the host's token. Without one it waits for the next.
    pub(crate) async fn begin_with_host(self, is_rejected: bool) {
        // By a pointer, so that what only hosts need is a part of the program that only they load.
        let renew: Renew = |session, used| Box::pin(session.ask_host(used));
        self.fields().renew_with_host.set_value(Some(renew));
        let host = self.fields().host;
        let (token, instance) = (host.token(is_rejected).await, host.instance());
        if let (Some(token), Some(instance)) = (token, instance) {
            let stored = Stored {
                instance,
                credential: Credential::Token(token),
                user: None,
                called: Called::default(),
            };
            self.end_before().await;
            self.begin(stored, Keep::Memory);
            self.load_profile(0).await;
        }
    }

    /// Another token in place of one that the server rejects. Asked once at a time: whoever comes second
    /// takes what the first one got.
    async fn ask_host(self, used: Access) -> Result<Access, ApiError> {
        if self.access().as_ref() == Some(&used)
            && let Some(token) = self.fields().host.token(true).await
            && self.access().as_ref() == Some(&used)
        {
            let credential = Some(Credential::Token(token));
            self.fields().credential.set(credential);
        }
        // Without another one, the one that was used is no good.
        let other = self.access().filter(|access| *access != used);
        other.ok_or(ApiError::TokenRejected(TokenProblem::Other))
    }
}
