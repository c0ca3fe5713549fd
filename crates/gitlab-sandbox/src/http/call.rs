//! One call of the API as its handler sees it.

use std::{collections::HashMap, sync::Arc};

use axum::{
    extract::{FromRequestParts, OriginalUri, RawPathParams},
    http::{HeaderMap, Method, Uri, request::Parts},
};

use super::{ApiError, Params};
use crate::{
    sandbox::AppState,
    version::{Edition, GitLabVersion},
    world::WorldCell,
};

/// A call with its world and parameters; the body has been read already.
pub(crate) struct ApiCall {
    /// The running sandbox.
    pub(crate) state: AppState,
    /// The world the call belongs to.
    pub(crate) world: Arc<WorldCell>,
    /// The verb; `HEAD` stays what it is.
    pub(crate) method: Method,
    /// The address as sent.
    pub(crate) uri: Uri,
    /// The headers as sent.
    pub(crate) headers: HeaderMap,
    /// Parameters of query and body.
    pub(crate) params: Params,
    path: HashMap<String, String>,
}

impl ApiCall {
    /// A parameter of the path, decoded.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// Goes on only if the server has this route; what a server lacks comes before any token.
    pub(crate) fn require(
        &self,
        has_route: impl FnOnce(GitLabVersion, Edition) -> bool,
    ) -> Result<(), ApiError> {
        let world = self.world.lock();
        if has_route(world.gitlab, world.edition) {
            Ok(())
        } else {
            Err(ApiError::no_route())
        }
    }

    /// Whether the call only reads.
    pub(crate) fn is_read(&self) -> bool {
        matches!(self.method, Method::GET | Method::HEAD)
    }
}

impl FromRequestParts<AppState> for ApiCall {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let world = parts.extensions.get::<Arc<WorldCell>>().cloned();
        let params = parts.extensions.get::<Params>().cloned();
        let uri = parts
            .extensions
            .get::<OriginalUri>()
            .map_or_else(|| parts.uri.clone(), |original| original.0.clone());
        let path = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| ApiError::no_route())?
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Ok(Self {
            state: state.clone(),
            world: world.ok_or_else(ApiError::internal)?,
            method: parts.method.clone(),
            uri,
            headers: parts.headers.clone(),
            params: params.unwrap_or_default(),
            path,
        })
    }
}
