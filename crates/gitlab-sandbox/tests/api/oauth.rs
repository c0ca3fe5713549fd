//! Signing in as a static page does: authorize, exchange, refresh, revoke.

use serde_json::{Value, json};

use crate::support::{Answer, World};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const ORIGIN: (&str, &str) = ("Origin", "https://spa.example");
// The pair of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BACK: &str = "https%3A%2F%2Fspa.example%2Fcb";

async fn world() -> World {
    World::with(&json!({"clock": "manual", "projects": [{"id": 42, "path": "acme/app"}]})).await
}

fn wish(scope: &str) -> String {
    format!(
        "client_id=app-w1&redirect_uri={BACK}&response_type=code&state=xyz&scope={scope}\
         &code_challenge={CHALLENGE}&code_challenge_method=S256"
    )
}

/// What the browser is sent back with, once the person has decided.
async fn decide(world: &World, scope: &str, person: &str) -> String {
    let body = format!("{}&person={person}", wish(scope));
    let answer = world.ask("POST", "/oauth/authorize", &[FORM], &body).await;
    assert_eq!(answer.status, 302, "{}", answer.text());
    answer.header("location").to_owned()
}

async fn code(world: &World, scope: &str) -> String {
    let target = decide(world, scope, "maintainer").await;
    let query = target.strip_prefix("https://spa.example/cb?code=");
    let code = query.and_then(|query| query.strip_suffix("&state=xyz"));
    code.unwrap_or_default().to_owned()
}

async fn exchange(world: &World, code: &str, verifier: &str) -> Answer {
    let body = format!(
        "client_id=app-w1&code={code}&grant_type=authorization_code&redirect_uri={BACK}\
         &code_verifier={verifier}"
    );
    world
        .ask("POST", "/oauth/token", &[FORM, ORIGIN], &body)
        .await
}

async fn refresh(world: &World, token: &Value) -> Answer {
    let token = token.as_str().unwrap_or_default();
    let body = format!("client_id=app-w1&refresh_token={token}&grant_type=refresh_token");
    world
        .ask("POST", "/oauth/token", &[FORM, ORIGIN], &body)
        .await
}

async fn user(world: &World, token: &Value) -> Answer {
    let header = format!("Bearer {}", token.as_str().unwrap_or_default());
    world
        .ask("GET", "/api/v4/user", &[("Authorization", &header)], "")
        .await
}

#[tokio::test]
async fn the_page_offers_everybody_and_a_way_out() {
    let world = world().await;
    let path = format!("/oauth/authorize?{}", wish("api"));
    let page = world.ask("GET", &path, &[ORIGIN], "").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text().contains("Authorize as Mika Maintainer"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("Deny"));
    assert!(!page.has_header("access-control-allow-origin"));
    let denied = decide(&world, "api", "").await;
    assert!(
        denied.contains("error=access_denied") && denied.ends_with("&state=xyz"),
        "{denied}"
    );
}

#[tokio::test]
async fn a_code_is_exchanged_once_for_tokens_that_work() {
    let world = world().await;
    let code = code(&world, "api").await;
    let answer = exchange(&world, &code, VERIFIER).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let pair = answer.json();
    assert_eq!(pair["expires_in"], 7200);
    assert_eq!(pair["token_type"], "Bearer");
    assert!(pair["created_at"].is_number() && pair["refresh_token"].is_string());
    assert_eq!(
        user(&world, &pair["access_token"]).await.json()["username"],
        "maintainer"
    );
    let again = exchange(&world, &code, VERIFIER).await;
    assert_eq!(
        (again.status.as_u16(), &again.json()["error"]),
        (400, &json!("invalid_grant"))
    );
}

#[tokio::test]
async fn a_wrong_verifier_burns_the_code() {
    let world = world().await;
    let code = code(&world, "api").await;
    let wrong = exchange(&world, &code, &"x".repeat(43)).await;
    assert_eq!(wrong.json()["error"], "invalid_grant");
    assert_eq!(exchange(&world, &code, VERIFIER).await.status, 400);
}

#[tokio::test]
async fn refreshing_replaces_both_tokens() {
    let world = world().await;
    let first = exchange(&world, &code(&world, "api").await, VERIFIER)
        .await
        .json();
    let second = refresh(&world, &first["refresh_token"]).await.json();
    assert_ne!(first["access_token"], second["access_token"]);
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(user(&world, &second["access_token"]).await.status, 200);
    assert_eq!(
        user(&world, &first["access_token"]).await.json()["error"],
        "invalid_token"
    );
    assert_eq!(refresh(&world, &first["refresh_token"]).await.status, 400);
}

