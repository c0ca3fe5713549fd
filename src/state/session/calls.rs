//! Calls over the connection, and what their answers say about the session itself.

use mirrordeck_domain::api::call::Call;
use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::api::{permission, users};

use crate::browser::http::{Answer, Outgoing};
use crate::state::client::{Client, outgoing};
use crate::state::session::beginning::problem_of_user;
use crate::state::session::{Access, Session};

/// What was sent, for whoever learns from the answer.
#[derive(Clone, Copy)]
struct Sent {
    is_read: bool,
    /// What a fine-grained token needs for it.
    permission: Option<&'static str>,
}

impl Session {
    /// Sends a call over this connection.
    ///
    /// A credential that was rejected for good ends the session; what was typed stays where it is.
    ///
    /// # Errors
    /// Whatever [`ApiError`] tells apart.
    pub(crate) async fn run<T>(self, call: Call<T>) -> Result<T, ApiError> {
        let Some(access) = self.access() else {
            return Err(ApiError::Unauthorized);
        };
        let outgoing = outgoing(&call, &access.instance, Some(&access.credential));
        match self.carry(outgoing, access, Client::exchange).await {
            Ok(response) => call.answer(&response),
            Err(error) => Err(call.failed(error)),
        }
    }

    /// Sends a read once, whatever comes of it, and leaves the answer unread: for a scan, which tries
    /// again by its own rules and has the next request on its way before it reads.
    pub(crate) fn send_once<T>(self, call: &Call<T>) -> Answer {
        let Some(access) = self.access() else {
            return Box::pin(std::future::ready(Err(ApiError::Unauthorized)));
        };
        let outgoing = outgoing(call, &access.instance, Some(&access.credential));
        self.carry(outgoing, access, Client::once_by_worker)
    }

    /// Sends a request with a credential that is good, as far as we can see to that. One type of future
    /// for all calls.
    ///
    /// A grant that the server rejects is renewed, and a host asked for another token, and the request
    /// sent once more. A write too: the server said that it did not do it.
    fn carry(
        self,
        mut outgoing: Outgoing,
        access: Access,
        send: fn(Client, Outgoing) -> Answer,
    ) -> Answer {
        Box::pin(async move {
            let access = self.renewed_if_due(access).await;
            let mut again = None;
            let is_renewable = access.credential.grant().is_some() || self.fields().host.is_there();
            if is_renewable {
                outgoing.authorization = Some(access.credential.header());
                again = Some(outgoing.clone());
            }
            let sent = Sent {
                is_read: outgoing.method.is_read(),
                permission: permission::needed(outgoing.method, &outgoing.url),
            };
            let answer = send(self.fields().client, outgoing).await;
            let Some(problem) = self.learn(&answer, sent, &access).await else {
                return answer;
            };
            let renewed = self.renew_or_end(&access, problem).await;
            let (Ok(access), Some(mut again)) = (&renewed, again) else {
                return Err(renewed.err().unwrap_or(ApiError::TokenRejected(problem)));
            };
            again.authorization = Some(access.credential.header());
            let answer = send(self.fields().client, again).await;
            if let Some(problem) = self.learn(&answer, sent, access).await {
                self.reject(access, problem);
            }
            answer
        })
    }

    /// What an answer says about the session itself; returns why the credential is no good, if so.
    async fn learn<T>(
        self,
        answer: &Result<T, ApiError>,
        sent: Sent,
        access: &Access,
    ) -> Option<TokenProblem> {
        match answer {
            Err(ApiError::TokenRejected(problem)) => Some(*problem),
            Err(ApiError::InsufficientScope { .. }) if !sent.is_read => {
                self.fields().is_write_refused.set(true);
                None
            }
            Err(ApiError::InsufficientGranularScope { .. }) => {
                let is_news = |permission: &&str| {
                    !self.fields().lacking.read_untracked().contains(permission)
                };
                if let Some(permission) = sent.permission.filter(is_news) {
                    self.fields()
                        .lacking
                        .update(|lacking| lacking.push(permission));
                }
                None
            }
            // A missing role and an unknown token answer alike; only `/user` tells them apart.
            Err(ApiError::Unauthorized) => {
                let user = users::current_user();
                let credential = Some(&access.credential);
                let who = self
                    .fields()
                    .client
                    .run(&user, &access.instance, credential)
                    .await;
                problem_of_user(&who)
            }
            _ => None,
        }
    }
}
