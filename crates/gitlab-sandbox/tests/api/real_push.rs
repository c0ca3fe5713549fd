//! A sync of a world with real git, from the request to the refs on the other side.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::World;

const MIRRORS: &str = "/projects/42/remote_mirrors";

async fn world() -> World {
    World::with(
        &json!({"projects": [{"id": 42, "path": "acme/app", "branches": ["main", "next"]}]}),
    )
    .await
}

/// A mirror to one of the sandbox's own targets.
async fn create(world: &World, password: &str, more: Value) -> String {
    let host = world.url().replace("http://", "");
    let mut body = json!({
        "url": format!("http://mirror:{password}@{host}/git/w1/backup.git"), "enabled": true,
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    let answer = world.api("maintainer", "POST", MIRRORS, &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    format!("{MIRRORS}/{}", answer.json()["id"])
}

/// Syncs and waits until the attempt is over.
async fn sync(world: &World, mirror: &str) -> Value {
    let answer = world
        .api(
            "maintainer",
            "POST",
            &format!("{mirror}/sync"),
            &Value::Null,
        )
        .await;
    assert_eq!(answer.status, 204, "{}", answer.text());
    for _ in 0..600 {
        let shown = world.get(mirror).await.json();
        if !matches!(shown["update_status"].as_str(), Some("none" | "started")) {
            return shown;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("half a minute is enough for a push on this machine");
}

async fn password(world: &World) -> String {
    let state = world.control("GET", "", "").await.json();
    state["git_target"]["password"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_push_arrives_at_the_target() {
    let world = world().await;
    let mirror = create(&world, &password(&world).await, json!({})).await;
    let shown = sync(&world, &mirror).await;
    assert_eq!(shown["update_status"], "finished", "{shown}");
    assert_eq!(shown["last_update_at"], shown["last_successful_update_at"]);
    let target = world.control("GET", "/git/backup", "").await.json();
    for branch in ["refs/heads/main", "refs/heads/next"] {
        assert!(target["refs"][branch].is_string(), "{target}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_and_not_shown() {
    let world = world().await;
    let mirror = create(&world, "opensesame", json!({})).await;
    let shown = sync(&world, &mirror).await;
    assert_eq!(shown["update_status"], "to_retry");
    let error = shown["last_error"].as_str().unwrap_or_default();
    assert!(error.contains("Authentication failed"), "{error}");
    assert!(!error.contains("opensesame"), "{error}");
}

#[tokio::test]
async fn advancing_the_clock_waits_for_every_attempt_of_git() {
    let world = world().await;
    let mirror = create(&world, "opensesame", json!({})).await;
    world
        .api(
            "maintainer",
            "POST",
            &format!("{mirror}/sync"),
            &Value::Null,
        )
        .await;
    world
        .control("POST", "/advance", r#"{"seconds": 3600}"#)
        .await;
    let shown = world.get(&mirror).await.json();
    assert_eq!(shown["update_status"], "failed", "{shown}");
}

#[tokio::test]
async fn diverged_refs_are_kept_and_named() {
    let world = world().await;
    let mirror = create(
        &world,
        &password(&world).await,
        json!({"keep_divergent_refs": true}),
    )
    .await;
    world
        .control("POST", "/git/backup/diverge", r#"{"branch": "main"}"#)
        .await;
    let shown = sync(&world, &mirror).await;
    assert_eq!(shown["update_status"], "failed");
    let text =
        "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main";
    assert_eq!(shown["last_error"], text);
}
