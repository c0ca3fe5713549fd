//! Whole bodies for cases that record only what must stand in them.

use serde_json::{Map, Value, json};

/// Texts of which the case says no more than that there is one.
const MAINTENANCE: &str = "You cannot perform write operations on a read-only instance";

/// The statuses a case allows; more than one where sources disagree.
pub(crate) fn statuses(case: &Value) -> Vec<u16> {
    let status = &case["expect"]["status"];
    let statuses = status
        .as_array()
        .cloned()
        .unwrap_or_else(|| vec![status.clone()]);
    statuses
        .iter()
        .filter_map(|status| status.as_u64()?.try_into().ok())
        .collect()
}

/// What must stand in the body.
fn fragments(case: &Value) -> Vec<&str> {
    let fragments = case["expect"]["body_contains"].as_array();
    fragments
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The body of a refusal with these fragments in their places.
pub(crate) fn refusal(case: &Value) -> String {
    let fragments = fragments(case);
    let status = statuses(case)[0];
    if let [words] = fragments[..]
        && (status == 301 || status == 429)
    {
        return words.to_owned();
    }
    let mut body = Map::new();
    for fragment in fragments {
        match member(fragment) {
            Some(mut member) => body.append(&mut member),
            None if fragment.ends_with([':', '{']) => {
                body.insert(
                    fragment.split('"').nth(1).unwrap_or_default().to_owned(),
                    Value::Null,
                );
            }
            None => place(fragment, &mut body),
        }
    }
    if body.get("message") == Some(&Value::Null) && body.len() == 1 {
        body.insert("message".to_owned(), json!(MAINTENANCE));
    }
    // An attribute by itself belongs to a model's refusal.
    body.retain(|_, value| !value.is_null());
    if !body.contains_key("message") && !body.contains_key("error") {
        return json!({ "message": body }).to_string();
    }
    Value::Object(body).to_string()
}

/// Puts words without a key where GitLab has such words.
fn place(words: &str, body: &mut Map<String, Value>) {
    let (key, value) = if body.get("error").is_some_and(Value::is_string) {
        ("error_description", json!(words))
    } else if body.contains_key("error") {
        ("error", json!(words))
    } else if words.starts_with("is blocked") {
        ("message", json!({ "url": [words] }))
    } else if words.starts_with("not valid RE2") {
        ("message", json!({ "mirror_branch_regex": [words] }))
    } else {
        ("message", json!(words))
    };
    body.insert(key.to_owned(), value);
}

/// A fragment that is a member of an object, closed if it was cut.
fn member(fragment: &str) -> Option<Map<String, Value>> {
    let is_keyed =
        fragment.starts_with('"') && fragment.contains("\":") && !fragment.ends_with([':', '{']);
    let close = ["}", "\"}"];
    let mut closed = close
        .iter()
        .filter_map(|end| serde_json::from_str(&format!("{{{fragment}{end}")).ok());
    if is_keyed { closed.next() } else { None }
}

/// Bodies of a success: one with every value that may be null set, one with it null.
pub(crate) fn successes(case: &Value) -> Vec<String> {
    let expect = &case["expect"];
    if expect["body_empty"] == json!(true) || statuses(case) == [204] {
        return vec![String::new()];
    }
    let fields = &expect["json_schema_fields"];
    [false, true]
        .into_iter()
        .map(|null| match fields.get("[]") {
            Some(item) => json!([object(item, null)]).to_string(),
            None if fragments(case) == ["[]"] => "[]".to_owned(),
            None => {
                let mut body = object(fields, null);
                for fragment in fragments(case) {
                    overlay(fragment, &mut body);
                }
                Value::Object(body).to_string()
            }
        })
        .collect()
}

/// An object with these fields, and an id, which every object of ours has.
fn object(fields: &Value, null: bool) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(101));
    for (name, kind) in fields.as_object().into_iter().flatten() {
        object.insert(
            name.clone(),
            sample(kind.as_str().unwrap_or_default(), null),
        );
    }
    object
}

/// A value of a type as the cases write it.
fn sample(kind: &str, null: bool) -> Value {
    if null && kind.ends_with("|null") {
        return Value::Null;
    }
    match kind.split('|').next().unwrap_or_default() {
        "integer" => json!(101),
        "boolean" => json!(true),
        "string" => json!("2026-11-22T10:00:00.000Z"),
        "string(date)" => json!("2026-12-31"),
        "array<string>" => json!(["api", "read_user"]),
        "array<{fingerprint_sha256:string}>" => json!([{ "fingerprint_sha256": "SHA256:abc" }]),
        "object" => json!({}),
        other => panic!("the cases have a new type: {other}"),
    }
}

/// Lays a fragment over the body.
fn overlay(fragment: &str, body: &mut Map<String, Value>) {
    if let Some(mut member) = member(fragment) {
        body.append(&mut member);
    } else if fragment == "\"fingerprint_sha256\"" {
        body.insert(
            "host_keys".to_owned(),
            json!([{ "fingerprint_sha256": "SHA256:abc" }]),
        );
    } else if fragment.ends_with("git.example.net") {
        body.insert("url".to_owned(), json!(format!("https://{fragment}/a.git")));
    } else {
        body.insert("last_error".to_owned(), json!(fragment));
    }
}
