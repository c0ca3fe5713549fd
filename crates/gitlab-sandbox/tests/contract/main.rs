//! Holds the stand-in to what GitLab answers, over HTTP.
//!
//! `observed.json` has whole answers and is compared exactly, `cases.json` says what must at least
//! stand in an answer. Every case is played in a world of its own or is listed with the reason why
//! it cannot be.

mod cases;
mod client;
mod expect;
mod observed;
mod scene;
mod unplayed;

use gitlab_sandbox::{Options, Sandbox};
use serde_json::Value;

use client::{Answer, Client};
use unplayed::UNPLAYED;

/// A running stand-in and a way to talk to it.
struct Stage {
    client: Client,
    sandbox: Sandbox,
}

impl Stage {
    async fn open() -> Self {
        let sandbox = Sandbox::start(Options::default())
            .await
            .expect("a loopback port is free");
        Self {
            client: Client::new(sandbox.address),
            sandbox,
        }
    }

    /// Sets a world, replacing any of that name.
    async fn set(&self, world: &str, scene: &Value) {
        let path = format!("/_sandbox/worlds/{world}");
        let answer = self.client.json("PUT", &path, scene).await;
        assert_eq!(answer.status, 200, "{world}: {}", answer.text());
    }

    /// The instance's own address, as it stands in answers.
    fn url(&self) -> String {
        self.sandbox.url()
    }

    /// Sends a request of a file, its token names replaced by tokens of the world.
    async fn send(&self, world: &str, request: &Value, token: Option<&str>) -> Answer {
        let named = |text: &str| scene::with_tokens(text, world);
        let mut headers: Vec<(String, String)> = request["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), named(value.as_str().unwrap_or_default())))
            .collect();
        if let Some(token) = token {
            headers.push(("PRIVATE-TOKEN".to_owned(), named(token)));
        }
        let body = match &request["body"] {
            Value::Null => Vec::new(),
            Value::String(text) => client::bytes(text),
            value => value.to_string().into_bytes(),
        };
        let (method, path) = (text(request, "method"), named(text(request, "path")));
        self.client.send(method, &path, &headers, &body).await
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .expect("every case has its texts under this key")
}

/// A list of cases as it lies in the repository.
fn recorded(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("recorded files are lists of cases")
}

/// The scenes of `observed-scene.json` by name.
fn recorded_scenes() -> Value {
    let text = include_str!("../../../../tests/contract/observed-scene.json");
    serde_json::from_str(text).expect("the recorded scenes are one object")
}

fn is_unplayed(name: &str) -> bool {
    UNPLAYED.iter().any(|(unplayed, _)| *unplayed == name)
}

/// Fails with every difference at once; one run shall tell them all.
fn report(what: &str, played: usize, differences: &[String]) {
    assert!(
        differences.is_empty(),
        "{} of {played} {what} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn what_is_not_played_is_a_case_and_has_a_reason() {
    let cases = cases::all();
    for (name, reason) in UNPLAYED {
        assert!(
            cases.iter().any(|case| text(case, "name") == name),
            "{name}"
        );
        assert!(!reason.is_empty(), "{name}");
    }
}
