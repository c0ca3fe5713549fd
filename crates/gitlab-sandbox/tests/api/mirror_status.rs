//! How a mirror's status moves as time passes.

use serde_json::{Value, json};

use crate::support::World;

const MIRROR: &str = "/projects/42/remote_mirrors/101";

async fn world(gitlab: &str, mirror: Value) -> World {
    let mut stored = json!({"id": 101, "url": "https://user:s3cret@git.example.net/a.git"});
    for (name, value) in mirror.as_object().into_iter().flatten() {
        stored[name] = value.clone();
    }
    World::with(&json!({
        "gitlab": gitlab, "clock": "manual", "now": "2026-01-01T00:00:00Z", "git": "scripted",
        "settings": {"local_targets": "deny"},
        "projects": [{"id": 42, "path": "acme/app", "mirrors": [stored]}],
    }))
    .await
}

async fn sync(world: &World) {
    let path = format!("{MIRROR}/sync");
    let answer = world.api("maintainer", "POST", &path, &Value::Null).await;
    assert_eq!(answer.status, 204, "{}", answer.text());
}

async fn advance(world: &World, seconds: u32) -> Value {
    let body = json!({ "seconds": seconds }).to_string();
    assert_eq!(world.control("POST", "/advance", &body).await.status, 200);
    world.get(MIRROR).await.json()
}

/// Whether the times are these seconds of the first hour; `None` is null.
fn has_times(mirror: &Value, expected: [Option<u32>; 3]) {
    let names = [
        "last_update_started_at",
        "last_update_at",
        "last_successful_update_at",
    ];
    for (name, seconds) in names.into_iter().zip(expected) {
        let time = seconds.map(|s| format!("2026-01-01T00:{:02}:{:02}.000Z", s / 60, s % 60));
        assert_eq!(mirror[name], json!(time), "{name}");
    }
}

#[tokio::test]
async fn nothing_changes_between_a_sync_and_the_start() {
    let world = world("18.9", json!({})).await;
    sync(&world).await;
    let before = world.get(MIRROR).await.json();
    assert_eq!(before["update_status"], "none");
    let running = advance(&world, 0).await;
    assert_eq!(running["update_status"], "started");
    has_times(&running, [Some(0), None, None]);
    let done = advance(&world, 10).await;
    assert_eq!(done["update_status"], "finished");
    has_times(&done, [Some(0), Some(1), Some(1)]);
}

#[tokio::test]
async fn a_second_sync_waits_for_the_back_off() {
    let check = async |protected: bool, waits: u32| {
        let world = world("18.9", json!({"only_protected_branches": protected})).await;
        sync(&world).await;
        advance(&world, 10).await;
        sync(&world).await;
        has_times(
            &advance(&world, waits - 11).await,
            [Some(0), Some(1), Some(1)],
        );
        has_times(
            &advance(&world, 10).await,
            [Some(waits), Some(waits + 1), Some(waits + 1)],
        );
    };
    check(false, 300).await;
    check(true, 60).await;
}

#[tokio::test]
async fn an_error_is_retried_three_times_and_masked() {
    let text = "fatal: unable to access 'https://user:s3cret@git.example.net/a.git/'";
    let world = world("18.9", json!({"outcome": text})).await;
    sync(&world).await;
    for attempt in 0..3 {
        let mirror = advance(&world, if attempt == 0 { 5 } else { 300 }).await;
        assert_eq!(mirror["update_status"], "to_retry");
        has_times(&mirror, [Some(attempt * 300), None, None]);
        let shown = "fatal: unable to access 'https://*****:*****@git.example.net/a.git/'";
        assert_eq!(mirror["last_error"], shown);
    }
    let mirror = advance(&world, 300).await;
    assert_eq!(mirror["update_status"], "failed");
    has_times(&mirror, [Some(900), Some(901), None]);
    assert_eq!(
        advance(&world, 86_400).await,
        mirror,
        "nothing follows a failure"
    );
}

#[tokio::test]
async fn all_retries_fit_in_one_step_of_the_clock() {
    let world = world("18.9", json!({"outcome": "auth"})).await;
    sync(&world).await;
    let mirror = advance(&world, 3600).await;
    assert_eq!(mirror["update_status"], "failed");
    has_times(&mirror, [Some(900), Some(901), None]);
    let error = mirror["last_error"].as_str().unwrap_or_default();
    assert!(
        error.contains("Authentication failed for 'https://git.example.net/a.git/'"),
        "{error}"
    );
}