#[tokio::test]
async fn an_access_token_dies_after_two_hours_and_its_refresh_token_does_not() {
    let world = world().await;
    let pair = exchange(&world, &code(&world, "api").await, VERIFIER)
        .await
        .json();
    world
        .control("POST", "/advance", r#"{"seconds": 7200}"#)
        .await;
    let answer = user(&world, &pair["access_token"]).await.json();
    let description = answer["error_description"].to_string();
    assert!(description.contains("Token is expired"), "{description}");
    assert_eq!(refresh(&world, &pair["refresh_token"]).await.status, 200);
}

#[tokio::test]
async fn scopes_are_what_was_granted() {
    let world = world().await;
    let pair = exchange(&world, &code(&world, "read_api").await, VERIFIER)
        .await
        .json();
    let header = format!(
        "Bearer {}",
        pair["access_token"].as_str().unwrap_or_default()
    );
    let headers = [("Authorization", header.as_str()), ORIGIN];
    let info = world.ask("GET", "/oauth/token/info", &headers, "").await;
    assert_eq!(info.json()["scope"], json!(["read_api"]));
    assert_eq!(info.json()["expires_in"], 7200);
    assert_eq!(info.header("access-control-allow-origin"), "*");
    let path = "/api/v4/projects/42/remote_mirrors";
    assert_eq!(world.ask("GET", path, &headers, "").await.status, 200);
    assert_eq!(world.ask("POST", path, &headers, "").await.status, 403);
    let person = world
        .ask("GET", "/oauth/userinfo", &headers, "")
        .await
        .json();
    assert_eq!(
        (&person["sub"], &person["nickname"]),
        (&json!("2"), &json!("maintainer"))
    );
}

#[tokio::test]
async fn a_revoked_pair_is_gone() {
    let world = world().await;
    let pair = exchange(&world, &code(&world, "api").await, VERIFIER)
        .await
        .json();
    let token = pair["access_token"].as_str().unwrap_or_default();
    let body = format!("client_id=app-w1&token={token}");
    let answer = world
        .ask("POST", "/oauth/revoke", &[FORM, ORIGIN], &body)
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.text().as_str()),
        (200, "{}")
    );
    assert_eq!(user(&world, &pair["access_token"]).await.status, 401);
    assert_eq!(refresh(&world, &pair["refresh_token"]).await.status, 400);
}

#[tokio::test]
async fn wrong_wishes_go_back_with_the_reason_or_stay() {
    let world = world().await;
    let check = async |from: &str, to: &str, status: u16, reason: &str| {
        let path = format!("/oauth/authorize?{}", wish("api").replace(from, to));
        let answer = world.ask("GET", &path, &[], "").await;
        assert_eq!(answer.status, status, "{to}");
        let told = format!("{}{}", answer.header("location"), answer.text());
        assert!(told.contains(reason), "{told}");
    };
    check(
        "response_type=code",
        "response_type=token",
        302,
        "unsupported_response_type",
    )
    .await;
    check("scope=api", "scope=sudo", 302, "invalid_scope").await;
    check("S256", "plain", 302, "invalid_code_challenge_method").await;
    check(
        "client_id=app-w1",
        "client_id=unknown",
        401,
        "unknown client",
    )
    .await;
    check(
        "redirect_uri=https",
        "redirect_uri=javascript",
        400,
        "redirect URI",
    )
    .await;
    let body = "client_id=app-w1&grant_type=password";
    let answer = world.ask("POST", "/oauth/token", &[FORM], body).await;
    assert_eq!(answer.json()["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn preflights_let_only_few_headers_through() {
    let world = world().await;
    let check = async |path: &str, method: &str, headers: &str, is_allowed: bool| {
        let asked = [
            ORIGIN,
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", headers),
        ];
        let answer = world.ask("OPTIONS", path, &asked, "").await;
        let told = answer.has_header("access-control-allow-origin");
        assert_eq!(told, is_allowed, "{method} {path} {headers}");
    };
    check("/oauth/token", "POST", "authorization", true).await;
    check("/oauth/token", "POST", "private-token", false).await;
    check("/oauth/token", "GET", "", false).await;
    check("/oauth/token/info", "GET", "authorization", true).await;
    check("/oauth/authorize", "GET", "", false).await;
}

#[tokio::test]
async fn a_scene_decides_how_long_tokens_live_and_whether_the_provider_describes_itself() {
    let settings = json!({"oauth_lifetime": 60, "oauth_discovery": false});
    let project = json!([{"id": 42, "path": "acme/app"}]);
    let world =
        World::with(&json!({"clock": "manual", "projects": project, "settings": settings})).await;
    let pair = exchange(&world, &code(&world, "api").await, VERIFIER).await;
    let pair = pair.json();
    assert_eq!(pair["expires_in"], 60);
    assert_eq!(user(&world, &pair["access_token"]).await.status, 200);
    world
        .control("POST", "/advance", r#"{"seconds": 60}"#)
        .await;
    assert_eq!(user(&world, &pair["access_token"]).await.status, 401);
    assert_eq!(refresh(&world, &pair["refresh_token"]).await.status, 200);
    let about = "/.well-known/openid-configuration";
    let own_host = [("Host", "w1.localhost")];
    assert_eq!(world.ask("GET", about, &own_host, "").await.status, 404);
    assert_eq!(world.ask("GET", about, &[], "").await.status, 200);
}

#[tokio::test]
async fn exchanges_are_logged_without_what_is_secret() {
    let world = world().await;
    let pair = exchange(&world, &code(&world, "api").await, VERIFIER).await;
    refresh(&world, &pair.json()["refresh_token"]).await;
    let log = world.control("GET", "/requests", "").await.json();
    let list = log.as_array().expect("the log is a list");
    let kinds: Vec<&Value> = list
        .iter()
        .map(|request| &request["body"]["grant_type"])
        .collect();
    assert_eq!(
        kinds,
        [&json!("authorization_code"), &json!("refresh_token")]
    );
    let text = log.to_string();
    assert!(
        !text.contains("code-w1") && !text.contains("refresh-w1"),
        "{text}"
    );
}
