//! Cross-origin rules of the provider, narrower than those of the API.
//!
//! Each route takes its own verbs; token and revocation let only few headers through, and answer
//! preflights since 15.1. The page `/oauth/authorize` is for people: it is never fetched.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// The verbs of a route and the headers it lets through; `None`: any.
struct Rule {
    methods: &'static [Method],
    headers: Option<&'static [&'static str]>,
}

const WRITES: Rule = Rule {
    methods: &[Method::POST],
    headers: Some(&["authorization", "x-csrf-token", "x-requested-with"]),
};

fn rule(path: &str) -> Option<Rule> {
    let (methods, headers): (&'static [Method], _) = match path {
        "/oauth/token" | "/oauth/revoke" => return Some(WRITES),
        "/oauth/userinfo" => (&[Method::GET, Method::HEAD, Method::POST], None),
        "/oauth/token/info" => (&[Method::GET, Method::HEAD], None),
        "/oauth/discovery/keys" | "/.well-known/openid-configuration" => {
            (&[Method::GET, Method::HEAD], None)
        }
        _ => return None,
    };
    Some(Rule { methods, headers })
}

/// Answers preflights and adds what scripts of other origins need.
pub(super) async fn apply(request: Request, next: Next) -> Response {
    let rule = rule(request.uri().path());
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let (Some(rule), true) = (rule, headers.contains_key(header::ORIGIN)) else {
        return next.run(request).await;
    };
    let asked = headers.get(header::ACCESS_CONTROL_REQUEST_METHOD);
    if let (Method::OPTIONS, Some(asked)) = (method.clone(), asked) {
        let mut response = StatusCode::OK.into_response();
        let is_known = rule.methods.iter().any(|method| method.as_str() == asked);
        if is_known && rule.allows(&headers) {
            allow(&mut response, &rule, &headers);
        }
        return response;
    }
    let is_known = rule.methods.contains(&method);
    let mut response = next.run(request).await;
    if is_known {
        allow(&mut response, &rule, &headers);
    }
    response
}

impl Rule {
    fn allows(&self, headers: &HeaderMap) -> bool {
        let asked = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS);
        let asked = asked
            .and_then(|asked| asked.to_str().ok())
            .unwrap_or_default();
        let mut names = asked.split(',').map(|name| name.trim().to_lowercase());
        self.headers
            .is_none_or(|known| names.all(|name| name.is_empty() || known.contains(&name.as_str())))
    }
}

fn allow(response: &mut Response, rule: &Rule, asked: &HeaderMap) {
    let methods: Vec<&str> = rule.methods.iter().map(Method::as_str).collect();
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    let any = HeaderValue::from_static("*");
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, any);
    if let Ok(methods) = HeaderValue::from_str(&methods.join(", ")) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    }
    if let Some(asked) = asked.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
    }
}
