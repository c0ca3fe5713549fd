//! Targets of mirrors, served over git's smart HTTP with basic authentication.
//!
//! The user is `mirror` and the password the world's. A target the sandbox plays for another host
//! looks at the password only, as forges do with tokens. Anonymous reads are refused too.

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header},
    response::IntoResponse as _,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{
    cgi,
    destination::Network,
    forge::{DOWN, Forge},
    target_rules::{Answer, TargetName},
    world_git::WorldGit,
};

/// The user name of targets that are nobody else's.
pub(crate) const USER: &str = "mirror";

/// How long a target that never answers keeps a connection.
const FOREVER: Duration = Duration::from_secs(600);

/// What a world says about its targets.
pub(crate) struct Service<'a> {
    /// The world's repositories.
    pub(crate) git: &'a WorldGit,
    /// The password it wants.
    pub(crate) password: &'a str,
    /// Which hosts the sandbox plays.
    pub(crate) network: &'a Network,
}

impl Service<'_> {
    /// Answers a request for `path` below `/git/<world>/`.
    pub(crate) async fn serve(&self, path: &str, request: Request<Body>) -> Response<Body> {
        let Some((repository, service)) = split(path) else {
            return plain(StatusCode::NOT_FOUND, "Dumb HTTP is not spoken here.");
        };
        let Some(name) = TargetName::parse(repository) else {
            return plain(StatusCode::NOT_FOUND, "Repository not found.");
        };
        let host = Forge::named(name.host());
        let rules = self.git.rules(&name);
        match rules.answer {
            Answer::Unavailable => {
                return plain(StatusCode::SERVICE_UNAVAILABLE, DOWN);
            }
            Answer::Hangs => tokio::time::sleep(FOREVER).await,
            Answer::Serves | Answer::Missing | Answer::Forbidden => {}
        }
        if !self.admits(&name, request.headers()) {
            let mut refusal = plain(StatusCode::UNAUTHORIZED, host.bad_credentials());
            let realm = HeaderValue::from_static("Basic realm=\"Git\"");
            refusal
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, realm);
            return refusal;
        }
        match rules.answer {
            Answer::Missing => return plain(StatusCode::NOT_FOUND, host.no_repository()),
            Answer::Forbidden => return plain(StatusCode::FORBIDDEN, host.no_access()),
            Answer::Serves | Answer::Unavailable | Answer::Hangs => {}
        }
        if !repository.ends_with(".git") && host.wants_ending() {
            return moved(request.uri().path(), repository);
        }
        let served = match self.git.target(&name).await {
            Ok(_) => {
                cgi::http_backend(self.git, &format!("/{name}.git/{service}"), USER, request).await
            }
            Err(error) => Err(error),
        };
        served.unwrap_or_else(|error| plain(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()))
    }

    fn admits(&self, name: &TargetName, headers: &HeaderMap) -> bool {
        let given = headers.get(header::AUTHORIZATION);
        let Some((user, password)) = given.and_then(credentials) else {
            return false;
        };
        password == self.password && (user == USER || self.network.plays(name.host()))
    }
}

/// The repository and the service of a smart-HTTP path.
fn split(path: &str) -> Option<(&str, &str)> {
    ["info/refs", "git-upload-pack", "git-receive-pack"]
        .iter()
        .find_map(|service| {
            let repository = path.strip_suffix(service)?.strip_suffix('/')?;
            Some((repository, *service))
        })
}

fn credentials(header: &HeaderValue) -> Option<(String, String)> {
    let encoded = header.to_str().ok()?.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(BASE64_STANDARD.decode(encoded).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// Git shows a plain text as lines that begin with `remote:`.
fn plain(status: StatusCode, text: &str) -> Response<Body> {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, kind, format!("{text}\n")).into_response()
}

/// Sends people to the exact address, as GitLab does when `.git` is left out.
fn moved(path: &str, repository: &str) -> Response<Body> {
    let to = path.replacen(repository, &format!("{repository}.git"), 1);
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
}
