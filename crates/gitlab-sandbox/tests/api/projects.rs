//! Lists of projects: filters, orders, pages and permissions.

use serde_json::{Value, json};

use crate::support::{Answer, World};

async fn world() -> World {
    World::with(&json!({
        "groups": [
            {"id": 7, "path": "acme", "access": {"developer": 40}},
            {"id": 9, "path": "guild", "access": {"outsider": 40}, "shared": ["acme/web"]},
        ],
        "projects": [
            {"id": 1, "path": "acme/api", "access": {"maintainer": 40, "developer": 30}},
            {"id": 2, "path": "acme/web", "archived": true},
            {"id": 3, "path": "acme/deep/tool", "access": {"maintainer": 30}, "lfs_objects_size": 9},
            {"id": 4, "path": "other/open", "visibility": "public", "access": {}},
            {"id": 5, "path": "other/inside", "visibility": "internal", "access": {}},
            {"id": 6, "path": "other/hidden", "access": {}},
            {"id": 8, "path": "acme/going", "pending_delete": true},
        ],
    }))
    .await
}

fn ids(answer: &Answer) -> Vec<u64> {
    let rows = answer.json();
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["id"].as_u64()).collect()
}

#[tokio::test]
async fn filters_choose_projects() {
    let world = world().await;
    let check = async |person: &str, query: &str, expected: &[u64]| {
        let path = format!("/projects?order_by=id&sort=asc&{query}");
        let answer = world.api(person, "GET", &path, &Value::Null).await;
        assert_eq!(ids(&answer), expected, "{person} {query}");
    };
    check("maintainer", "", &[1, 2, 3, 4, 5]).await;
    check("maintainer", "membership=true", &[1, 2, 3]).await;
    check("maintainer", "membership=true&min_access_level=40", &[1, 2]).await;
    check("maintainer", "archived=true", &[2]).await;
    check("maintainer", "archived=false&membership=true", &[1, 3]).await;
    check("maintainer", "visibility=public", &[4]).await;
    check("maintainer", "search=TOO", &[3]).await;
    check("maintainer", "search=acme", &[]).await;
    check(
        "maintainer",
        "search=acme&search_namespaces=true",
        &[1, 2, 3],
    )
    .await;
    check("maintainer", "search=ap", &[]).await;
    check("maintainer", "id_after=2&id_before=5", &[3, 4]).await;
    check("maintainer", "owned=true", &[]).await;
    check("maintainer", "starred=true", &[]).await;
    check("developer", "min_access_level=40", &[1, 2, 3]).await;
    check("outsider", "membership=true", &[2]).await;
    check("outsider", "", &[2, 4, 5]).await;
    check("admin", "", &[1, 2, 3, 4, 5, 6]).await;
}

#[tokio::test]
async fn callers_without_a_token_see_what_is_public_and_no_permissions() {
    let world = world().await;
    let answer = world.ask("GET", "/api/v4/projects", &[], "").await;
    assert_eq!(ids(&answer), [4]);
    assert!(answer.json()[0].get("archived").is_none());
    let one = world.ask("GET", "/api/v4/projects/4", &[], "").await.json();
    assert_eq!(one["id"], 4);
    assert!(one.get("permissions").is_none());
}

#[tokio::test]
async fn lists_are_ordered_as_asked() {
    let world = world().await;
    let check = async |query: &str, expected: &[u64]| {
        let answer = world
            .get(&format!("/projects?membership=true&{query}"))
            .await;
        assert_eq!(ids(&answer), expected, "{query}");
    };
    check("", &[3, 2, 1]).await;
    check("sort=asc", &[1, 2, 3]).await;
    check("order_by=name&sort=asc", &[1, 3, 2]).await;
    check("order_by=path", &[2, 3, 1]).await;
}

#[tokio::test]
async fn permissions_come_from_project_and_groups_but_not_from_shares() {
    let world = world().await;
    let check = async |person: &str, project: u64, expected: Value| {
        let path = format!("/projects/{project}");
        let answer = world.api(person, "GET", &path, &Value::Null).await.json();
        let levels = &answer["permissions"];
        let shown = json!([
            levels["project_access"]["access_level"],
            levels["group_access"]["access_level"],
        ]);
        assert_eq!(shown, expected, "{person} {project}");
    };
    check("maintainer", 1, json!([40, null])).await;
    check("developer", 1, json!([30, 40])).await;
    check("developer", 3, json!([null, 40])).await;
    check("outsider", 2, json!([null, null])).await;
    check("admin", 6, json!([null, null])).await;
}

