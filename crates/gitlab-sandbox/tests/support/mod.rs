//! A running stand-in and a small HTTP client for the tests.
//!
//! The client shows exactly what is on the wire: no redirects followed, no connection reused.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot ask its question has failed"
)]

use axum::http::{HeaderMap, Method, Request, StatusCode};
use bytes::Bytes;
use gitlab_sandbox::{Options, Sandbox};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// A world of its own in a stand-in of its own.
pub(crate) struct World {
    sandbox: Sandbox,
    name: String,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: StatusCode,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body as it came.
    pub(crate) body: Bytes,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's text; empty if it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Whether the header is there, even with an empty text.
    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.headers.contains_key(name)
    }
}

impl World {
    /// A stand-in with a world made from this scene.
    pub(crate) async fn with(scene: &Value) -> Self {
        let world = Self::seeded().await;
        let answer = world.put(scene).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        world
    }

    /// A stand-in whose world has not been set.
    pub(crate) async fn seeded() -> Self {
        let sandbox = Sandbox::start(Options::default()).await.unwrap();
        Self {
            sandbox,
            name: "w1".to_owned(),
        }
    }

    /// Where the stand-in listens.
    pub(crate) fn url(&self) -> String {
        self.sandbox.url()
    }

    /// Replaces the world.
    pub(crate) async fn put(&self, scene: &Value) -> Answer {
        let path = format!("/_sandbox/worlds/{}", self.name);
        self.ask("PUT", &path, &[], scene.to_string()).await
    }

    /// Reads or moves the world by its control surface; `path` begins with a slash or is empty.
    pub(crate) async fn control(&self, method: &str, path: &str, body: &str) -> Answer {
        let path = format!("/_sandbox/worlds/{}{path}", self.name);
        self.ask(method, &path, &[], body).await
    }

    /// Asks the API as a person such as `maintainer` or `maintainer.read_api`.
    pub(crate) async fn api(&self, person: &str, method: &str, path: &str, body: &Value) -> Answer {
        let token = format!("glpat-{}-{person}", self.name);
        let path = format!("/api/v4{path}");
        let mut headers = vec![("PRIVATE-TOKEN", token.as_str())];
        let body = match body {
            Value::Null => String::new(),
            body => {
                headers.push(("Content-Type", "application/json"));
                body.to_string()
            }
        };
        self.ask(method, &path, &headers, body).await
    }

    /// Reads from the API as the Maintainer.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.api("maintainer", "GET", path, &Value::Null).await
    }

    /// Sends any request.
    pub(crate) async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl AsRef<[u8]>,
    ) -> Answer {
        self.try_ask(method, path, headers, body).await.unwrap()
    }

    /// Sends any request; an error if the connection closes before the whole answer has come.
    pub(crate) async fn try_ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl AsRef<[u8]>,
    ) -> Result<Answer, hyper::Error> {
        let stream = TcpStream::connect(self.sandbox.address).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let connection = tokio::spawn(connection);
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(path);
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("host"))
        {
            request = request.header("Host", self.sandbox.address.to_string());
        }
        for (name, text) in headers {
            request = request.header(*name, *text);
        }
        let request = request
            .body(Full::new(Bytes::copy_from_slice(body.as_ref())))
            .unwrap();
        let answered = sender.send_request(request).await;
        let answer = match answered {
            Err(error) => Err(error),
            Ok(response) => {
                let (parts, body) = response.into_parts();
                body.collect().await.map(|body| Answer {
                    status: parts.status,
                    headers: parts.headers,
                    body: body.to_bytes(),
                })
            }
        };
        connection.abort();
        answer
    }
}
