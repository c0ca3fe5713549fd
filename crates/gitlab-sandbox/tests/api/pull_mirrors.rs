//! Pull mirrors of Enterprise Edition.

use serde_json::{Value, json};

use crate::support::World;

const PULL: &str = "/projects/42/mirror/pull";

async fn world(gitlab: &str, edition: &str, pull_mirror: Value) -> World {
    World::with(&json!({
        "gitlab": gitlab, "edition": edition, "clock": "manual", "now": "2026-01-01T00:00:00Z",
        "git": "scripted", "settings": {"local_targets": "deny"},
        "projects": [{"id": 42, "path": "acme/app", "pull_mirror": pull_mirror}],
    }))
    .await
}

async fn put(world: &World, body: Value) -> crate::support::Answer {
    world.api("maintainer", "PUT", PULL, &body).await
}

async fn advance(world: &World, seconds: u32) -> Value {
    let body = json!({ "seconds": seconds }).to_string();
    world.control("POST", "/advance", &body).await;
    world.get(PULL).await.json()
}

#[tokio::test]
async fn edition_and_release_decide_which_routes_exist() {
    let check = async |gitlab: &str, edition: &str, method: &str, exists: bool| {
        let stored = json!({"url": "https://git.example.net/up.git"});
        let world = world(gitlab, edition, stored).await;
        let body = if method == "PUT" {
            json!({"enabled": true})
        } else {
            Value::Null
        };
        let answer = world.api("maintainer", method, PULL, &body).await;
        let is_missing = answer.json() == json!({"error": "404 Not Found"});
        assert_eq!(
            !is_missing,
            exists,
            "{gitlab} {edition} {method}: {}",
            answer.text()
        );
    };
    for method in ["GET", "PUT", "POST"] {
        check("newest", "ce", method, false).await;
        check("newest", "ee", method, true).await;
    }
    check("17.5", "ee", "PUT", false).await;
    check("17.6", "ee", "PUT", true).await;
    check("14.10", "ee", "POST", true).await;
}

#[tokio::test]
async fn only_maintainers_may_look_and_others_get_403() {
    let world = world(
        "18.9",
        "ee",
        json!({"url": "https://git.example.net/up.git"}),
    )
    .await;
    let check = async |person: &str, status: u16| {
        let answer = world.api(person, "GET", PULL, &Value::Null).await;
        assert_eq!(answer.status, status, "{person}");
    };
    check("maintainer", 200).await;
    check("admin", 200).await;
    check("developer", 403).await;
    check("outsider", 404).await;
    let anonymous = world.ask("GET", &format!("/api/v4{PULL}"), &[], "").await;
    assert_eq!(anonymous.status, 401);
}

#[tokio::test]
async fn a_project_without_a_pull_mirror_says_so() {
    let world = world("18.9", "ee", Value::Null).await;
    for method in ["GET", "POST"] {
        let answer = world.api("maintainer", method, PULL, &Value::Null).await;
        assert_eq!(answer.status, 400);
        assert_eq!(
            answer.json(),
            json!({"message": "The project is not mirrored"})
        );
    }
}

#[tokio::test]
async fn settings_came_with_17_5() {
    let check = async |gitlab: &str, expected: bool| {
        let world = world(gitlab, "ee", json!({"url": "https://u:p@h/up.git"})).await;
        let shown = world.get(PULL).await.json();
        assert_eq!(shown["url"], "https://*****:*****@h/up.git");
        assert_eq!(
            shown.get("mirror_trigger_builds").is_some(),
            expected,
            "{gitlab}"
        );
    };
    check("17.4", false).await;
    check("17.5", true).await;
}

#[tokio::test]
async fn an_update_sets_it_up_and_fetches_at_once() {
    let world = world("18.9", "ee", Value::Null).await;
    let body = json!({
        "enabled": true, "url": "https://git.example.net/up.git", "auth_user": "u",
        "auth_password": "p", "mirror_branch_regex": "^main$", "only_mirror_protected_branches": true,
    });
    let shown = put(&world, body).await.json();
    assert_eq!(shown["url"], "https://*****:*****@git.example.net/up.git");
    assert_eq!(shown["update_status"], "scheduled");
    // Both filters are accepted, and the expression wins.
    assert_eq!(shown["only_mirror_protected_branches"], false);
    let fetched = advance(&world, 60).await;
    assert_eq!(fetched["update_status"], "finished");
    assert_eq!(
        fetched["last_successful_update_at"],
        "2026-01-01T00:00:02.000Z"
    );
}

#[tokio::test]
async fn switching_it_off_forgets_the_credentials() {
    let world = world(
        "18.9",
        "ee",
        json!({"url": "https://u:p@git.example.net/up.git"}),
    )
    .await;
    let shown = put(&world, json!({"enabled": false})).await.json();
    assert_eq!(shown["url"], "https://git.example.net/up.git");
    assert_eq!(world.get(PULL).await.status, 400);
    let shown = put(&world, json!({"enabled": true})).await.json();
    assert_eq!(shown["url"], "https://git.example.net/up.git");
}

#[tokio::test]
async fn refusals_name_the_attribute() {
    let world = world("18.9", "ee", Value::Null).await;
    let check = async |body: Value, expected: Value| {
        let answer = put(&world, body.clone()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()),
            (400, expected),
            "{body}"
        );
    };
    let none = "enabled, url, auth_user, auth_password, mirror_overwrites_diverged_branches, \
                mirror_trigger_builds, only_mirror_protected_branches, mirror_branch_regex are \
                missing, at least one parameter must be provided";
    check(json!({}), json!({"error": none})).await;
    check(
        json!({"enabled": true}),
        json!({"message": {"url": ["is missing"]}}),
    )
    .await;
    let local = "is blocked: Requests to the local network are not allowed";
    let body = json!({"enabled": true, "url": "https://10.0.0.1/a"});
    check(body, json!({"message": {"import_url": [local]}})).await;
}

#[tokio::test]
async fn starting_answers_the_number_and_waits_for_the_interval() {
    let world = world(
        "18.9",
        "ee",
        json!({"url": "https://git.example.net/up.git"}),
    )
    .await;
    let start = async || {
        let answer = world.api("maintainer", "POST", PULL, &Value::Null).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (200, json!(200)));
    };
    start().await;
    assert_eq!(advance(&world, 5).await["update_status"], "finished");
    start().await;
    assert_eq!(
        advance(&world, 5).await["last_update_started_at"],
        "2026-01-01T00:00:01.000Z"
    );
    let later = advance(&world, 300).await;
    assert_eq!(later["last_update_started_at"], "2026-01-01T00:05:03.000Z");
}

#[tokio::test]
async fn a_failing_fetch_shows_its_error_and_ends_on_pause() {
    let stored = json!({"url": "https://u:p4ss@h/up.git", "outcome": "no p4ss today"});
    let world = world("18.9", "ee", stored).await;
    world.api("maintainer", "POST", PULL, &Value::Null).await;
    let shown = advance(&world, 5).await;
    assert_eq!(shown["last_error"], "no ***** today");
    assert_eq!(shown["update_status"], "failed");
    advance(&world, 86_400).await;
    let answer = world.api("maintainer", "POST", PULL, &Value::Null).await;
    assert_eq!(
        answer.json(),
        json!({"message": "Mirroring for the project is on pause"})
    );
    // Setting it up again takes it off pause.
    assert_eq!(
        put(&world, json!({"enabled": true})).await.json()["last_error"],
        Value::Null
    );
    assert_eq!(
        world
            .api("maintainer", "POST", PULL, &Value::Null)
            .await
            .status,
        200
    );
}
