//! The address of a GitLab.

use std::fmt;

use serde::Deserialize;

use crate::model::json::{Json, Misfit};
use crate::model::percent;

/// Words that GitLab serves directly below its root, so that the root ends before them.
const ROOT_WORDS: [&str; 14] = [
    "api",
    "users",
    "groups",
    "projects",
    "dashboard",
    "explore",
    "admin",
    "profile",
    "help",
    "oauth",
    "search",
    "snippets",
    "assets",
    "-",
];

/// Words behind `/-/` that belong to the instance and not to a project or group.
const INSTANCE_PAGES: [&str; 8] = [
    "user_settings",
    "profile",
    "users",
    "ide",
    "health",
    "readiness",
    "liveness",
    "metrics",
];

/// Where an instance lives: scheme, host, port and, on relative roots, a path. Never credentials.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(try_from = "Json")]
pub struct InstanceUrl {
    /// `https://host:port/root`, without a trailing slash.
    base: String,
    /// Length of `https://host:port`.
    origin_len: usize,
}

/// Why a text is not the address of an instance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum InstanceProblem {
    /// Nothing was given.
    Empty,
    /// Another scheme than http or https.
    SchemeNotAllowed,
    /// User or password inside: a token belongs in its own field.
    Credentials,
    /// No host, a host with odd characters, or a port that is no number.
    Unparsable,
}

impl InstanceUrl {
    /// Reads what was typed or pasted.
    ///
    /// `https://` is assumed. `/api/v4`, a query, a fragment and everything from a page that GitLab serves below
    /// its root are dropped; what stands before is kept as a relative root. An address of a project's page
    /// (`/group/project/-/…`) cannot tell a relative root from the group, so that its path is dropped when it
    /// has two segments or more. Any other path is kept as typed, except on `gitlab.com`.
    pub fn parse(text: &str) -> Result<Self, InstanceProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InstanceProblem::Empty);
        }
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, _)) if !scheme.contains(['/', '?', '#', '@']) => {
                return Err(InstanceProblem::SchemeNotAllowed);
            }
            _ => ("https", text),
        };
        let path_at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(path_at);
        if authority.contains('@') {
            return Err(InstanceProblem::Credentials);
        }
        let authority = checked_authority(authority, scheme).ok_or(InstanceProblem::Unparsable)?;
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let is_odd = |c: char| c.is_ascii_control() || c.is_whitespace() || "\\\"<>".contains(c);
        if path.contains(is_odd) {
            return Err(InstanceProblem::Unparsable);
        }
        let mut base = [scheme, "://", &authority].concat();
        let origin_len = base.len();
        if authority != "gitlab.com" {
            for segment in relative_root(path) {
                base.push('/');
                base.push_str(segment);
            }
        }
        Ok(Self { base, origin_len })
    }

    /// The whole address without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.base
    }

    /// Root of the REST API, without a trailing slash.
    pub fn api_root(&self) -> String {
        [&self.base, "/api/v4"].concat()
    }

    /// Scheme, host and port, as a browser compares origins.
    pub fn origin(&self) -> &str {
        &self.base[..self.origin_len]
    }

    /// Host, with the port if it is not the scheme's own: how people call the instance.
    pub fn host(&self) -> &str {
        let origin = self.origin();
        origin.split_once("://").map_or(origin, |(_, host)| host)
    }

    /// Path below the origin, empty or beginning with `/`.
    pub fn root(&self) -> &str {
        &self.base[self.origin_len..]
    }

    /// Address of a page, given its path below the root.
    pub fn web(&self, path: &str) -> String {
        [&self.base, "/", path.trim_start_matches('/')].concat()
    }

    /// Whether an address lies below the root.
    pub fn covers(&self, address: &str) -> bool {
        let below = address.strip_prefix(self.base.as_str());
        below.is_some_and(|below| below.starts_with('/'))
    }

    /// Page on which a person makes a token, with name and scopes filled in.
    pub fn token_page(&self, name: &str, scopes: &[&str]) -> String {
        let name = percent::encode(name);
        let scopes = percent::encode(&scopes.join(","));
        let page = "/-/user_settings/personal_access_tokens?name=";
        [&self.base, page, &name, "&scopes=", &scopes].concat()
    }

    /// Whether a token would travel readable: plain http to another machine.
    pub fn is_plain_http_remote(&self) -> bool {
        let Some(host) = self.base[..self.origin_len].strip_prefix("http://") else {
            return false;
        };
        if host.starts_with("[::1]") {
            return false;
        }
        let name = host.split(':').next().unwrap_or(host);
        let is_loopback = name.starts_with("127.")
            && name.split('.').count() == 4
            && name.split('.').all(|part| part.parse::<u8>().is_ok());
        !(is_loopback || name == "localhost" || name.ends_with(".localhost"))
    }
}

impl fmt::Display for InstanceUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.base)
    }
}

impl From<&InstanceUrl> for Json {
    fn from(instance: &InstanceUrl) -> Self {
        Self::from(instance.as_str())
    }
}

impl TryFrom<Json> for InstanceUrl {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        match &json {
            Json::Text(text) => Self::parse(text).ok(),
            _ => None,
        }
        .ok_or_else(|| Misfit::new(&json, "the address of an instance"))
    }
}

/// Host in lower case, and the port unless it is the scheme's own.
///
/// Strict, because a browser would read backslashes, blanks or percent codes in its own way and send the token
/// to another host than the one that is shown.
fn checked_authority(authority: &str, scheme: &str) -> Option<String> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(inside) => {
            let (address, after) = inside.split_once(']')?;
            address.parse::<std::net::Ipv6Addr>().ok()?;
            let host = &authority[..address.len() + 2];
            match after.strip_prefix(':') {
                Some(port) => (host, port),
                None if after.is_empty() => (host, ""),
                None => return None,
            }
        }
        None => {
            let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
            let is_word = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c) || !c.is_ascii();
            let begins = host.starts_with(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii());
            if !begins || !host.chars().all(is_word) {
                return None;
            }
            (host, port)
        }
    };
    let mut text = host.to_ascii_lowercase();
    if !port.is_empty() {
        let is_number = port.bytes().all(|b| b.is_ascii_digit());
        let number: u16 = port
            .parse()
            .ok()
            .filter(|number| is_number && *number > 0)?;
        let own = if scheme == "https" { 443 } else { 80 };
        if number != own {
            text.push(':');
            text.push_str(&number.to_string());
        }
    }
    Some(text)
}

/// The segments of a path that can be a relative root.
fn relative_root(path: &str) -> Vec<&str> {
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !segment.is_empty() && *segment != "." && *segment != "..")
        .collect();
    let Some(end) = segments
        .iter()
        .position(|segment| ROOT_WORDS.contains(segment))
    else {
        return segments;
    };
    let is_project_page = segments[end] == "-"
        && !segments
            .get(end + 1)
            .is_some_and(|page| INSTANCE_PAGES.contains(page));
    if is_project_page && end >= 2 {
        return Vec::new();
    }
    segments[..end].to_vec()
}

#[cfg(test)]
mod tests;
