//! Understanding what people paste into the address field.

use std::fmt;

use crate::model::secret::Secret;
use crate::model::target_url::parts::{Parts, split_credentials};

/// A pasted target, taken apart and put right.
///
/// `Debug` shows no credentials: people paste tokens as users, too.
#[derive(Clone, Eq, PartialEq)]
pub struct PastedTarget {
    /// Address without credentials, corrected.
    pub address: String,
    /// User that was part of it.
    pub user: Option<String>,
    /// Password or token that was part of it.
    pub secret: Option<Secret>,
    /// What was put right, in the order in which it was done.
    pub corrections: Vec<Correction>,
}

/// Something that was put right, to be said to the person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Correction {
    /// Blanks, quotes or `git clone` around the address were dropped.
    Trimmed,
    /// `user@host:path` became `ssh://host/path`.
    ScpForm,
    /// The scheme was spelled in a way that GitLab refuses.
    SchemeRespelled,
    /// There was no scheme; `https` is assumed.
    SchemeAdded,
    /// Credentials were moved to their own fields.
    CredentialsMoved,
    /// Asterisks of a masked address were dropped; the credentials have to be given again.
    MaskDropped,
    /// The address of a page was cut back to its repository.
    PageCut,
    /// A trailing slash was dropped.
    SlashDropped,
    /// `.git` was added, which GitLab needs because it follows no redirects.
    GitSuffixAdded,
}

/// Hosts whose repositories are always `owner/name`.
const TWO_SEGMENT_HOSTS: [&str; 4] = ["github.com", "bitbucket.org", "codeberg.org", "gitea.com"];

impl PastedTarget {
    /// Reads whatever was pasted; text that is no address comes back as it is, trimmed.
    pub fn read(text: &str) -> Self {
        let mut corrections = Vec::new();
        let trimmed = unwrapped(text);
        if trimmed.len() != text.len() {
            corrections.push(Correction::Trimmed);
        }
        let Some((scheme, rest)) = with_scheme(trimmed, &mut corrections) else {
            return Self {
                address: trimmed.to_owned(),
                user: None,
                secret: None,
                corrections,
            };
        };
        let (user, secret, rest) = without_credentials(&rest, &mut corrections);
        let address = [&scheme, "://", rest].concat();
        Self {
            address: tidied(&address, &mut corrections).unwrap_or(address),
            user,
            secret,
            corrections,
        }
    }

    /// The address with `.git`, to be offered where it cannot be known whether the target wants it.
    pub fn with_git_suffix(&self) -> Option<String> {
        let parts = Parts::of(&self.address)?;
        let wants_none = [
            "dev.azure.com",
            "visualstudio.com",
            "amazonaws.com",
            "googlesource.com",
        ]
        .iter()
        .any(|host| parts.host.ends_with(host));
        let is_repository = parts.path.len() > 1 && !parts.path.contains(['?', '#']);
        let is_missing = is_repository && !parts.path.ends_with(".git") && !wants_none;
        is_missing.then(|| [self.address.trim_end_matches('/'), ".git"].concat())
    }
}

impl fmt::Debug for PastedTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PastedTarget")
            .field("address", &self.address)
            .field("user", &self.user.as_ref().map(|_| "…"))
            .field("secret", &self.secret)
            .field("corrections", &self.corrections)
            .finish()
    }
}

/// Drops blanks, quotes, angle brackets and a leading `git clone`.
fn unwrapped(text: &str) -> &str {
    let around = |c: char| c.is_whitespace() || "\"'`<>".contains(c);
    let text = text.trim_matches(around);
    text.strip_prefix("git clone ")
        .map_or(text, |rest| rest.trim_matches(around))
}

/// Scheme and the rest after `://`, found or assumed; `None` if this does not look like an address.
fn with_scheme(text: &str, corrections: &mut Vec<Correction>) -> Option<(String, String)> {
    if let Some((scheme, rest)) = text.split_once("://") {
        let lower = scheme.to_ascii_lowercase();
        let known = match lower.as_str() {
            "git+ssh" | "ssh+git" => "ssh",
            "git+https" => "https",
            "git+http" => "http",
            other => other,
        };
        if known != scheme {
            corrections.push(Correction::SchemeRespelled);
        }
        return Some((known.to_owned(), rest.to_owned()));
    }
    let (start, rest) = text.split_once(':').unwrap_or((text, ""));
    if start.eq_ignore_ascii_case("https") || start.eq_ignore_ascii_case("http") {
        corrections.push(Correction::SchemeRespelled);
        return Some((
            start.to_ascii_lowercase(),
            rest.trim_start_matches('/').to_owned(),
        ));
    }
    if let Some(rest) = scp_form(text) {
        corrections.push(Correction::ScpForm);
        return Some(("ssh".to_owned(), rest));
    }
    if begins_with_host(text) {
        corrections.push(Correction::SchemeAdded);
        return Some(("https".to_owned(), text.to_owned()));
    }
    None
}

