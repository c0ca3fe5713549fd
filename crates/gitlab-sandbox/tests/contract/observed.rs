//! Plays `observed.json` and compares every answer exactly.

use serde_json::Value;

use super::{Answer, World, recorded, report, scene, send, text};

const HOST: &str = "https://gitlab.example.com";

#[tokio::test]
async fn every_observed_answer_is_given() {
    let world = World::seeded().await;
    let cases = recorded(include_str!("../../../../tests/contract/observed.json"));
    let mut differences = Vec::new();
    for case in &cases {
        let set = world.put(&scene::of_observed(case)).await;
        assert_eq!(set.status, 200, "{}", set.text());
        let answer = send(&world, &case["request"], scene::token_of_observed(case)).await;
        let found = compare(&world, case, &answer);
        if !found.is_empty() {
            let (group, label) = (text(case, "group"), text(case, "label"));
            differences.push(format!("[{group}] {label}: {}", found.join("; ")));
        }
    }
    assert_eq!(cases.len(), 230);
    report("observed answers", cases.len(), &differences);
}

fn compare(world: &World, case: &Value, answer: &Answer) -> Vec<String> {
    let expected = &case["answer"];
    let mut found = Vec::new();
    if expected["status"] != answer.status.as_u16() {
        found.push(format!(
            "status {} not {}",
            answer.status, expected["status"]
        ));
    }
    let translated = |text: &str| {
        let text = text.replace(&world.url(), HOST);
        scene::without_tokens(&text)
    };
    for (name, wanted) in expected["headers"].as_object().into_iter().flatten() {
        let wanted = wanted.as_str().unwrap_or_default();
        let value = answer
            .has_header(name)
            .then(|| translated(answer.header(name)));
        let is_same = match name.as_str() {
            // A charset makes no difference, and the rest of the type is what was recorded.
            "Content-Type" => value
                .as_ref()
                .is_some_and(|value| value.starts_with(wanted)),
            _ => value.as_deref() == Some(wanted),
        };
        if !is_same {
            found.push(format!("{name}: {value:?} not `{wanted}`"));
        }
    }
    let is_created = case["request"]["method"] == "POST" && answer.status == 201;
    if let Some(difference) = compare_body(answer, &expected["body"], translated, is_created) {
        found.push(difference);
    }
    found
}

fn compare_body(
    answer: &Answer,
    expected: &Value,
    translated: impl Fn(&str) -> String,
    is_created: bool,
) -> Option<String> {
    let text = translated(&answer.text());
    match expected {
        // What Ruby's web server prints when it breaks is nobody's contract.
        Value::String(wanted) if wanted.starts_with("Puma caught this error") => None,
        Value::String(wanted) if wanted.starts_with('<') && wanted.ends_with("...>") => {
            let shown = summary(&answer.json());
            (shown != *wanted).then(|| format!("{shown} not {wanted}"))
        }
        Value::String(wanted) => (text != *wanted).then(|| format!("`{text}` not `{wanted}`")),
        wanted => {
            let mut body: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
            if is_created {
                // Which id is next differs by nature.
                body["id"] = wanted["id"].clone();
            }
            let order = |value: &Value| value.to_string();
            (order(&body) != order(wanted)).then(|| format!("{body} not {wanted}"))
        }
    }
}

/// How the recording sums up long lists.
fn summary(list: &Value) -> String {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let ids: Vec<String> = items
        .iter()
        .take(3)
        .map(|item| item["id"].to_string())
        .collect();
    format!("<{} items: [{}]...>", items.len(), ids.join(", "))
}
