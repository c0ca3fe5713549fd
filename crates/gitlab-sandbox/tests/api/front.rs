//! What is answered before any route: bodies, verbs, old paths, limits and entity tags.

use serde_json::{Value, json};

use crate::support::World;

const TOKEN: (&str, &str) = ("PRIVATE-TOKEN", "glpat-w1-maintainer");

async fn world() -> World {
    World::with(&json!({"projects": [
        {"id": 42, "path": "acme/app", "old_paths": ["acme/old"]},
        {"id": 43, "path": "acme/busy", "endpoint_limit": 2},
        {"id": 44, "path": "acme/open", "visibility": "public"},
    ]}))
    .await
}

#[tokio::test]
async fn unreadable_bodies_come_before_token_and_route() {
    let world = world().await;
    let check = async |path: &str, kind: &str, body: &str, status: u16, text: &str| {
        let answer = world
            .ask("POST", path, &[("Content-Type", kind)], body)
            .await;
        assert_eq!(
            (answer.status.as_u16(), answer.text().as_str()),
            (status, text),
            "{path}"
        );
    };
    let invalid = r#"{"error":"Invalid JSON format"}"#;
    check("/api/v4/nope", "application/json", "{", 400, invalid).await;
    check(
        "/api/v4/projects/42/remote_mirrors",
        "application/json",
        "{",
        400,
        invalid,
    )
    .await;
    let text = r#"{"error":"The provided content-type 'text/plain' is not supported."}"#;
    check(
        "/api/v4/projects/42/remote_mirrors",
        "text/plain",
        "x",
        415,
        text,
    )
    .await;
}

#[tokio::test]
async fn projects_are_addressed_by_id_or_encoded_path() {
    let world = world().await;
    let check = async |path: &str, status: u16, body: &str| {
        let answer = world.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.text().contains(body), "{path}: {}", answer.text());
    };
    let hidden = r#"{"message":"404 Project Not Found"}"#;
    let no_route = r#"{"error":"404 Not Found"}"#;
    check("/projects/42", 200, r#""id":42"#).await;
    check("/projects/acme%2Fapp", 200, r#""id":42"#).await;
    check("/projects/ACME%2FApp", 200, r#""id":42"#).await;
    check("/projects/42.json", 200, r#""id":42"#).await;
    check("/projects/42/", 200, r#""id":42"#).await;
    check("//projects//042", 200, r#""id":42"#).await;
    check("/projects/acme/app", 404, no_route).await;
    check("/projects/acme%252Fapp", 404, hidden).await;
    check("/projects/42abc", 404, hidden).await;
    check("/projects/99999999999999999999", 404, hidden).await;
    check("/projects/999", 404, hidden).await;
}

#[tokio::test]
async fn old_paths_redirect_reads_and_refuse_writes() {
    let world = world().await;
    let answer = world.get("/projects/acme%2Fold?statistics=true").await;
    let target = format!("{}/api/v4/projects/42?statistics=true", world.url());
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (301, target.as_str())
    );
    assert_eq!(
        answer.text(),
        format!("This resource has been moved permanently to {target}")
    );
    let outsider = world
        .api("outsider", "GET", "/projects/acme%2Fold", &Value::Null)
        .await;
    assert_eq!(outsider.status, 404);
}

#[tokio::test]
async fn older_servers_follow_old_paths_silently() {
    let scene = json!({"gitlab": "16.6.0", "projects": [
        {"id": 42, "path": "acme/app", "old_paths": ["acme/old"]}
    ]});
    let world = World::with(&scene).await;
    assert_eq!(world.get("/projects/acme%2Fold").await.json()["id"], 42);
}

#[tokio::test]
async fn a_known_path_with_another_verb_is_no_route() {
    let world = world().await;
    for method in ["PATCH", "POST", "DELETE"] {
        let answer = world.api("maintainer", method, "/user", &Value::Null).await;
        assert_eq!(answer.status, 404, "{method}");
        assert_eq!(answer.text(), r#"{"error":"404 Not Found"}"#);
        assert!(!answer.has_header("allow"), "{method}");
    }
    let head = world.api("maintainer", "HEAD", "/user", &Value::Null).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

#[tokio::test]
async fn a_bare_options_is_nobodys_request() {
    let world = world().await;
    let answer = world
        .ask("OPTIONS", "/api/v4/projects/42", &[TOKEN], "")
        .await;
    assert_eq!(answer.text(), r#"{"message":"404 Project Not Found"}"#);
    let open = world
        .ask("OPTIONS", "/api/v4/projects/44", &[TOKEN], "")
        .await;
    assert_eq!(open.status, 401);
}

#[tokio::test]
async fn addresses_beside_the_api_are_answered_too() {
    let world = world().await;
    let check = async |path: &str, status: u16, text: &str| {
        let answer = world.ask("GET", path, &[], "").await;
        assert_eq!(answer.status, status, "{path}");
        assert!(answer.text().contains(text), "{path}: {}", answer.text());
    };
    check("/api", 404, "404 Not Found").await;
    check("/api/v4", 404, r#"{"error":"404 Not Found"}"#).await;
    check("/api/v4/", 404, r#"{"error":"404 Not Found"}"#).await;
    check(
        "/api/v3/projects",
        410,
        "API V3 is no longer supported. Use API V4 instead.",
    )
    .await;
    check("/", 200, "Stand-in GitLab").await;
    check(
        "/-/user_settings/personal_access_tokens?name=a",
        200,
        "glpat-demo-maintainer",
    )
    .await;
    check("/acme/app/-/settings/repository", 404, "Page not found").await;
}

#[tokio::test]
async fn one_endpoint_has_a_limit_of_its_own() {
    let world = world().await;
    let statuses = [
        world.get("/projects/43").await.status.as_u16(),
        world.get("/projects/43").await.status.as_u16(),
    ];
    assert_eq!(statuses, [200, 200]);
    let refused = world.get("/projects/43").await;
    assert_eq!(refused.status, 429);
    let text = "This endpoint has been requested too many times. Try again later.";
    assert_eq!(refused.json()["message"]["error"], text);
    assert_eq!(world.get("/projects/42").await.status, 200);
}

#[tokio::test]
async fn an_answer_the_caller_has_already_is_not_repeated() {
    let world = world().await;
    let first = world.get("/projects/42").await;
    let tag = first.header("etag").to_owned();
    let headers = [TOKEN, ("If-None-Match", tag.as_str())];
    let again = world.ask("GET", "/api/v4/projects/42", &headers, "").await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let other = world.ask("GET", "/api/v4/projects/44", &headers, "").await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn latency_delays_every_answer() {
    let scene = json!({"settings": {"latency_ms": 150}, "projects": []});
    let world = World::with(&scene).await;
    let begun = std::time::Instant::now();
    world.get("/user").await;
    assert!(begun.elapsed().as_millis() >= 150);
}
