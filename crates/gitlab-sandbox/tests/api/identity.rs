//! Tokens: who they stand for, what they may do, and what is said to bad ones.

use serde_json::{Value, json};

use crate::support::{Answer, World};

async fn world() -> World {
    World::with(&json!({"projects": [
        {"id": 42, "path": "acme/app"},
        {"id": 44, "path": "acme/open", "visibility": "public"},
    ]}))
    .await
}

async fn ask(world: &World, path: &str, headers: &[(&str, &str)]) -> Answer {
    world.ask("GET", path, headers, "").await
}

#[tokio::test]
async fn a_token_is_taken_from_every_place_gitlab_takes_it() {
    let world = world().await;
    let check = async |path: &str, headers: &[(&str, &str)], name: &str| {
        let answer = ask(&world, path, headers).await;
        assert_eq!(answer.json()["username"], name, "{path} {headers:?}");
    };
    let user = "/api/v4/user";
    check(
        user,
        &[("PRIVATE-TOKEN", "glpat-w1-maintainer")],
        "maintainer",
    )
    .await;
    check(
        user,
        &[("Authorization", "Bearer glpat-w1-developer")],
        "developer",
    )
    .await;
    check(
        user,
        &[("Authorization", "Bearer oauth-w1-maintainer")],
        "maintainer",
    )
    .await;
    check(
        "/api/v4/user?private_token=glpat-w1-outsider",
        &[],
        "outsider",
    )
    .await;
    check("/api/v4/user?access_token=glpat-w1-admin", &[], "admin").await;
}

#[tokio::test]
async fn nobody_and_unknown_tokens_get_the_same_bare_401() {
    let world = world().await;
    for headers in [
        &[][..],
        &[("PRIVATE-TOKEN", "nope")],
        &[("PRIVATE-TOKEN", "glpat-w1-stranger")],
        &[("PRIVATE-TOKEN", "oauth-w1-maintainer")],
        &[("Authorization", "Bearer nope")],
        &[("JOB-TOKEN", "job-w1")],
    ] {
        let answer = ask(&world, "/api/v4/user", headers).await;
        assert_eq!(answer.status, 401, "{headers:?}");
        assert_eq!(answer.text(), r#"{"message":"401 Unauthorized"}"#);
    }
}

#[tokio::test]
async fn two_tokens_at_once_are_refused() {
    let world = world().await;
    let headers = [("Authorization", "Bearer glpat-w1-maintainer")];
    let answer = ask(
        &world,
        "/api/v4/user?access_token=glpat-w1-maintainer",
        &headers,
    )
    .await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["error"], "invalid_request");
}

#[tokio::test]
async fn basic_authentication_and_job_tokens_count_as_nobody() {
    let world = world().await;
    for header in [("Authorization", "Basic dTpU"), ("JOB-TOKEN", "job-w1")] {
        let private = ask(&world, "/api/v4/projects/42", &[header]).await;
        assert_eq!(private.text(), r#"{"message":"404 Project Not Found"}"#);
        let open = ask(&world, "/api/v4/projects/44", &[header]).await;
        assert_eq!(open.status, 200);
    }
}

#[tokio::test]
async fn tokens_that_were_good_once_say_so() {
    let world = world().await;
    for (person, text) in [
        ("maintainer.expired", "Token is expired."),
        ("maintainer.revoked", "Token was revoked."),
    ] {
        // Before the project is even looked for.
        let answer = world
            .api(person, "GET", "/projects/999", &Value::Null)
            .await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.json()["error"], "invalid_token");
        let description = answer.json()["error_description"].to_string();
        assert!(description.contains(text), "{description}");
        assert!(
            answer
                .header("www-authenticate")
                .contains("error=\"invalid_token\"")
        );
    }
}

#[tokio::test]
async fn a_scope_that_is_too_small_is_403() {
    let world = world().await;
    let check = async |person: &str, path: &str, status: u16| {
        let answer = world.api(person, "GET", path, &Value::Null).await;
        assert_eq!(answer.status, status, "{person} {path}");
        if status == 403 {
            assert_eq!(answer.json()["error"], "insufficient_scope");
            assert!(
                answer.json()["scope"]
                    .as_str()
                    .is_some_and(|scope| scope.contains("api"))
            );
        }
    };
    for path in [
        "/user",
        "/metadata",
        "/version",
        "/personal_access_tokens/self",
    ] {
        check("maintainer.read_user", path, 200).await;
        check("maintainer.read_api", path, 200).await;
    }
    for path in ["/projects", "/projects/42", "/groups"] {
        check("maintainer.read_user", path, 403).await;
        check("maintainer.read_api", path, 200).await;
    }
}