#[tokio::test]
async fn diverged_refs_fail_at_once() {
    let world = world(
        "18.9",
        json!({"outcome": "diverged", "keep_divergent_refs": true}),
    )
    .await;
    sync(&world).await;
    let mirror = advance(&world, 5).await;
    assert_eq!(mirror["update_status"], "failed");
    let text =
        "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main";
    assert_eq!(mirror["last_error"], text);
}

#[tokio::test]
async fn a_stuck_mirror_waits_for_a_push_to_the_project() {
    let world = world("18.9", json!({"outcome": "stuck"})).await;
    sync(&world).await;
    advance(&world, 4 * 3600).await;
    sync(&world).await;
    let stuck = advance(&world, 3600).await;
    assert_eq!(stuck["update_status"], "started");
    has_times(&stuck, [Some(0), None, None]);
    let committed = world
        .control("POST", "/projects/42/commit", r#"{"branch": "main"}"#)
        .await;
    assert_eq!(committed.status, 200, "{}", committed.text());
    let freed = world.get(MIRROR).await.json();
    assert_eq!(freed["update_status"], "failed");
    assert_eq!(
        freed["last_error"],
        "The remote mirror took to long to complete."
    );
}

#[tokio::test]
async fn a_push_to_the_project_starts_its_mirrors() {
    let world = world("18.9", json!({})).await;
    world
        .control("POST", "/projects/42/commit", r#"{"branch": "main"}"#)
        .await;
    assert_eq!(advance(&world, 5).await["update_status"], "finished");
}

#[tokio::test]
async fn an_address_is_judged_again_before_every_push() {
    let check = async |gitlab: &str, text: &str| {
        let world = world(gitlab, json!({"url": "http://10.0.0.1/a.git"})).await;
        sync(&world).await;
        let mirror = advance(&world, 5).await;
        assert_eq!(mirror["update_status"], "to_retry");
        assert_eq!(mirror["last_error"], text);
        has_times(&mirror, [None, None, None]);
        assert_eq!(advance(&world, 900).await["update_status"], "failed");
    };
    let reason = "Requests to the local network are not allowed";
    check("18.9", "The remote mirror URL is invalid.").await;
    check(
        "newest",
        &format!("The remote mirror URL is invalid: {reason}"),
    )
    .await;
}

#[tokio::test]
async fn a_mirror_beyond_the_first_ten_is_marked_as_failed() {
    let check = async |gitlab: &str, id: u64, expected: &str| {
        let mirror = |id| json!({"id": id, "url": format!("https://h/{id}")});
        let world = World::with(&json!({
            "gitlab": gitlab, "clock": "manual", "git": "scripted",
            "projects": [{"id": 42, "path": "a/b", "mirrors": (1..=11).map(mirror).collect::<Vec<_>>()}],
        }))
        .await;
        let path = format!("/projects/42/remote_mirrors/{id}");
        world
            .api("maintainer", "POST", &format!("{path}/sync"), &Value::Null)
            .await;
        world.control("POST", "/advance", r#"{"seconds": 5}"#).await;
        assert_eq!(
            world.get(&path).await.json()["update_status"],
            expected,
            "{gitlab} {id}"
        );
    };
    check("18.8", 11, "finished").await;
    check("18.9", 10, "finished").await;
    check("18.9", 11, "failed").await;
}

#[tokio::test]
async fn a_mirror_switched_off_meanwhile_is_not_pushed_to() {
    let world = world("18.9", json!({})).await;
    sync(&world).await;
    world
        .api("maintainer", "PUT", MIRROR, &json!({"enabled": false}))
        .await;
    assert_eq!(advance(&world, 60).await["update_status"], "none");
}

#[tokio::test]
async fn a_sync_touches_the_row_and_spoils_a_conditional_delete() {
    let world = world("18.9", json!({})).await;
    sync(&world).await;
    advance(&world, 60).await;
    let token = ("PRIVATE-TOKEN", "glpat-w1-maintainer");
    let check = async |date: &str, status: u16| {
        let path = format!("/api/v4{MIRROR}");
        let headers = [token, ("If-Unmodified-Since", date)];
        let answer = world.ask("DELETE", &path, &headers, "").await;
        assert_eq!(answer.status, status, "{date}: {}", answer.text());
    };
    check("Thu, 01 Jan 2026 00:00:00 GMT", 412).await;
    check("Thu, 01 Jan 2026 00:01:00 GMT", 204).await;
}
