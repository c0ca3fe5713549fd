//! What scripts of other origins may read, and what they may not.

use serde_json::{Value, json};

use crate::support::World;

const ORIGIN: (&str, &str) = ("Origin", "https://spa.example");
const TOKEN: (&str, &str) = ("PRIVATE-TOKEN", "glpat-w1-maintainer");

async fn world(settings: &Value) -> World {
    World::with(&json!({"settings": settings, "projects": [{"id": 42, "path": "acme/app"}]})).await
}

#[tokio::test]
async fn any_origin_may_read_answers_and_errors() {
    let world = world(&json!({})).await;
    for (path, token, status) in [
        ("/api/v4/projects", TOKEN, 200),
        ("/api/v4/projects", ("PRIVATE-TOKEN", "nope"), 401),
        ("/api/v4/no_such_thing", TOKEN, 404),
    ] {
        let answer = world.ask("GET", path, &[ORIGIN, token], "").await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(!answer.has_header("access-control-allow-credentials"));
        let exposed = answer.header("access-control-expose-headers");
        let paging = "Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page";
        assert!(exposed.contains(paging), "{exposed}");
        for hidden in [
            "Retry-After",
            "RateLimit",
            "Location",
            "WWW-Authenticate",
            "Date",
        ] {
            assert!(!exposed.contains(hidden), "{hidden} in {exposed}");
        }
    }
}

#[tokio::test]
async fn a_preflight_needs_no_token_and_leaves_no_trace() {
    let world = world(&json!({"requests_per_minute": 0})).await;
    let headers = [
        ORIGIN,
        ("Access-Control-Request-Method", "DELETE"),
        (
            "Access-Control-Request-Headers",
            "private-token,content-type",
        ),
    ];
    let answer = world
        .ask(
            "OPTIONS",
            "/api/v4/projects/42/remote_mirrors/1",
            &headers,
            "",
        )
        .await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(
        answer
            .header("access-control-allow-methods")
            .contains("DELETE")
    );
    assert_eq!(
        answer.header("access-control-allow-headers"),
        "private-token,content-type"
    );
    assert_eq!(
        world.control("GET", "/requests", "").await.json(),
        json!([])
    );
}

#[tokio::test]
async fn the_instance_itself_may_send_credentials() {
    let world = world(&json!({})).await;
    let own = world.url();
    let answer = world
        .ask("GET", "/api/v4/user", &[("Origin", &own), TOKEN], "")
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), own);
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
}

#[tokio::test]
async fn without_an_origin_there_is_nothing_to_allow() {
    let world = world(&json!({})).await;
    let answer = world.ask("GET", "/api/v4/user", &[TOKEN], "").await;
    assert!(!answer.has_header("access-control-allow-origin"));
}

#[tokio::test]
async fn the_throttle_can_be_read_and_its_headers_cannot() {
    let world = world(&json!({"requests_per_minute": 1})).await;
    world.ask("GET", "/api/v4/user", &[ORIGIN, TOKEN], "").await;
    let answer = world.ask("GET", "/api/v4/user", &[ORIGIN, TOKEN], "").await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header("content-type"), "text/plain");
    assert_eq!(answer.text().trim(), "Retry later");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    for name in [
        "retry-after",
        "ratelimit-limit",
        "ratelimit-observed",
        "ratelimit-reset",
    ] {
        assert!(answer.header(name).parse::<u64>().is_ok(), "{name}");
    }
    assert_eq!(answer.header("ratelimit-remaining"), "0");
    assert!(answer.header("ratelimit-resettime").ends_with("GMT"));
    assert_eq!(
        answer.header("ratelimit-name"),
        "throttle_authenticated_api"
    );
    let other = ("PRIVATE-TOKEN", "glpat-w1-developer");
    assert_eq!(
        world
            .ask("GET", "/api/v4/user", &[ORIGIN, other], "")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn what_stands_outside_the_layer_cannot_be_read() {
    let world = world(&json!({"maintenance_mode": true})).await;
    let json = ("Content-Type", "application/json");
    let path = "/api/v4/projects/42/remote_mirrors";
    let refused = world.ask("POST", path, &[ORIGIN, TOKEN, json], "{}").await;
    assert_eq!(refused.status, 403);
    let reason = "You cannot perform write operations on a read-only instance";
    assert_eq!(refused.json()["message"], reason);
    assert!(!refused.has_header("access-control-allow-origin"));
    let redirected = world
        .ask("DELETE", &format!("{path}/1"), &[ORIGIN, TOKEN], "")
        .await;
    assert_eq!(
        (redirected.status.as_u16(), redirected.header("location")),
        (301, "/")
    );
    assert!(!redirected.has_header("access-control-allow-origin"));
    let read = world.ask("GET", "/api/v4/user", &[ORIGIN, TOKEN], "").await;
    assert_eq!(
        (
            read.status.as_u16(),
            read.header("access-control-allow-origin")
        ),
        (200, "*")
    );
    let malformed = world
        .ask("GET", "/api/v4/projects/a%00b", &[ORIGIN, TOKEN], "")
        .await;
    assert_eq!(
        (malformed.status.as_u16(), malformed.text().as_str()),
        (400, "Bad Request")
    );
    assert!(!malformed.has_header("access-control-allow-origin"));
}

#[tokio::test]
async fn malformed_text_is_refused_outside_the_layer() {
    let world = world(&json!({})).await;
    let kind = ("Content-Type", "application/json");
    let path = "/api/v4/projects/42/remote_mirrors";
    let body = r#"{"url": "\u0000"}"#;
    let answer = world.ask("POST", path, &[ORIGIN, TOKEN, kind], body).await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (400, "Bad Request")
    );
    assert!(!answer.has_header("access-control-allow-origin"));
    let broken = world.ask("POST", path, &[ORIGIN, TOKEN, kind], "{").await;
    assert_eq!(broken.header("access-control-allow-origin"), "*");
}