#[tokio::test]
async fn simple_rows_have_no_permissions() {
    let world = world().await;
    let answer = world
        .get("/projects?membership=true&simple=true")
        .await
        .json();
    let row = &answer[0];
    assert_eq!(row["path_with_namespace"], "acme/deep/tool");
    assert_eq!(row["namespace"]["full_path"], "acme/deep");
    assert!(row.get("permissions").is_none() && row.get("archived").is_none());
}

#[tokio::test]
async fn statistics_are_for_reporters_who_ask() {
    let world = world().await;
    let with = world.get("/projects/3?statistics=true").await.json();
    assert_eq!(with["statistics"]["lfs_objects_size"], 9);
    let without = world.get("/projects/3").await.json();
    assert!(without.get("statistics").is_none());
    let stranger = world
        .api(
            "outsider",
            "GET",
            "/projects/4?statistics=true",
            &Value::Null,
        )
        .await;
    assert!(stranger.json().get("statistics").is_none());
}

#[tokio::test]
async fn parameters_outside_their_lists_are_refused_together() {
    let world = world().await;
    let check = async |query: &str, expected: &str| {
        let answer = world.get(&format!("/projects?{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert_eq!(answer.json(), json!({ "error": expected }));
    };
    check(
        "min_access_level=41",
        "min_access_level does not have a valid value",
    )
    .await;
    check("order_by=size", "order_by does not have a valid value").await;
    check("simple=maybe", "simple is invalid").await;
    check("per_page=0", "per_page has a value not allowed").await;
    check(
        "sort=up&per_page=abc",
        "sort does not have a valid value, per_page is invalid",
    )
    .await;
}

#[tokio::test]
async fn pages_are_told_in_headers() {
    let world = world().await;
    let answer = world
        .get("/projects?order_by=id&sort=asc&per_page=2&page=2")
        .await;
    assert_eq!(ids(&answer), [3, 4]);
    let headers = [
        "x-page",
        "x-per-page",
        "x-total",
        "x-total-pages",
        "x-next-page",
        "x-prev-page",
    ];
    let shown = headers.map(|name| answer.header(name));
    assert_eq!(shown, ["2", "2", "5", "3", "3", "1"]);
    let link = |page: u32, rel: &str| {
        let url = format!("{}/api/v4/projects", world.url());
        format!("<{url}?order_by=id&page={page}&per_page=2&sort=asc>; rel=\"{rel}\"")
    };
    let links = [
        link(1, "prev"),
        link(3, "next"),
        link(1, "first"),
        link(3, "last"),
    ];
    assert_eq!(answer.header("link"), links.join(", "));
}

#[tokio::test]
async fn pages_beyond_the_end_are_empty_and_far_beyond_refused() {
    let world = world().await;
    let past = world.get("/projects?page=9").await;
    assert_eq!(
        (past.text().as_str(), past.header("x-prev-page")),
        ("[]", "")
    );
    let deep = world.get("/projects?page=501&per_page=100").await;
    assert_eq!(deep.status, 405);
    let reason = deep.json()["error"].to_string();
    assert!(
        reason.contains("maximum allowed offset of 50000"),
        "{reason}"
    );
    assert!(reason.contains("keyset pagination"), "{reason}");
    assert_eq!(
        world.get("/projects?page=500&per_page=100").await.status,
        200
    );
}

#[tokio::test]
async fn keyset_pages_follow_one_another_to_an_empty_one() {
    let world = world().await;
    let mut path = "/projects?pagination=keyset&order_by=id&sort=asc&per_page=2".to_owned();
    let mut pages = Vec::new();
    loop {
        let answer = world.get(&path).await;
        assert!(!answer.has_header("x-total") && !answer.has_header("x-next-page"));
        pages.push(ids(&answer));
        let Some((url, _)) = answer.header("link").split_once(">; rel=\"next\"") else {
            break;
        };
        assert!(url.contains("id_after="), "{url}");
        path = url.replace(&format!("<{}/api/v4", world.url()), "");
    }
    assert_eq!(pages, [vec![1, 2], vec![3, 4], vec![5], vec![]]);
    let down = world
        .get("/projects?pagination=keyset&order_by=id&per_page=2")
        .await;
    assert!(
        down.header("link").contains("id_before=4"),
        "{}",
        down.header("link")
    );
}

#[tokio::test]
async fn only_the_id_is_a_key() {
    let world = world().await;
    let answer = world.get("/projects?pagination=keyset&order_by=name").await;
    assert_eq!(answer.status, 405);
    let text = "Keyset pagination is not yet available for this type of request";
    assert_eq!(answer.json()["error"], text);
}
