//! The routes around repositories: works, not allowed, not found.

use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::*;

/// The routes of a sandbox that nobody else uses.
struct Routes(Router);

impl Routes {
    fn new() -> Self {
        let state = AppState::new(([127, 0, 0, 1], 9).into());
        Self(routes().with_state(state))
    }

    async fn send(&self, request: Request) -> (StatusCode, String) {
        let response = self
            .0
            .clone()
            .oneshot(request)
            .await
            .expect("routes do not fail");
        let status = response.status();
        let body = response
            .into_body()
            .collect()
            .await
            .expect("the body is in memory");
        (
            status,
            String::from_utf8_lossy(&body.to_bytes()).into_owned(),
        )
    }

    /// Asks below `/_sandbox/worlds/w/`.
    async fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/_sandbox/worlds/w/{path}"))
            .body(Body::from(body.to_string()))
            .expect("the request is well formed");
        let (status, text) = self.send(request).await;
        (
            status.as_u16(),
            serde_json::from_str(&text).unwrap_or(Value::Null),
        )
    }

    async fn check(&self, method: &str, path: &str, body: Value, expected: u16) {
        let (status, answer) = self.ask(method, path, &body).await;
        assert_eq!(status, expected, "{method} {path} {body}: {answer}");
    }

    async fn refs(&self, target: &str) -> Value {
        self.ask("GET", &format!("git/{target}"), &Value::Null)
            .await
            .1["refs"]
            .clone()
    }
}

#[tokio::test]
async fn a_target_can_be_diverged_and_looked_at() {
    let routes = Routes::new();
    assert_eq!(routes.refs("new").await, json!({}));
    let (_, first) = routes
        .ask("POST", "git/new.git/diverge", &json!({"branch": "main"}))
        .await;
    assert_eq!(routes.refs("new").await["refs/heads/main"], first["commit"]);
    let (_, second) = routes
        .ask("POST", "git/new/diverge", &json!({"branch": "main"}))
        .await;
    assert_ne!(first, second);
    assert_eq!(
        routes.refs("new").await["refs/heads/main"],
        second["commit"]
    );
}

#[tokio::test]
async fn rules_can_be_set_and_a_key_authorized() {
    let routes = Routes::new();
    let rules = json!({"answer": "forbidden", "authorized_keys": []});
    routes.check("PUT", "git/a/b", rules, 204).await;
    routes
        .check(
            "POST",
            "git/a/b/authorize",
            json!({"public_key": "ssh-rsa AAAA"}),
            200,
        )
        .await;
    let (_, shown) = routes.ask("GET", "git/a/b", &Value::Null).await;
    assert_eq!(shown["rules"]["answer"], "forbidden");
    assert_eq!(shown["rules"]["authorized_keys"], json!(["ssh-rsa AAAA"]));
    let (_, all) = routes.ask("GET", "git", &Value::Null).await;
    assert_eq!(all["a/b"], shown["rules"]);
}

#[tokio::test]
async fn a_project_gets_commits_and_loses_branches() {
    let routes = Routes::new();
    let (status, made) = routes
        .ask("POST", "projects/42/commit", &json!({"branch": "new"}))
        .await;
    assert_eq!(status, 200);
    assert_eq!(made["commit"].as_str().map(str::len), Some(40));
    routes
        .check("DELETE", "projects/42/branches/new", Value::Null, 204)
        .await;
    routes
        .check("DELETE", "projects/42/branches/new", Value::Null, 404)
        .await;
    routes
        .check("DELETE", "projects/42/branches/main", Value::Null, 400)
        .await;
}

#[tokio::test]
async fn requests_that_mean_nothing_are_refused() {
    let routes = Routes::new();
    for (method, path, body, expected) in [
        ("GET", "git/../x", Value::Null, 400),
        ("PUT", "git/a", json!({"answer": "perhaps"}), 400),
        ("PUT", "git/a", json!({"anwser": "serves"}), 400),
        ("POST", "git/a/diverge", json!({}), 400),
        ("POST", "git/a/explode", json!({}), 404),
        ("POST", "git/a", json!({}), 404),
        (
            "POST",
            "projects/9999/commit",
            json!({"branch": "main"}),
            404,
        ),
        ("POST", "projects/42/commit", json!({"brunch": "main"}), 400),
        ("POST", "projects/42/commit", json!({"branch": "a b"}), 400),
        (
            "POST",
            "git/a/diverge",
            json!({"branch": "x\nreset refs/heads/main"}),
            400,
        ),
    ] {
        routes.check(method, path, body, expected).await;
    }
}

#[tokio::test]
async fn targets_are_served_to_those_who_know_the_password() {
    let routes = Routes::new();
    let get = |path: &str, who: Option<&str>| {
        let mut request = Request::get(format!("/git/w/{path}"));
        if let Some(who) = who {
            let encoded = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, who);
            request = request.header("authorization", format!("Basic {encoded}"));
        }
        request
            .body(Body::empty())
            .expect("the request is well formed")
    };
    let refs = "a.git/info/refs?service=git-receive-pack";
    for (path, who, expected) in [
        (refs, Some("mirror:target-of-w"), 200),
        (refs, None, 401),
        (refs, Some("mirror:wrong"), 401),
        (refs, Some("somebody:target-of-w"), 401),
        ("a.git/HEAD", Some("mirror:target-of-w"), 404),
        ("a/../../b.git/info/refs", Some("mirror:target-of-w"), 404),
    ] {
        let (status, body) = routes.send(get(path, who)).await;
        assert_eq!(status.as_u16(), expected, "{path} as {who:?}: {body}");
    }
}
