//! Fleets of thousands: made from three numbers, read in pages, and disturbed by settings.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::World;

const TOKEN: (&str, &str) = ("PRIVATE-TOKEN", "glpat-w1-maintainer");

fn scene(projects: usize, mirrors: usize) -> Value {
    json!({
        "git": "scripted",
        "fleet": {"projects": projects, "mirrors": mirrors, "seed": 7},
    })
}

#[tokio::test]
async fn a_fleet_has_its_size_and_stands_behind_the_named_projects() {
    let mut scene = scene(30, 130);
    scene["projects"] = json!([{"id": 42, "path": "acme/app"}]);
    let world = World::with(&scene).await;
    let state = world.control("GET", "", "").await.json();
    let projects = state["projects"].as_array().expect("a list");
    let mirrors = projects
        .iter()
        .filter_map(|project| project["mirrors"].as_array());
    assert_eq!(projects.len(), 31);
    assert_eq!(mirrors.map(Vec::len).sum::<usize>(), 130);
    assert_eq!(projects[0]["path"], "acme/app");
    assert_eq!(projects[1]["id"], 43);
}

#[tokio::test]
async fn setting_a_fleet_answers_without_reading_it_out() {
    let world = World::seeded().await;
    let answer = world.put(&scene(2000, 10_000)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["git"], "scripted");
    assert!(answer.body.len() < 2000, "{} bytes", answer.body.len());
}

#[tokio::test]
async fn a_fleet_that_is_too_large_is_refused_in_words() {
    let world = World::seeded().await;
    let check = async |projects: usize, mirrors: usize, words: &str| {
        let answer = world.put(&scene(projects, mirrors)).await;
        assert_eq!(answer.status, 400, "{words}");
        assert!(answer.text().contains(words), "{}", answer.text());
    };
    check(50_001, 1, "50001 projects are too many; at most 50000").await;
    check(50_000, 250_001, "250001 mirrors are too many").await;
    check(3, 31, "31 mirrors do not fit in 3 projects").await;
}

#[tokio::test]
async fn pages_by_key_lead_through_all_projects_once() {
    let world = World::with(&scene(530, 0)).await;
    let mut path = "/projects?order_by=id&sort=asc&pagination=keyset&per_page=100\
                    &simple=true&min_access_level=40"
        .to_owned();
    let mut seen = HashSet::new();
    for page in 0.. {
        assert!(page < 10, "the pages do not end");
        let answer = world.get(&path).await;
        for project in answer.json().as_array().expect("a list") {
            assert!(seen.insert(project["id"].clone()), "{}", project["id"]);
        }
        let link = answer.header("link");
        let Some((_, next)) = link.split_once("/api/v4") else {
            break;
        };
        path = next.split('>').next().unwrap_or_default().to_owned();
    }
    assert_eq!(seen.len(), 530);
}

#[tokio::test]
async fn every_so_many_lists_are_throttled_or_dropped() {
    let mut scene = scene(1, 3);
    scene["settings"] = json!({"throttle_every": 3, "drop_every": 5});
    let world = World::with(&scene).await;
    let list = "/api/v4/projects/1/remote_mirrors?per_page=100";
    let mut seen = Vec::new();
    for _ in 0..15 {
        // What is no list of push mirrors does not count.
        assert_eq!(world.get("/projects/1").await.status, 200);
        let answer = world.try_ask("GET", list, &[TOKEN], "").await;
        seen.push(answer.map_or(0, |answer| answer.status.as_u16()));
    }
    let expected = [
        200, 200, 429, 200, 0, 429, 200, 200, 429, 0, 200, 429, 200, 200, 0,
    ];
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_disturbance_of_every_none_is_refused() {
    let world = World::seeded().await;
    let answer = world.put(&json!({"settings": {"drop_every": 0}})).await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.text().contains("settings.drop_every"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn the_log_tells_how_many_requests_were_under_way() {
    let scene = json!({"settings": {"latency_ms": 300}, "projects": []});
    let world = World::with(&scene).await;
    let ask = || world.get("/version");
    let preflight = world.ask(
        "OPTIONS",
        "/api/v4/version",
        &[
            ("Origin", "https://spa.example"),
            ("Access-Control-Request-Method", "GET"),
        ],
        "",
    );
    tokio::join!(ask(), ask(), ask(), preflight);
    ask().await;
    let log = world.control("GET", "/requests", "").await.json();
    let log = log.as_array().expect("a list");
    let mut counts: Vec<_> = log.iter().filter_map(|r| r["in_flight"].as_u64()).collect();
    assert_eq!(counts.pop(), Some(1));
    counts.sort_unstable();
    assert_eq!(counts, [1, 2, 3]);
}
