//! A session with a token of the host's, which is kept in memory only.

use mirrordeck_domain::model::credential::Credential;

use crate::state::session::Session;
use crate::state::token_store::{Keep, Stored};

impl Session {
    /// Begins a session with the host's token. Without one it waits for the next.
    pub(crate) async fn begin_with_host(self, is_rejected: bool) {
        let host = self.fields().host;
        let (token, instance) = (host.token(is_rejected).await, host.instance());
        if let (Some(token), Some(instance)) = (token, instance) {
            let stored = Stored {
                instance,
                credential: Credential::Token(token),
                user: None,
            };
            self.begin(stored, Keep::Memory);
            self.load_profile().await;
        }
    }
}
