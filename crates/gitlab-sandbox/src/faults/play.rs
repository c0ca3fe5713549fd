//! What each fault looks like on the wire.

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{Fault, HANG, HUGE, SLOW};
use crate::{
    http::{ApiError, cors::OutsideCors, front::Dropped, throttle},
    mirror::moment::Moment,
};

/// The answer given instead of doing what was asked, if the fault is of that kind.
pub(crate) async fn instead(fault: Fault, now: Moment) -> Option<Response> {
    let response = match fault {
        Fault::Status(status) => api_error(status).into_response(),
        Fault::Gateway(status) => gateway(status),
        Fault::Throttled => throttle::refusal(now, 10, 11).into_response(),
        Fault::EndpointThrottled => throttle::endpoint_refusal().into_response(),
        Fault::TokenRevoked => ApiError::revoked_token().into_response(),
        Fault::SignIn => sign_in(),
        Fault::Html => html(StatusCode::OK, "Welcome", "This is a page, not an API."),
        Fault::Garbage => {
            let kind = [(header::CONTENT_TYPE, "application/json")];
            (kind, "[{\"id\": 101, \"enabled\": tru").into_response()
        }
        Fault::Empty => ([(header::CONTENT_TYPE, "application/json")], "").into_response(),
        Fault::Drop => dropped(),
        Fault::Hang => {
            tokio::time::sleep(HANG).await;
            dropped()
        }
        Fault::Slow => {
            tokio::time::sleep(SLOW).await;
            return None;
        }
        Fault::UnknownOutcome
        | Fault::Truncated
        | Fault::WrongTypes
        | Fault::UnknownValues
        | Fault::Huge
        | Fault::NoCors => return None,
    };
    Some(response)
}

/// What becomes of the right answer.
pub(crate) async fn after(fault: Fault, mut response: Response) -> Response {
    match fault {
        Fault::UnknownOutcome => dropped(),
        Fault::NoCors => {
            response.extensions_mut().insert(OutsideCors);
            response
        }
        Fault::Truncated => truncated(response).await,
        Fault::WrongTypes => changed(response, wrong_types).await,
        Fault::UnknownValues => changed(response, unknown_values).await,
        Fault::Huge => changed(response, huge).await,
        Fault::Status(_)
        | Fault::Gateway(_)
        | Fault::Throttled
        | Fault::EndpointThrottled
        | Fault::TokenRevoked
        | Fault::SignIn
        | Fault::Html
        | Fault::Garbage
        | Fault::Empty
        | Fault::Slow
        | Fault::Hang
        | Fault::Drop => response,
    }
}

fn api_error(status: u16) -> ApiError {
    match status {
        403 => ApiError::forbidden(),
        404 => ApiError::project_not_found(),
        409 => ApiError::message(StatusCode::CONFLICT, "409 Conflict: Resource lock"),
        500 => ApiError::internal(),
        503 => ApiError::message(StatusCode::SERVICE_UNAVAILABLE, "503 Service Unavailable"),
        _ => ApiError::bad_request("something went wrong on our end"),
    }
}

fn gateway(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    let title = format!(
        "{} {}",
        status.as_u16(),
        status.canonical_reason().unwrap_or_default()
    );
    let mut response = html(status, &title, "nginx");
    response.extensions_mut().insert(OutsideCors);
    response
}

fn sign_in() -> Response {
    let mut response = (StatusCode::FOUND, [(header::LOCATION, "/users/sign_in")]).into_response();
    response.extensions_mut().insert(OutsideCors);
    response
}

fn html(status: StatusCode, title: &str, text: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html>\n<html><head><title>{title}</title></head>\n\
         <body><h1>{title}</h1><p>{text}</p></body></html>\n"
    );
    (
        status,
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        page,
    )
        .into_response()
}

fn dropped() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    response.extensions_mut().insert(Dropped);
    response
}

async fn whole(body: Body) -> Bytes {
    // What the sandbox itself wrote is in memory already, whatever its size.
    to_bytes(body, usize::MAX).await.unwrap_or_default()
}

async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = whole(body).await;
    // An empty answer cannot stop half-way, so it promises one that never comes.
    let (promised, half) = (bytes.len().max(2), bytes.slice(..bytes.len() / 2));
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(promised));
    if parts.status == StatusCode::NO_CONTENT {
        parts.status = StatusCode::OK;
    }
    let pieces = [
        Ok(half),
        Err(std::io::Error::other("the answer stops here as asked")),
    ];
    let body = Body::from_stream(Pieces(pieces.into_iter()));
    Response::from_parts(parts, body)
}

struct Pieces<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}

async fn changed(response: Response, change: impl Fn(Value) -> Value) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = whole(body).await;
    let Ok(value) = serde_json::from_slice(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(change(value).to_string()))
}

/// Keeps the shape and breaks every value in it.
fn wrong_types(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(wrong_types).collect(),
        Value::Object(object) => {
            let broken = object
                .into_iter()
                .map(|(key, value)| (key, wrong_types(value)));
            Value::Object(broken.collect())
        }
        Value::Number(number) => json!(number.to_string()),
        Value::Bool(flag) => json!(if flag { "yes" } else { "no" }),
        Value::String(text) => json!(text.len()),
        Value::Null => json!({}),
    }
}

fn unknown_values(value: Value) -> Value {
    each_row(value, |row| {
        if let Some(row) = row.as_object_mut() {
            row.insert("update_status".to_owned(), json!("hibernating"));
            row.insert("auth_method".to_owned(), json!("quantum_key"));
            row.insert("weather".to_owned(), json!({"tomorrow": ["rain"]}));
        }
    })
}

fn huge(value: Value) -> Value {
    let text = "0123456789abcdef".repeat(HUGE / 16);
    match value {
        Value::Array(items) if items.is_empty() => json!([{"id": 1, "last_error": text}]),
        Value::Array(mut items) => {
            if let Some(row) = items.first_mut().and_then(Value::as_object_mut) {
                row.insert("last_error".to_owned(), json!(text));
            }
            Value::Array(items)
        }
        value => each_row(value, |row| {
            if let Some(row) = row.as_object_mut() {
                row.insert("last_error".to_owned(), json!(text));
            }
        }),
    }
}

fn each_row(mut value: Value, change: impl Fn(&mut Value)) -> Value {
    match &mut value {
        Value::Array(rows) => rows.iter_mut().for_each(change),
        row => change(row),
    }
    value
}
