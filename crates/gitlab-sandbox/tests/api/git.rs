//! What becomes of a sync when git really pushes.

use serde_json::{Value, json};

use crate::support::World;

/// A project, a clock that waits for us, and `github.com` played by the stand-in.
async fn world(more: &Value) -> World {
    let mut scene = json!({
        "gitlab": "19.4.0",
        "clock": "manual",
        "settings": {"dns": {"github.com": "sandbox"}},
        "projects": [{"id": 7, "path": "acme/app", "branches": ["main", "topic"]}],
    });
    if let (Value::Object(scene), Value::Object(more)) = (&mut scene, more) {
        scene.extend(more.clone());
    }
    World::with(&scene).await
}

async fn ask(world: &World, method: &str, path: &str, body: &Value) -> Value {
    let path = format!("/projects/7/remote_mirrors{path}");
    let answer = world.api("maintainer", method, &path, body).await;
    assert!(
        answer.status.is_success(),
        "{method} {path}: {}",
        answer.text()
    );
    answer.json()
}

/// Creates an enabled mirror with these settings and gives its id.
async fn create(world: &World, url: &str, settings: Value) -> u64 {
    let mut body = json!({"url": url, "enabled": true});
    if let (Value::Object(body), Value::Object(settings)) = (&mut body, settings) {
        body.extend(settings);
    }
    ask(world, "POST", "", &body).await["id"]
        .as_u64()
        .expect("a mirror has an id")
}

/// The address of `github.com/acme/app.git` with the right password.
async fn github(world: &World) -> String {
    let shown = world.control("GET", "", "").await.json();
    let password = shown["git_target"]["password"].as_str().map(str::to_owned);
    format!(
        "https://bot:{}@github.com/acme/app.git",
        password.unwrap_or_default()
    )
}

async fn advance(world: &World, seconds: u32) {
    let body = json!({"seconds": seconds}).to_string();
    assert_eq!(world.control("POST", "/advance", &body).await.status, 200);
}

/// Asks for a sync and lets it end.
async fn sync(world: &World, id: u64) -> Value {
    // The mirror may have been tried a moment ago; then the server makes us wait.
    ask(world, "POST", &format!("/{id}/sync"), &json!({})).await;
    advance(world, 301).await;
    ask(world, "GET", &format!("/{id}"), &Value::Null).await
}

async fn refs(world: &World) -> Value {
    world
        .control("GET", "/git/github.com/acme/app", "")
        .await
        .json()["refs"]
        .clone()
}

#[tokio::test]
async fn a_sync_finishes_when_everything_has_arrived() {
    let world = world(&json!({})).await;
    let id = create(&world, &github(&world).await, json!({})).await;
    let mirror = sync(&world, id).await;
    assert_eq!(mirror["update_status"], "finished", "{mirror}");
    assert_eq!(mirror["last_error"], Value::Null);
    assert!(mirror["last_successful_update_at"].is_string());
    let refs = refs(&world).await;
    assert!(refs["refs/heads/topic"].is_string(), "{refs}");
}

#[tokio::test]
async fn a_wrong_password_is_tried_again_and_then_given_up() {
    let world = world(&json!({})).await;
    let id = create(
        &world,
        "https://bot:glpat-old@github.com/acme/app.git",
        json!({}),
    )
    .await;
    ask(&world, "POST", &format!("/{id}/sync"), &json!({})).await;
    advance(&world, 1).await;
    let mirror = ask(&world, "GET", &format!("/{id}"), &Value::Null).await;
    assert_eq!(mirror["update_status"], "to_retry");
    let error = mirror["last_error"].as_str().unwrap_or_default();
    assert!(
        error.contains("Authentication failed for 'https://github.com/acme/app.git/'"),
        "{error}"
    );
    assert!(
        !error.contains("glpat-old") && !error.contains("127.0.0.1"),
        "{error}"
    );
    advance(&world, 3600).await;
    let mirror = ask(&world, "GET", &format!("/{id}"), &Value::Null).await;
    assert_eq!(mirror["update_status"], "failed");
    assert_eq!(refs(&world).await, json!({}));
}

#[tokio::test]
async fn what_has_diverged_is_reported_until_it_may_be_overwritten() {
    let rules = json!({"targets": {"github.com/acme/app": {"diverged": ["main"]}}});
    let world = world(&rules).await;
    let foreign = refs(&world).await["refs/heads/main"].clone();
    assert!(foreign.is_string());
    let id = create(
        &world,
        &github(&world).await,
        json!({"keep_divergent_refs": true}),
    )
    .await;
    let mirror = sync(&world, id).await;
    assert_eq!(mirror["update_status"], "failed");
    assert_eq!(
        mirror["last_error"],
        "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main"
    );
    let after = refs(&world).await;
    assert_eq!(after["refs/heads/main"], foreign);
    assert!(
        after["refs/heads/topic"].is_string(),
        "the rest is pushed: {after}"
    );
    ask(
        &world,
        "PUT",
        &format!("/{id}"),
        &json!({"keep_divergent_refs": false}),
    )
    .await;
    let mirror = sync(&world, id).await;
    assert_eq!(mirror["update_status"], "finished", "{mirror}");
    assert_ne!(refs(&world).await["refs/heads/main"], foreign);
}

#[tokio::test]
async fn mirrors_follow_a_push_to_the_project_by_themselves() {
    let world = world(&json!({})).await;
    let url = github(&world).await;
    create(&world, &url, json!({})).await;
    let made = world
        .control("POST", "/projects/7/commit", r#"{"branch": "main"}"#)
        .await;
    advance(&world, 301).await;
    assert_eq!(refs(&world).await["refs/heads/main"], made.json()["commit"]);
}

#[tokio::test]
async fn a_key_has_to_be_authorized_before_ssh_works() {
    let rules = json!({"targets": {"github.com/acme/app": {"authorized_keys": []}}});
    let world = world(&rules).await;
    let host_key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
    let settings = json!({"auth_method": "ssh_public_key", "host_keys": [host_key]});
    let id = create(&world, "ssh://git@github.com/acme/app.git", settings).await;
    let mirror = sync(&world, id).await;
    let error = mirror["last_error"].as_str().unwrap_or_default();
    assert!(error.contains("Permission denied (publickey)"), "{error}");
    let shown = ask(&world, "GET", &format!("/{id}/public_key"), &Value::Null).await;
    let allowed = world
        .control(
            "POST",
            "/git/github.com/acme/app/authorize",
            &shown.to_string(),
        )
        .await;
    assert_eq!(allowed.status, 200, "{}", allowed.text());
    let mirror = sync(&world, id).await;
    assert_eq!(mirror["update_status"], "finished", "{mirror}");
}
