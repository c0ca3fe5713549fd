//! Hands an HTTP request to `git http-backend` and its answer back.
//!
//! The protocol between the two is CGI: the request is described in the environment, its body is
//! standard input, and the answer is a head and a body on standard output.
//! See <https://git-scm.com/docs/git-http-backend>.

use std::io;

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Request, Response, StatusCode, header},
};
use http_body_util::BodyExt as _;
use tokio::{io::AsyncWriteExt as _, process::ChildStdin};

use super::{command, world_git::WorldGit};

/// Runs the backend for `path`, which begins with a slash and names a repository and a service.
pub(super) async fn http_backend(
    git: &WorldGit,
    path: &str,
    user: &str,
    request: Request<Body>,
) -> io::Result<Response<Body>> {
    let (parts, body) = request.into_parts();
    let header = |name: HeaderName| {
        let value = parts.headers.get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).unwrap_or_default().to_owned()
    };
    let mut backend = command::git(git.home()?);
    backend
        .arg("http-backend")
        .env("GIT_PROJECT_ROOT", git.targets()?)
        .env("GIT_HTTP_EXPORT_ALL", "1")
        .env("PATH_INFO", path)
        .env("REMOTE_USER", user)
        .env("REMOTE_ADDR", "127.0.0.1")
        .env("REQUEST_METHOD", parts.method.as_str())
        .env("QUERY_STRING", parts.uri.query().unwrap_or_default())
        .env("CONTENT_TYPE", header(header::CONTENT_TYPE))
        .env("HTTP_CONTENT_ENCODING", header(header::CONTENT_ENCODING))
        .env(
            "GIT_PROTOCOL",
            header(HeaderName::from_static("git-protocol")),
        )
        .stdin(std::process::Stdio::piped());
    let mut child = backend.spawn()?;
    let stdin = child
        .stdin
        .take()
        .ok_or_else(|| io::Error::other("the backend has no standard input"))?;
    let (fed, output) = tokio::join!(feed(body, stdin), child.wait_with_output());
    let output = output?;
    // The backend may answer before it has read everything; then writing fails and its word counts.
    match answer(&output.stdout) {
        Some(answer) => Ok(answer),
        None => {
            fed?;
            Err(io::Error::other(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ))
        }
    }
}

async fn feed(mut body: Body, mut stdin: ChildStdin) -> io::Result<()> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(io::Error::other)?;
        if let Ok(data) = frame.into_data() {
            stdin.write_all(&data).await?;
        }
    }
    stdin.shutdown().await
}

/// Reads the head of a CGI answer; its `Status` line, if any, is the status.
fn answer(output: &[u8]) -> Option<Response<Body>> {
    let end = output.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (
        std::str::from_utf8(&output[..end]).ok()?,
        &output[end + 4..],
    );
    let mut response = Response::new(Body::from(body.to_vec()));
    for line in head.split("\r\n") {
        let (name, value) = line.split_once(": ")?;
        if name.eq_ignore_ascii_case("status") {
            let code = value.split(' ').next()?;
            *response.status_mut() = StatusCode::from_bytes(code.as_bytes()).ok()?;
        } else {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            response
                .headers_mut()
                .insert(name, HeaderValue::from_str(value).ok()?);
        }
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_line_is_the_status_and_the_rest_are_headers() {
        let response = answer(b"Status: 404 Not Found\r\nExpires: 0\r\n\r\nbody").expect("a head");
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert_eq!(response.headers()["expires"], "0");
        assert!(!response.headers().contains_key("status"));
        assert!(answer(b"fatal: no head").is_none());
    }
}
