//! Faults: each does on the wire what the table says.

use serde_json::{Value, json};

use crate::support::World;

const TOKEN: (&str, &str) = ("PRIVATE-TOKEN", "glpat-w1-maintainer");
const ORIGIN: (&str, &str) = ("Origin", "https://spa.example");

async fn world(fault: &str) -> World {
    let mirror = json!({"id": 7, "url": "https://u:p@git.example.net/a.git"});
    let path = format!("acme/{fault}");
    World::with(&json!({
        "gitlab": "18.5.0", "git": "scripted",
        "projects": [{"id": 42, "path": path, "mirrors": [mirror]}],
    }))
    .await
}

const LIST: &str = "/api/v4/projects/42/remote_mirrors";

#[tokio::test]
async fn the_table_lists_every_fault_once() {
    let world = World::seeded().await;
    let table = world.ask("GET", "/_sandbox/faults", &[], "").await.json();
    let mut names: Vec<String> = table["faults"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|row| row["name"].as_str().map(str::to_owned))
        .collect();
    assert!(names.len() > 20 && names.contains(&"fault-503".to_owned()));
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[tokio::test]
async fn answers_instead_of_the_right_one() {
    let check = async |fault: &str, status: u16, kind: &str, text: &str, is_readable: bool| {
        let world = world(fault).await;
        let answer = world.ask("GET", LIST, &[TOKEN, ORIGIN], "").await;
        assert_eq!(answer.status, status, "{fault}");
        assert!(answer.header("content-type").starts_with(kind), "{fault}");
        assert!(answer.text().contains(text), "{fault}: {}", answer.text());
        let is_allowed = answer.has_header("access-control-allow-origin");
        assert_eq!(is_allowed, is_readable, "{fault}");
        // The rest of the project works as ever.
        assert_eq!(world.get("/projects/42").await.status, 200, "{fault}");
    };
    let json = "application/json";
    check("fault-403", 403, json, "403 Forbidden", true).await;
    check("fault-404", 404, json, "404 Project Not Found", true).await;
    check("fault-409", 409, json, "Resource lock", true).await;
    check("fault-500", 500, json, "500 Internal Server Error", true).await;
    check("fault-503", 503, json, "503 Service Unavailable", true).await;
    check("fault-502", 502, "text/html", "502 Bad Gateway", false).await;
    check("fault-504", 504, "text/html", "504 Gateway Timeout", false).await;
    check("fault-429", 429, "text/plain", "Retry later", true).await;
    check(
        "fault-429-endpoint",
        429,
        json,
        "requested too many times",
        true,
    )
    .await;
    check("fault-revoked", 401, json, "Token was revoked", true).await;
    check("fault-sign-in", 302, "", "", false).await;
    check("fault-html", 200, "text/html", "<!DOCTYPE html>", true).await;
    check("fault-empty", 200, json, "", true).await;
}

#[tokio::test]
async fn right_answers_that_were_tampered_with() {
    let check = async |fault: &str, look: fn(&Value) -> bool| {
        let world = world(fault).await;
        let answer = world.ask("GET", LIST, &[TOKEN], "").await;
        assert_eq!(answer.status, 200, "{fault}");
        assert!(look(&answer.json()), "{fault}: {:.300}", answer.text());
    };
    check("fault-wrong-types", |rows| {
        rows[0]["id"] == "7" && rows[0]["url"].is_number() && rows[0]["enabled"] == "yes"
    })
    .await;
    check("fault-unknown-values", |rows| {
        rows[0]["id"] == 7 && rows[0]["update_status"] == "hibernating"
    })
    .await;
    check("fault-huge", |rows| {
        rows[0]["last_error"]
            .as_str()
            .is_some_and(|text| text.len() > 10_000_000)
    })
    .await;
    let world = world("fault-no-cors").await;
    let answer = world.ask("GET", LIST, &[TOKEN, ORIGIN], "").await;
    assert_eq!(answer.json()[0]["id"], 7);
    assert!(!answer.has_header("access-control-allow-origin"));
}

#[tokio::test]
async fn an_unknown_outcome_has_happened_and_a_drop_has_not() {
    for (fault, count) in [("fault-unknown-outcome", 2), ("fault-drop", 1)] {
        let world = world(fault).await;
        let json = ("Content-Type", "application/json");
        let body = r#"{"url": "https://u:p@git.example.net/b.git"}"#;
        let answer = world.try_ask("POST", LIST, &[TOKEN, json], body).await;
        assert!(answer.is_err(), "{fault}");
        let shown = world.control("GET", "", "").await.json();
        let mirrors = shown["projects"][0]["mirrors"].as_array().map(Vec::len);
        assert_eq!(mirrors, Some(count), "{fault}");
    }
}

#[tokio::test]
async fn garbage_is_not_json() {
    let world = world("fault-garbage").await;
    let answer = world.ask("GET", LIST, &[TOKEN], "").await;
    assert_eq!((answer.status.as_u16(), answer.json()), (200, Value::Null));
}

#[tokio::test]
async fn connections_close_before_or_within_the_answer() {
    for fault in ["fault-drop", "fault-unknown-outcome", "fault-truncated"] {
        let world = world(fault).await;
        let answer = world.try_ask("GET", LIST, &[TOKEN], "").await;
        assert!(answer.is_err(), "{fault}: {answer:?}");
    }
    let world = world("fault-drop").await;
    let _ = world.try_ask("GET", LIST, &[TOKEN], "").await;
    let records = world.control("GET", "/requests", "").await.json();
    assert_eq!(records[0]["status"], Value::Null);
}

#[tokio::test]
async fn a_fault_that_happens_once_is_gone_the_second_time() {
    let world = world("fault-503-once").await;
    assert_eq!(world.ask("GET", LIST, &[TOKEN], "").await.status, 503);
    assert_eq!(world.ask("GET", LIST, &[TOKEN], "").await.status, 200);
}
