//! Holds the stand-in to what GitLab answers, over HTTP.
//!
//! `observed.json` has whole answers and is compared exactly, `cases.json` says what must at least
//! stand in an answer. Every case of both is played, each in a world of its own.

mod cases;
mod expect;
mod oauth;
mod observed;
mod scene;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests ask in more ways")]
mod support;

use serde_json::Value;
use support::{Answer, World};

/// Sends a request of a file, its token names replaced by tokens of the world.
async fn send(world: &World, request: &Value, token: Option<&str>) -> Answer {
    let named = |text: &str| scene::with_tokens(text);
    let mut headers: Vec<(String, String)> = request["headers"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), named(value.as_str().unwrap_or_default())))
        .collect();
    if let Some(token) = token {
        headers.push(("PRIVATE-TOKEN".to_owned(), named(token)));
    }
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let body = match &request["body"] {
        Value::Null => Vec::new(),
        Value::String(text) => bytes(text),
        value => value.to_string().into_bytes(),
    };
    let path = named(text(request, "path"));
    world
        .ask(text(request, "method"), &path, &headers, body)
        .await
}

/// The bytes of a recorded text: a lone `ÿ` stands for a byte that is no UTF-8.
fn bytes(text: &str) -> Vec<u8> {
    let pieces: Vec<&[u8]> = text.split('ÿ').map(str::as_bytes).collect();
    pieces.join(&0xff)
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

/// Fails with every difference at once; one run shall tell them all.
fn report(what: &str, played: usize, differences: &[String]) {
    assert!(
        differences.is_empty(),
        "{} of {played} {what} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}
