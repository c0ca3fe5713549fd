//! `/_sandbox/**`: scenes are made, shown, moved and forgotten.

use serde_json::{Value, json};

use crate::support::World;

fn one_project() -> Value {
    json!({"projects": [{"id": 42, "path": "acme/app", "mirrors": [
        {"id": 7, "url": "https://user:secret@git.example.net/a.git"}
    ]}]})
}

#[tokio::test]
async fn a_scene_is_shown_with_its_stored_values_unmasked() {
    let world = World::with(&one_project()).await;
    let shown = world.control("GET", "", "").await.json();
    assert_eq!(shown["gitlab"], "18.9.1");
    assert_eq!(shown["settings"]["local_targets"], "allow");
    let mirror = &shown["projects"][0]["mirrors"][0];
    assert_eq!(mirror["url"], "https://user:secret@git.example.net/a.git");
    assert!(shown["git_target"]["password"].is_string());
}

#[tokio::test]
async fn an_unknown_key_is_refused_with_a_reason() {
    let world = World::seeded().await;
    let answer = world
        .put(&json!({"projects": [{"path": "a/b", "colour": "blue"}]}))
        .await;
    assert_eq!(answer.status, 400);
    let reason = answer.json()["error"].to_string();
    assert!(
        reason.contains("projects[0]") && reason.contains("colour"),
        "{reason}"
    );
    let answer = world.control("PUT", "", "{").await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn a_name_that_no_token_can_carry_is_refused() {
    let world = World::seeded().await;
    let answer = world
        .ask("PUT", "/_sandbox/worlds/My-World", &[], "{}")
        .await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn an_unknown_world_springs_from_the_seed() {
    let world = World::seeded().await;
    let answer = world.get("/projects").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("x-total"), "60");
}

#[tokio::test]
async fn a_manual_clock_moves_only_when_it_is_moved() {
    let scene = json!({"clock": "manual", "now": "2026-11-22T10:00:00Z", "projects": []});
    let world = World::with(&scene).await;
    let moved = world
        .control("POST", "/advance", r#"{"seconds": 300}"#)
        .await;
    assert_eq!(moved.json()["now"], "2026-11-22T10:05:00.000Z");
    let shown = world.control("GET", "", "").await.json();
    assert_eq!(shown["now"], "2026-11-22T10:05:00.000Z");
    for nonsense in ["", "{}", r#"{"seconds": -1}"#, r#"{"hours": 1}"#] {
        let answer = world.control("POST", "/advance", nonsense).await;
        assert_eq!(answer.status, 400, "{nonsense}");
    }
}

#[tokio::test]
async fn every_request_of_the_api_is_recorded() {
    let world = World::with(&one_project()).await;
    world.get("/user?a=1").await;
    world
        .api("maintainer", "PUT", "/projects/42", &json!({"name": "x"}))
        .await;
    let records = world.control("GET", "/requests", "").await.json();
    assert_eq!(records.as_array().map(Vec::len), Some(2));
    assert_eq!(records[0]["method"], "GET");
    assert_eq!(records[0]["path"], "/api/v4/user");
    assert_eq!(records[0]["query"], "a=1");
    assert_eq!(records[0]["status"], 200);
    assert_eq!(records[1]["body"], json!({"name": "x"}));
    assert_eq!(records[1]["status"], 404);
    let names = records[0]["headers"].to_string();
    assert!(
        names.contains("private-token") && !names.contains("glpat"),
        "{names}"
    );
}

#[tokio::test]
async fn worlds_do_not_see_each_other() {
    let world = World::with(&one_project()).await;
    let other = [("PRIVATE-TOKEN", "glpat-w2-maintainer")];
    let answer = world.ask("GET", "/api/v4/projects/42", &other, "").await;
    assert_ne!(answer.json()["path_with_namespace"], "acme/app");
    let records = world.control("GET", "/requests", "").await.json();
    assert_eq!(records, json!([]));
}

#[tokio::test]
async fn a_forgotten_world_begins_anew() {
    let world = World::with(&one_project()).await;
    assert_eq!(world.control("DELETE", "", "").await.status, 204);
    assert_eq!(world.control("DELETE", "", "").await.status, 404);
    assert_eq!(world.get("/projects").await.header("x-total"), "60");
}

#[tokio::test]
async fn callers_without_a_token_reach_the_world_their_host_names() {
    let world = World::with(&json!({"projects": [
        {"id": 5, "path": "a/open", "visibility": "public"}
    ]}))
    .await;
    let ask = async |host: &str| {
        let headers = [("Host", host)];
        let answer = world.ask("GET", "/api/v4/projects/5", &headers, "").await;
        answer.status.as_u16()
    };
    assert_eq!(ask("w1.localhost:80").await, 200);
    assert_eq!(ask("w2.localhost:80").await, 404);
    // Without a name it is the world that was set last.
    assert_eq!(ask("127.0.0.1").await, 200);
}

#[tokio::test]
async fn ten_thousand_mirrors_fit_into_one_scene() {
    let mirror = |project: u64, number: u64| {
        json!({
            "id": project * 10 + number,
            "url": format!("https://u:p@git.example.net/{project}-{number}.git"),
        })
    };
    let projects: Vec<Value> = (1..=2000)
        .map(|id| {
            let mirrors: Vec<Value> = (0..5).map(|number| mirror(id, number)).collect();
            json!({"id": id, "path": format!("acme/team{}/app{id}", id % 50), "mirrors": mirrors})
        })
        .collect();
    let scene = json!({"git": "scripted", "projects": projects});
    let begun = std::time::Instant::now();
    let world = World::with(&scene).await;
    let answer = world
        .get("/projects?per_page=100&page=20&order_by=id&sort=asc")
        .await;
    assert_eq!(answer.header("x-total"), "2000");
    assert_eq!(answer.json()[99]["id"], 2000);
    // Generous, for slow machines: what it guards against is work that grows with the square.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
