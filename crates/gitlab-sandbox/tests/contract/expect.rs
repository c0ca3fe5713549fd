//! The small language in which `cases.json` says what an answer must hold.

use serde_json::Value;

use super::Answer;

/// Every way in which an answer is not what a case expects.
pub(crate) fn differences(answer: &Answer, expect: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if !has_status(answer, &expect["status"]) {
        found.push(format!(
            "status {} instead of {}",
            answer.status, expect["status"]
        ));
    }
    let body = compact(answer);
    for part in strings(&expect["body_contains"]) {
        if !body.contains(part) {
            found.push(format!("no `{part}` in the body"));
        }
    }
    if expect["body_empty"] == true && !answer.body.is_empty() {
        found.push("the body is not empty".to_owned());
    }
    for name in strings(&expect["json_fields_absent"]) {
        if fields(answer)
            .iter()
            .any(|object| object.get(name).is_some())
        {
            found.push(format!("`{name}` should be absent"));
        }
    }
    let schema = &expect["json_schema_fields"];
    let each = schema.get("[]");
    for object in fields(answer) {
        for (name, kind) in each.unwrap_or(schema).as_object().into_iter().flatten() {
            let kind = kind.as_str().unwrap_or_default();
            if !object.get(name).is_some_and(|value| is_a(value, kind)) {
                found.push(format!("`{name}` is no {kind}: {:?}", object.get(name)));
            }
        }
    }
    if schema.is_object() && fields(answer).is_empty() && answer.json() != Value::Array(vec![]) {
        found.push("there are no fields".to_owned());
    }
    for (name, wanted) in expect["headers"].as_object().into_iter().flatten() {
        let wanted = wanted.as_str().unwrap_or_default();
        let value = answer.has_header(name).then(|| answer.header(name));
        if !header_is(value, wanted) {
            found.push(format!("header {name} is {value:?}, not {wanted}"));
        }
    }
    found
}

fn has_status(answer: &Answer, expected: &Value) -> bool {
    let status = Value::from(answer.status.as_u16());
    *expected == status
        || expected
            .as_array()
            .is_some_and(|list| list.contains(&status))
}

/// JSON without blanks, other bodies as they are.
fn compact(answer: &Answer) -> String {
    match answer.json() {
        Value::Null => answer.text(),
        json => json.to_string(),
    }
}

fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The object of the answer, or the objects of its list.
fn fields(answer: &Answer) -> Vec<Value> {
    match answer.json() {
        Value::Array(items) => items,
        object @ Value::Object(_) => vec![object],
        _ => Vec::new(),
    }
}

fn is_a(value: &Value, kind: &str) -> bool {
    if let Some(literal) = kind.strip_prefix('=') {
        return serde_json::from_str::<Value>(literal).is_ok_and(|literal| literal == *value);
    }
    kind.split('|').any(|kind| match kind {
        "null" => value.is_null(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "string" => value.is_string(),
        "string(date)" => value.as_str().is_some_and(|text| text.len() == 10),
        "array<string>" => all(value, Value::is_string),
        "array<{fingerprint_sha256:string}>" => {
            all(value, |item| item["fingerprint_sha256"].is_string())
        }
        kind => panic!("no such type in cases.json: {kind}"),
    })
}

fn all(value: &Value, is_fine: impl Fn(&Value) -> bool) -> bool {
    value
        .as_array()
        .is_some_and(|items| items.iter().all(is_fine))
}

fn header_is(value: Option<&str>, wanted: &str) -> bool {
    if wanted == "absent" {
        return value.is_none();
    }
    let Some(value) = value else {
        return wanted.starts_with("does not contain");
    };
    if let Some(part) = wanted.strip_prefix("does not contain ") {
        return !value.contains(part);
    }
    if let Some(parts) = wanted.strip_prefix("contains ") {
        return parts
            .split([',', ' '])
            .all(|part| value.contains(part) || part == "and");
    }
    match wanted {
        "integer" | "unix time" => value.parse::<u64>().is_ok(),
        "HTTP date" => httpdate::parse_http_date(value).is_ok(),
        "string" => !value.is_empty(),
        "text/plain" => value.starts_with(wanted),
        wanted => value == wanted,
    }
}
