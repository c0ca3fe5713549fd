//! Carries calls to an instance: token, timeout, one retry of a read.

use std::rc::Rc;

use leptos::prelude::*;
use mirrordeck_domain::api::call::{Call, RawResponse};
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::secret::Secret;

use crate::browser::clock;
use crate::browser::http::{Outgoing, Transport};

/// How long a failed read waits before its only retry, in milliseconds.
const RETRY_AFTER_MS: u32 = 700;

/// The way to the network, or to a script in a test.
#[derive(Clone, Copy)]
pub(crate) struct Client(StoredValue<Rc<dyn Transport>, LocalStorage>);

impl Client {
    /// Takes the transport that carries every call.
    pub(crate) fn new(transport: Rc<dyn Transport>) -> Self {
        Self(StoredValue::new_local(transport))
    }

    /// Sends a call and reads its answer.
    ///
    /// A read that fails for a passing reason is sent once more; a write never is.
    ///
    /// # Errors
    /// Whatever [`ApiError`] tells apart.
    pub(crate) async fn run<T>(
        self,
        call: &Call<T>,
        instance: &InstanceUrl,
        token: &Secret,
    ) -> Result<T, ApiError> {
        let outgoing = Outgoing {
            method: call.method,
            url: format!("{}{}", instance.api_root(), call.path),
            token: token.expose().to_owned(),
            body: call.body.clone(),
            timeout_ms: call.timeout_ms,
        };
        let first = self.once(call, outgoing.clone()).await;
        match first {
            Err(error) if call.method.is_read() && passes_quickly(&error) => {
                clock::sleep(RETRY_AFTER_MS).await;
                self.once(call, outgoing).await
            }
            result => result,
        }
    }

    async fn once<T>(self, call: &Call<T>, outgoing: Outgoing) -> Result<T, ApiError> {
        let answer: Result<RawResponse, ApiError> = self
            .0
            .with_value(|transport| transport.send(outgoing))
            .await;
        match answer {
            Ok(response) => call.answer(&response),
            Err(error) => Err(call.failed(error)),
        }
    }
}

/// Whether waiting a moment may help; a throttle wants more than a moment.
fn passes_quickly(error: &ApiError) -> bool {
    error.is_retryable() && !matches!(error, ApiError::Throttled { .. } | ApiError::Timeout)
}
