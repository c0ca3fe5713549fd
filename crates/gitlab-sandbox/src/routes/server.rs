//! `GET /metadata` and `GET /version`: <https://docs.gitlab.com/api/metadata/>.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    http::{ApiCall, ApiResult, error::json_answer},
    version::Edition,
    world::World,
};

/// Version, revision and edition; since 15.2, and only for people who are signed in.
pub(super) async fn metadata(call: ApiCall) -> ApiResult {
    call.require(|gitlab, _| gitlab.has_metadata())?;
    call.caller_reading_user()?.signed_in()?;
    let body = full(&call.world.lock(), &call.state.external_url());
    Ok(json_answer(StatusCode::OK, &body))
}

/// The older form of the same, still there everywhere.
pub(super) async fn version(call: ApiCall) -> ApiResult {
    call.caller_reading_user()?.signed_in()?;
    let world = call.world.lock();
    let body = if world.gitlab.has_metadata() {
        full(&world, &call.state.external_url())
    } else {
        short(&world)
    };
    Ok(json_answer(StatusCode::OK, &body))
}

fn short(world: &World) -> Value {
    let edition = match world.edition {
        Edition::Ce => "",
        Edition::Ee => "-ee",
    };
    json!({"version": format!("{}{edition}", world.gitlab), "revision": "5a4d0b0c7e1"})
}

fn full(world: &World, external_url: &str) -> Value {
    let mut body = short(world);
    let agents = external_url.replacen("http", "ws", 1);
    body["kas"] = json!({
        "enabled": true,
        "externalUrl": format!("{agents}/-/kubernetes-agent/"),
        "externalK8sProxyUrl": format!("{external_url}/-/kubernetes-agent/k8s-proxy/"),
        "version": world.gitlab.to_string(),
    });
    if world.gitlab.has_enterprise_flag() {
        body["enterprise"] = json!(world.edition == Edition::Ee);
    }
    body
}
