//! Too many requests: the throttle in front of the API, and the limit of one endpoint.
//!
//! <https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/>.

use std::time::{Duration, UNIX_EPOCH};

use axum::http::{HeaderName, StatusCode, header};
use serde_json::json;

use super::ApiError;
use crate::{mirror::moment::Moment, world::World};

/// Seconds in the window in which requests are counted.
const WINDOW: i64 = 60;

/// Counts a request of `who` and refuses it beyond the limit.
pub(crate) fn count(world: &mut World, who: &str) -> Result<(), ApiError> {
    let Some(limit) = world.settings.requests_per_minute else {
        return Ok(());
    };
    let now = world.now();
    let window = now.millis().div_euclid(1000 * WINDOW);
    let seen = world.recent.entry(who.to_owned()).or_insert((window, 0));
    if seen.0 != window {
        *seen = (window, 0);
    }
    seen.1 += 1;
    if seen.1 > limit {
        return Err(refusal(now, limit, seen.1));
    }
    Ok(())
}

/// The answer of the throttle in front: plain text, with headers no script of another origin reads.
pub(crate) fn refusal(now: Moment, limit: u32, observed: u32) -> ApiError {
    let seconds = now.millis().div_euclid(1000);
    let reset = (seconds.div_euclid(WINDOW) + 1) * WINDOW;
    let date = UNIX_EPOCH + Duration::from_secs(u64::try_from(reset).unwrap_or_default());
    let mut error = ApiError::text(StatusCode::TOO_MANY_REQUESTS, "Retry later\n")
        .with_header(header::RETRY_AFTER, &(reset - seconds).to_string());
    for (name, value) in [
        ("ratelimit-name", "throttle_authenticated_api".to_owned()),
        ("ratelimit-limit", limit.to_string()),
        ("ratelimit-observed", observed.to_string()),
        ("ratelimit-remaining", "0".to_owned()),
        ("ratelimit-reset", reset.to_string()),
        ("ratelimit-resettime", httpdate::fmt_http_date(date)),
    ] {
        error = error.with_header(HeaderName::from_static(name), &value);
    }
    error
}

/// Counts a request to a project and refuses it beyond the project's `endpoint_limit`.
pub(crate) fn count_endpoint(world: &mut World, project: u64) -> Result<(), ApiError> {
    let Some(project) = world.project_mut(project) else {
        return Ok(());
    };
    project.endpoint_requests += 1;
    match project.endpoint_limit {
        Some(limit) if project.endpoint_requests > limit => Err(endpoint_refusal()),
        _ => Ok(()),
    }
}

/// The answer of one endpoint's limiter: JSON.
pub(crate) fn endpoint_refusal() -> ApiError {
    let text = "This endpoint has been requested too many times. Try again later.";
    ApiError::message(StatusCode::TOO_MANY_REQUESTS, json!({ "error": text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::{Clock, WorldName};

    #[test]
    fn the_window_opens_again_after_a_minute() {
        let mut world = World::empty(WorldName::demo());
        world.clock = Clock::manual(Moment::from_millis(1_000_000));
        world.settings.requests_per_minute = Some(2);
        let ask = |world: &mut World| count(world, "maintainer").is_ok();
        assert_eq!(
            [ask(&mut world), ask(&mut world), ask(&mut world)],
            [true, true, false]
        );
        assert!(count(&mut world, "developer").is_ok());
        world.clock.move_to(Moment::from_millis(1_060_000));
        assert!(ask(&mut world));
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let mut world = World::empty(WorldName::demo());
        assert!((0..1000).all(|_| count(&mut world, "maintainer").is_ok()));
        assert!(world.recent.is_empty());
    }
}
