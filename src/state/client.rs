//! Carries calls to an instance: credential, timeout, one retry of a read.

use std::rc::Rc;

use mirrordeck_domain::api::call::{Call, Method};
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::instance::InstanceUrl;
use send_wrapper::SendWrapper;

use crate::browser::http::{Answer, Outgoing, Transport};
use crate::browser::{clock, worker};
use crate::reactive::StoredValue;

/// How long a failed read waits before its only retry, in milliseconds.
const RETRY_AFTER_MS: u32 = 700;

/// The way to the network, or to a script in a test.
#[derive(Clone, Copy)]
pub(crate) struct Client(StoredValue<SendWrapper<Rc<dyn Transport>>>);

impl Client {
    /// Takes the transport that carries every call.
    pub(crate) fn new(transport: Rc<dyn Transport>) -> Self {
        Self(StoredValue::new(SendWrapper::new(transport)))
    }

    /// Sends a call and reads its answer.
    ///
    /// # Errors
    /// Whatever [`ApiError`] tells apart.
    pub(crate) async fn run<T>(
        self,
        call: &Call<T>,
        instance: &InstanceUrl,
        credential: Option<&Credential>,
    ) -> Result<T, ApiError> {
        match self.exchange(outgoing(call, instance, credential)).await {
            Ok(response) => call.answer(&response),
            Err(error) => Err(call.failed(error)),
        }
    }

    /// Sends a request and waits for an answer that is a success. One type of future for all calls.
    ///
    /// A read that fails for a passing reason is sent once more; a write never is.
    pub(crate) fn exchange(self, outgoing: Outgoing) -> Answer {
        Box::pin(async move {
            let first = self.once(outgoing.clone()).await;
            match first {
                Err(error) if outgoing.method.is_read() && passes_quickly(&error) => {
                    clock::sleep(RETRY_AFTER_MS).await;
                    self.once(outgoing).await
                }
                result => result,
            }
        })
    }

    /// Sends a request, once, and waits for an answer that is a success.
    pub(crate) fn once(self, outgoing: Outgoing) -> Answer {
        let method = outgoing.method;
        let answer = self.0.with_value(|transport| transport.send(outgoing));
        success(method, answer)
    }

    /// The same for a read, from the second thread if there is one.
    pub(crate) fn once_by_worker(self, outgoing: Outgoing) -> Answer {
        let method = outgoing.method;
        match worker::send(outgoing) {
            Ok(answer) => success(method, answer),
            Err(outgoing) => self.once(outgoing),
        }
    }
}

fn success(method: Method, answer: Answer) -> Answer {
    Box::pin(async move {
        let response = answer.await?;
        match ApiError::from_response(method, &response) {
            Some(error) => Err(error),
            None => Ok(response),
        }
    })
}

/// A call, ready for the wire.
pub(crate) fn outgoing<T>(
    call: &Call<T>,
    instance: &InstanceUrl,
    credential: Option<&Credential>,
) -> Outgoing {
    Outgoing {
        method: call.method,
        url: call.url(instance),
        authorization: credential.map(Credential::header),
        content_type: call.content_type(),
        body: call.body.clone(),
        timeout_ms: call.timeout_ms,
    }
}

/// Whether waiting a moment may help; a throttle wants more than a moment.
fn passes_quickly(error: &ApiError) -> bool {
    error.is_retryable() && !matches!(error, ApiError::Throttled { .. } | ApiError::Timeout)
}