#[tokio::test]
async fn an_unknown_route_comes_before_the_token() {
    let world = world().await;
    for headers in [&[][..], &[("PRIVATE-TOKEN", "nope")]] {
        let answer = ask(&world, "/api/v4/no_such_thing", headers).await;
        assert_eq!(answer.status, 404);
        assert_eq!(answer.text(), r#"{"error":"404 Not Found"}"#);
    }
}

#[tokio::test]
async fn a_token_tells_what_it_is_and_how_long_it_lives() {
    let world = world().await;
    let answer = world.get("/personal_access_tokens/self").await.json();
    assert_eq!(answer["scopes"], json!(["api"]));
    assert_eq!(answer["active"], true);
    assert_eq!(answer["user_id"], 2);
    assert_eq!(answer["expires_at"].as_str().map(str::len), Some(10));
    let read = world.api(
        "maintainer.read_api",
        "GET",
        "/personal_access_tokens/self",
        &Value::Null,
    );
    assert_eq!(read.await.json()["scopes"], json!(["read_api"]));
    let oauth = [("Authorization", "Bearer oauth-w1-maintainer")];
    let answer = ask(&world, "/api/v4/personal_access_tokens/self", &oauth).await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.json()["message"],
        "400 Bad request - This endpoint requires token type to be a personal access token"
    );
}

#[tokio::test]
async fn a_token_that_revokes_itself_is_revoked() {
    let world = world().await;
    let path = "/personal_access_tokens/self";
    let answer = world.api("maintainer", "DELETE", path, &Value::Null).await;
    assert_eq!(answer.status, 204);
    assert!(answer.body.is_empty());
    assert_eq!(world.get("/user").await.json()["error"], "invalid_token");
    let other = world.api("developer", "GET", "/user", &Value::Null).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn associations_list_what_the_token_reaches() {
    let world = world().await;
    let path = "/personal_access_tokens/self/associations";
    let answer = world
        .get(&format!("{path}?min_access_level=40"))
        .await
        .json();
    assert_eq!(answer["projects"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        answer["projects"][0]["access_levels"]["project_access_level"],
        40
    );
    let query = format!("{path}?min_access_level=40");
    let answer = world
        .api("developer", "GET", &query, &Value::Null)
        .await
        .json();
    assert_eq!(answer, json!({"groups": [], "projects": []}));
}

#[tokio::test]
async fn routes_around_the_token_date_from_their_versions() {
    for (gitlab, path, status) in [
        ("15.1.0", "/metadata", 404),
        ("15.2.0", "/metadata", 200),
        ("15.4.0", "/personal_access_tokens/self", 404),
        ("15.5.0", "/personal_access_tokens/self", 200),
        ("17.3.0", "/personal_access_tokens/self/associations", 404),
        ("17.4.0", "/personal_access_tokens/self/associations", 200),
        ("12.9.0", "/version", 200),
    ] {
        let world = World::with(&json!({"gitlab": gitlab, "projects": []})).await;
        let answer = world.get(path).await;
        assert_eq!(answer.status, status, "{gitlab} {path}");
        if status == 404 {
            assert_eq!(answer.text(), r#"{"error":"404 Not Found"}"#);
        }
    }
}

#[tokio::test]
async fn the_server_names_its_version_and_edition() {
    for (gitlab, edition, version, enterprise) in [
        ("18.9.1", "ce", "18.9.1", json!(false)),
        ("17.9", "ee", "17.9.0-ee", json!(true)),
        ("15.2.0", "ee", "15.2.0-ee", Value::Null),
    ] {
        let scene = json!({"gitlab": gitlab, "edition": edition, "projects": []});
        let world = World::with(&scene).await;
        let answer = world.get("/metadata").await.json();
        assert_eq!(answer["version"], version);
        assert_eq!(answer["enterprise"], enterprise);
        assert!(answer["revision"].is_string() && answer["kas"].is_object());
    }
}