/// `user@host:path` or `host:path` as `user@host/path`.
///
/// In this form a number after the colon is part of the path, unless nobody is named before it:
/// `host:8443/a` lacks a scheme.
fn scp_form(text: &str) -> Option<String> {
    let (start, path) = text.split_once(':')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || "-._@".contains(c) || !c.is_ascii();
    let named = start.contains('@');
    let before_slash = path.split('/').next().unwrap_or(path);
    let is_port = !named && before_slash.bytes().all(|b| b.is_ascii_digit());
    let has_credentials = !named && before_slash.contains('@');
    if start.is_empty()
        || path.is_empty()
        || !start.chars().all(is_word)
        || is_port
        || has_credentials
    {
        return None;
    }
    if !named && !path.contains('/') && !path.ends_with(".git") {
        return None;
    }
    Some([start, "/", path.trim_start_matches('/')].concat())
}

/// Whether the text up to the first `/` can be a host, with or without credentials and port.
fn begins_with_host(text: &str) -> bool {
    let authority = text.split(['/', '?', '#']).next().unwrap_or(text);
    let has_credentials =
        authority.contains('@') || (authority.contains(':') && text.contains('@'));
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let name = host.split(':').next().unwrap_or(host);
    let is_word = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c) || !c.is_ascii();
    let is_host = !name.is_empty() && name.chars().all(is_word);
    let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii());
    is_host
        && begins
        && text.contains('/')
        && (name.contains('.') || host.contains(':') || has_credentials || name == "localhost")
}

/// Splits credentials off and notes it.
fn without_credentials<'a>(
    rest: &'a str,
    corrections: &mut Vec<Correction>,
) -> (Option<String>, Option<Secret>, &'a str) {
    let Some((credentials, plain)) = split_at_sign(rest) else {
        return (None, None, rest);
    };
    let (user, secret) = split_credentials(credentials);
    let is_masked = |text: &str| text == "*****";
    if is_masked(user) || secret.is_some_and(is_masked) {
        corrections.push(Correction::MaskDropped);
    } else if !credentials.is_empty() && credentials != ":" {
        corrections.push(Correction::CredentialsMoved);
    }
    let given = |text: &&str| !text.is_empty() && !is_masked(text);
    let user = Some(user).filter(given).map(str::to_owned);
    let secret = secret.filter(given).map(Secret::new);
    (user, secret, plain)
}

/// Splits at the last `@`, as GitLab does, but not where it plainly belongs to the path.
///
/// A password may hold a `/`, a user hardly does: `h/a@b.git` and `u@h/a@b.git` name the host `h`.
fn split_at_sign(rest: &str) -> Option<(&str, &str)> {
    let (credentials, plain) = rest.rsplit_once('@')?;
    let Some((authority, _)) = credentials.split_once('/') else {
        return Some((credentials, plain));
    };
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let is_host = host
        .split_once(':')
        .is_none_or(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    match user {
        _ if user.contains(':') || !is_host => Some((credentials, plain)),
        "" => None,
        _ => Some((user, &rest[user.len() + 1..])),
    }
}

/// Cuts pages back to their repository and adds `.git` where it is known to be right.
fn tidied(address: &str, corrections: &mut Vec<Correction>) -> Option<String> {
    let parts = Parts::of(address)?;
    // An `@` that stayed belongs to the path, and such an address is not understood.
    if parts.credentials.is_some() || parts.host.is_empty() {
        return None;
    }
    let host = parts.host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_forge = TWO_SEGMENT_HOSTS.contains(&host);
    let is_page_scheme = matches!(parts.scheme, "http" | "https");
    let mut path = parts.path;
    if is_page_scheme && let Some(at) = path.find("/-/") {
        path = &path[..at];
    } else if is_page_scheme && is_forge {
        let path_only = path.split(['?', '#']).next().unwrap_or(path);
        path = first_two_segments(path_only);
    }
    let is_cut = path.trim_end_matches('/') != parts.path.trim_end_matches('/');
    if is_cut {
        corrections.push(Correction::PageCut);
    }
    if !is_cut && parts.path.len() > 1 && parts.path.ends_with('/') {
        corrections.push(Correction::SlashDropped);
    }
    if path.len() > 1 {
        path = path.trim_end_matches('/');
    }
    let is_repository = path.matches('/').count() >= 2 && !path.contains(['?', '#']);
    let knows_suffix = is_forge || host == "gitlab.com" || (is_cut && is_page_scheme);
    let adds_suffix = is_repository && knows_suffix && !path.ends_with(".git");
    if adds_suffix {
        corrections.push(Correction::GitSuffixAdded);
    }
    let authority_at = parts.scheme.len() + 3;
    let authority = &address[authority_at..address.len() - parts.path.len()];
    let authority = if is_forge && is_cut {
        authority.strip_prefix("www.").unwrap_or(authority)
    } else {
        authority
    };
    let suffix = if adds_suffix { ".git" } else { "" };
    Some([parts.scheme, "://", authority, path, suffix].concat())
}

/// `/owner/name` of `/owner/name/and/more`.
fn first_two_segments(path: &str) -> &str {
    let end = path
        .match_indices('/')
        .nth(2)
        .map_or(path.len(), |(at, _)| at);
    &path[..end]
}

#[cfg(test)]
mod tests;
