//! A session with a token of the host's, which is kept in memory only.

use mirrordeck_domain::model::credential::Credential;

use crate::state::session::{Access, Session};
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

    /// Another token in place of one that the server rejects, if the host has any. Asked once at a time:
    /// whoever comes second takes what the first one got.
    pub(super) async fn renew_with_host(self, used: &Access) -> Option<Access> {
        let now = self.access()?;
        if now != *used {
            return Some(now);
        }
        let token = self.fields().host.token(true).await?;
        let now = self.access()?;
        let credential = Credential::Token(token);
        if now == *used && credential == now.credential {
            return None;
        }
        if now == *used {
            self.fields().credential.set(Some(credential));
        }
        self.access()
    }
}
