//! Holds the domain crate to what GitLab was seen to answer.
//!
//! `contract/observed.json` has whole answers, `contract/cases.json` what must at least stand in them.
//! The sandbox plays the same files over HTTP; here every answer must be read into the right value or error.

use serde_json::{Value, json};

use mirrordeck_domain::api::call::{Method, RawResponse};
use mirrordeck_domain::api::error::ApiError;

#[path = "contract/body.rs"]
mod body;
#[path = "contract/endpoint.rs"]
mod endpoint;
#[path = "contract/readings.rs"]
mod readings;

use endpoint::Reading;

/// Cases of routes that no endpoint of the domain asks for.
const NOT_ASKED: [(&str, &str); 2] = [
    ("oauth: code exchange", "a form outside of /api/v4"),
    (
        "oauth: refresh rotates both tokens",
        "a form outside of /api/v4",
    ),
];

/// The recorded file of that name.
fn recorded(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("recorded files are lists of cases")
}

fn cases() -> Vec<Value> {
    recorded(include_str!("contract/cases.json"))
}

fn observed() -> Vec<Value> {
    recorded(include_str!("contract/observed.json"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("every case has its texts")
}

/// An answer with these headers and this body.
fn answer(status: u16, headers: &Value, body: String) -> RawResponse {
    let headers: Vec<(String, String)> = headers
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            (
                name.to_lowercase(),
                value.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let content_type = headers
        .iter()
        .find(|(name, _)| name == "content-type")
        .map(|(_, value)| value.clone())
        .unwrap_or_default();
    RawResponse {
        status,
        content_type,
        headers,
        body,
    }
}

/// Name of an error, with what tells apart errors of the same name.
fn name(error: &ApiError) -> String {
    if let ApiError::UnknownOutcome(inner) = error {
        return format!("UnknownOutcome: {}", name(inner));
    }
    let debug = format!("{error:?}");
    debug.split(" {").next().unwrap_or_default().to_owned()
}

/// The error of an answer, by the endpoint that asks for it or, where none does, by its kind alone.
fn error_of(request: &Value, response: &RawResponse) -> ApiError {
    match endpoint::read(text(request, "method"), text(request, "path"), response) {
        Some(read) => read.expect_err("a refusal must not read as a value"),
        None => ApiError::from_response(Method::Get, response).expect("a refusal is an error"),
    }
}

#[test]
fn every_refusal_among_the_cases_is_read_as_the_table_says() {
    let mut seen = Vec::new();
    for case in cases() {
        for status in body::statuses(&case)
            .into_iter()
            .filter(|status| *status >= 300)
        {
            let name_of_case = text(&case, "name");
            seen.push(name_of_case.to_owned());
            let response = answer(status, &Value::Null, body::refusal(&case));
            let error = error_of(&case["request"], &response);
            let expected = readings::of(name_of_case);
            assert_eq!(
                Some(name(&error).as_str()),
                expected,
                "{name_of_case}: {}",
                response.body
            );
        }
    }
    for name in readings::names() {
        assert!(
            seen.iter().any(|case| case == name),
            "the table names no case: {name}"
        );
    }
}

#[test]
fn every_success_among_the_cases_is_read_into_its_value() {
    for case in cases() {
        for status in body::statuses(&case)
            .into_iter()
            .filter(|status| *status < 300)
        {
            let name = text(&case, "name");
            if NOT_ASKED.iter().any(|(case, _)| *case == name) {
                continue;
            }
            for body in body::successes(&case) {
                let request = &case["request"];
                let response = answer(status, &case["expect"]["headers"], body.clone());
                let read =
                    endpoint::read(text(request, "method"), text(request, "path"), &response)
                        .unwrap_or_else(|| panic!("no endpoint asks for {name}"));
                let reading = read.unwrap_or_else(|error| panic!("{name}: {error:?}: {body}"));
                let body = serde_json::from_str(&body).unwrap_or_default();
                reading.assert_holds(&body, name);
            }
        }
    }
}

#[test]
fn every_observed_answer_is_read_into_its_value_or_error() {
    for case in observed() {
        let (request, label) = (&case["request"], text(&case, "label"));
        let (recorded, headers) = (&case["answer"]["body"], &case["answer"]["headers"]);
        let status = case["answer"]["status"]
            .as_u64()
            .and_then(|status| u16::try_from(status).ok());
        let status = status.expect("every answer has a status");
        let read_as_json = match recorded.as_str() {
            // The recording keeps long lists as a remark.
            Some(remark) if remark.starts_with('<') => json!([]),
            _ => recorded.clone(),
        };
        let body = read_as_json
            .as_str()
            .map_or_else(|| read_as_json.to_string(), str::to_owned);
        let response = answer(status, headers, body);
        if status >= 300 {
            let error = error_of(request, &response);
            let is_read = text(request, "method") == "GET";
            assert_eq!(
                name(&error),
                readings::by_answer(status, recorded, is_read),
                "{label}"
            );
            assert_attributes(&error, recorded, label);
            continue;
        }
        // A browser sends no HEAD for us, and its answer has no body.
        if text(request, "method") == "HEAD" {
            continue;
        }
        let read = endpoint::read(text(request, "method"), text(request, "path"), &response);
        let reading = read
            .unwrap_or_else(|| panic!("no endpoint asks for {label}"))
            .unwrap_or_else(|error| panic!("{label}: {error:?}"));
        reading.assert_holds(&read_as_json, label);
        if let Reading::Mirrors(page) = reading {
            let header = |name: &str| headers[name].as_str().unwrap_or_default();
            assert_eq!(page.next, header("X-Next-Page").parse().ok(), "{label}");
            assert_eq!(page.total, header("X-Total").parse().ok(), "{label}");
        }
    }
}

/// Checks that no attribute and no text of a model's refusal is lost.
fn assert_attributes(error: &ApiError, recorded: &Value, label: &str) {
    let ApiError::Invalid { fields } = error else {
        return;
    };
    let attributes = recorded["message"]
        .as_object()
        .expect("a model's refusal is an object");
    assert_eq!(fields.len(), attributes.len(), "{label}");
    for (name, texts) in fields {
        assert_eq!(json!(texts), attributes[name], "{label}");
    }
}
