//! What stands beside the page as `config.json`.

use axum::{
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// The runtime settings that the host hands to the app.
#[derive(Debug, Clone, Default)]
pub enum RuntimeConfig {
    /// The file of the built folder.
    #[default]
    AsBuilt,
    /// This text, which may also be broken on purpose.
    Text(String),
    /// No such file, as on a host whose owner deleted it.
    Missing,
}

impl RuntimeConfig {
    /// The answer that replaces the built file, or `None` where the file itself answers.
    pub(crate) fn answer(&self) -> Option<Response> {
        match self {
            Self::AsBuilt => None,
            Self::Text(text) => {
                let mut response = Response::new(Body::from(text.clone()));
                response.headers_mut().insert(
                    header::CONTENT_TYPE,
                    header::HeaderValue::from_static("application/json"),
                );
                Some(response)
            }
            Self::Missing => Some(StatusCode::NOT_FOUND.into_response()),
        }
    }
}
