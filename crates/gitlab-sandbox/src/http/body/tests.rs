//! Bodies as GitLab 18.5 was seen to read them.

#![expect(clippy::unwrap_used, reason = "a header of a test is always valid")]

use axum::{body::to_bytes, response::IntoResponse};
use serde_json::json;

use super::*;

fn answer(error: ApiError) -> (u16, String) {
    let response = error.into_response();
    let status = response.status().as_u16();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let bytes = runtime
        .block_on(to_bytes(response.into_body(), 10_000))
        .unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

fn check(kind: Option<&str>, body: &[u8], expected: Result<Option<&str>, (u16, &str)>) {
    let mut headers = HeaderMap::new();
    if let Some(kind) = kind {
        headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
    }
    let read = read(&Method::POST, &headers, body);
    let shown = String::from_utf8_lossy(body);
    match (read, expected) {
        (Ok(params), Ok(url)) => assert_eq!(params.text("url").as_deref(), url, "{shown}"),
        (Err(error), Err((status, text))) => {
            assert_eq!(answer(error), (status, text.to_owned()), "{shown}");
        }
        (read, _) => panic!("{shown}: is_ok = {}", read.is_ok()),
    }
}

const INVALID: (u16, &str) = (400, r#"{"error":"Invalid JSON format"}"#);

#[test]
fn json_bodies_become_parameters() {
    let json = Some("application/json");
    check(json, br#"{"url":"a"}"#, Ok(Some("a")));
    check(Some("APPLICATION/JSON"), br#"{"url":"a"}"#, Ok(Some("a")));
    check(
        Some("application/json;charset=ISO-8859-1"),
        br#"{"url":"a"}"#,
        Ok(Some("a")),
    );
    check(None, br#"{"url":"a"}"#, Ok(Some("a")));
    for nothing in ["", "null", "\"a\"", "[]"] {
        check(json, nothing.as_bytes(), Ok(None));
    }
}

#[test]
fn broken_json_is_refused_before_anything_else() {
    for text in ["{", "5", r#"{"url":"a",}"#, "url=a"] {
        check(Some("application/json"), text.as_bytes(), Err(INVALID));
    }
    check(None, b"url=a", Err(INVALID));
}

#[test]
fn forms_and_multipart_become_parameters() {
    check(
        Some("application/x-www-form-urlencoded"),
        b"url=a%2Fb",
        Ok(Some("a/b")),
    );
    check(
        Some("application/x-www-form-urlencoded"),
        br#"{"url":"a"}"#,
        Ok(None),
    );
    let part = b"--B\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\na/b\r\n--B--\r\n";
    check(
        Some("multipart/form-data; boundary=B"),
        part,
        Ok(Some("a/b")),
    );
}

#[test]
fn other_types_are_not_supported() {
    for kind in ["text/plain", "application/xml", "application/problem+json"] {
        let text = format!(r#"{{"error":"The provided content-type '{kind}' is not supported."}}"#);
        check(Some(kind), b"{}", Err((415, text.as_str())));
    }
    check(Some("text/plain"), b"", Ok(None));
}

#[test]
fn malformed_text_never_reaches_the_api() {
    let json = Some("application/json");
    check(json, b"{\"url\":\"\xff\"}", Err((400, "Bad Request")));
    check(json, br#"{"url":"\u0000"}"#, Err((400, "Bad Request")));
    let form = Some("application/x-www-form-urlencoded");
    check(form, b"url=%00", Err((400, "Bad Request")));
    check(form, b"url=%FF", Err((400, "Bad Request")));
}

#[test]
fn deep_nesting_is_refused_but_brackets_in_texts_are_not() {
    let too_deep = format!("{}{}", "[".repeat(33), "]".repeat(33));
    let expected = (400, r#"{"error":"Parameters nested too deeply"}"#);
    check(Some("application/json"), too_deep.as_bytes(), Err(expected));
    let text = json!({"url": "[".repeat(40)}).to_string();
    check(
        Some("application/json"),
        text.as_bytes(),
        Ok(Some(&"[".repeat(40))),
    );
}
