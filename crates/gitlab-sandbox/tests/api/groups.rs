//! Groups and their projects.

use serde_json::{Value, json};

use crate::support::{Answer, World};

async fn world() -> World {
    World::with(&json!({
        "groups": [
            {"id": 7, "path": "acme"},
            {"id": 9, "path": "guild", "access": {"outsider": 40}, "shared": ["acme/deep/tool"]},
        ],
        "projects": [
            {"id": 1, "path": "acme/api"},
            {"id": 3, "path": "acme/deep/tool"},
            {"id": 4, "path": "other/open", "visibility": "public", "access": {}},
            {"id": 5, "path": "secret/app", "access": {}},
            {"id": 6, "path": "guild/hall", "access": {}},
        ],
    }))
    .await
}

fn paths(answer: &Answer) -> Vec<String> {
    let rows = answer.json();
    let rows = rows.as_array().cloned().unwrap_or_default();
    let path = |row: &Value| {
        let path = row
            .get("full_path")
            .or_else(|| row.get("path_with_namespace"));
        path.and_then(Value::as_str).map(str::to_owned)
    };
    rows.iter().filter_map(path).collect()
}

async fn check(world: &World, person: &str, path: &str, expected: &[&str]) {
    let answer = world.api(person, "GET", path, &Value::Null).await;
    assert_eq!(
        paths(&answer),
        expected,
        "{person} {path}: {}",
        answer.text()
    );
}

#[tokio::test]
async fn groups_are_the_folders_a_caller_may_see() {
    let world = world().await;
    check(
        &world,
        "maintainer",
        "/groups",
        &["acme", "acme/deep", "other"],
    )
    .await;
    check(
        &world,
        "maintainer",
        "/groups?all_available=false",
        &["acme", "acme/deep"],
    )
    .await;
    check(
        &world,
        "maintainer",
        "/groups?min_access_level=40",
        &["acme", "acme/deep"],
    )
    .await;
    check(&world, "developer", "/groups?min_access_level=40", &[]).await;
    check(
        &world,
        "maintainer",
        "/groups?top_level_only=true",
        &["acme", "other"],
    )
    .await;
    check(
        &world,
        "maintainer",
        "/groups?skip_groups[]=7",
        &["acme/deep", "other"],
    )
    .await;
    check(&world, "maintainer", "/groups?search=dee", &["acme/deep"]).await;
    check(
        &world,
        "maintainer",
        "/groups?order_by=id&sort=desc&per_page=1",
        &["other"],
    )
    .await;
    let all = ["acme", "acme/deep", "guild", "other", "secret"];
    check(&world, "admin", "/groups", &all).await;
}

#[tokio::test]
async fn projects_of_a_group_include_shared_ones_unless_told_otherwise() {
    let world = world().await;
    let sorted = "order_by=id&sort=asc";
    let path = |group: &str, query: &str| format!("/groups/{group}/projects?{sorted}&{query}");
    check(&world, "maintainer", &path("7", ""), &["acme/api"]).await;
    check(
        &world,
        "maintainer",
        &path("acme", "include_subgroups=true"),
        &["acme/api", "acme/deep/tool"],
    )
    .await;
    check(
        &world,
        "maintainer",
        &path("acme%2Fdeep", ""),
        &["acme/deep/tool"],
    )
    .await;
    check(
        &world,
        "outsider",
        &path("9", ""),
        &["acme/deep/tool", "guild/hall"],
    )
    .await;
    check(
        &world,
        "outsider",
        &path("9", "with_shared=false"),
        &["guild/hall"],
    )
    .await;
    check(
        &world,
        "maintainer",
        &path("acme", "min_access_level=50"),
        &[],
    )
    .await;
    check(
        &world,
        "maintainer",
        &path("acme", "simple=true&search=api"),
        &["acme/api"],
    )
    .await;
}

#[tokio::test]
async fn projects_of_a_group_are_paged_by_offset_whatever_is_asked() {
    let world = world().await;
    let answer = world
        .get("/groups/7/projects?pagination=keyset&id_after=99")
        .await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("x-total")),
        (200, "1")
    );
}

#[tokio::test]
async fn absent_and_hidden_groups_are_alike() {
    let world = world().await;
    for path in [
        "/groups/999999/projects",
        "/groups/secret",
        "/groups/secret/projects",
    ] {
        let answer = world.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.text(), r#"{"message":"404 Group Not Found"}"#);
    }
    assert_eq!(world.get("/groups/7").await.json()["full_path"], "acme");
}

#[tokio::test]
async fn a_bad_order_is_refused() {
    let world = world().await;
    let answer = world.get("/groups?order_by=size").await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.json()["error"],
        "order_by does not have a valid value"
    );
}
