//! Host keys of SSH targets: reading what a client sends, and the fingerprints answers show.
//!
//! Entries are `type base64`, for which the host comes from the mirror's address, or
//! `host type base64`: <https://docs.gitlab.com/api/remote_mirrors/>.

use base64::{Engine as _, engine::general_purpose};
use sha2::{Digest as _, Sha256};

use super::url_rules::Uri;

const MOST: usize = 10;
const TYPES: [&str; 7] = [
    "ssh-rsa",
    "ssh-dss",
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
];

/// Turns what a client sent into lines as they are stored, or says what is wrong with it.
///
/// Blanks count towards the limit although they are skipped, and duplicates are kept.
pub(crate) fn normalised(entries: &[String], url: &str) -> Result<Vec<String>, String> {
    if entries.len() > MOST {
        return Err(refusal(&format!("too many host keys (maximum is {MOST})")));
    }
    let entries: Vec<String> = entries.iter().map(|entry| repaired(entry)).collect();
    let entries: Vec<&String> = entries.iter().filter(|entry| !entry.is_empty()).collect();
    let bad: Vec<&str> = entries
        .iter()
        .filter(|entry| fingerprint(entry).is_none())
        .map(|entry| entry.as_str())
        .collect();
    if !bad.is_empty() {
        return Err(refusal(&bad.join(", ")));
    }
    entries
        .into_iter()
        .map(|entry| with_host(entry, url))
        .collect()
}

/// The fingerprint of a stored line, as `ssh-keygen` writes it.
pub(crate) fn fingerprint(line: &str) -> Option<String> {
    let (_, kind, data) = parts(line)?;
    let blob = general_purpose::STANDARD.decode(data).ok()?;
    if !is_key(&blob, kind) {
        return None;
    }
    let digest = general_purpose::STANDARD_NO_PAD.encode(Sha256::digest(&blob));
    Some(format!("SHA256:{digest}"))
}

fn refusal(reason: &str) -> String {
    format!("Invalid SSH host key(s): {reason}")
}

/// Splits a line into what precedes the type, the type, and what follows it.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let mut start = 0;
    for word in line.split_whitespace() {
        start += line[start..].find(word)?;
        let end = start + word.len();
        if TYPES.contains(&word) {
            let data = line[end..].trim();
            return (!data.is_empty()).then_some((line[..start].trim(), word, data));
        }
        start = end;
    }
    None
}

/// Undoes what forms do to base64: a `+` arrives as a blank.
fn repaired(entry: &str) -> String {
    let entry = entry.trim();
    match parts(entry) {
        Some((prefix, kind, data)) => {
            let data = data.replace(' ', "+");
            [prefix, kind, &data].join(" ").trim_start().to_owned()
        }
        None => entry.to_owned(),
    }
}

fn with_host(entry: &str, url: &str) -> Result<String, String> {
    let names_host = entry
        .split_whitespace()
        .nth(1)
        .is_some_and(|second| second.starts_with("ssh-") || second.starts_with("ecdsa-"));
    if names_host {
        return Ok(entry.to_owned());
    }
    let uri = Uri::parse(url.trim());
    let host = uri
        .as_ref()
        .and_then(|uri| uri.host)
        .filter(|host| !host.is_empty());
    let Some(host) = host else {
        return Err(refusal("cannot determine hostname from URL for bare key"));
    };
    match uri.and_then(|uri| uri.port).filter(|port| *port != "22") {
        Some(port) => Ok(format!("[{host}]:{port} {entry}")),
        None => Ok(format!("{host} {entry}")),
    }
}

/// Whether the bytes are length-prefixed fields, filled exactly, of which the first is the type.
fn is_key(blob: &[u8], kind: &str) -> bool {
    let mut rest = blob;
    let mut fields = 0;
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let Some((field, after)) = after.split_at_checked(length) else {
            return false;
        };
        if fields == 0 && field != kind.as_bytes() {
            return false;
        }
        fields += 1;
        rest = after;
    }
    rest.is_empty() && fields > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOB: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
    const URL: &str = "ssh://git@git.example.net/a.git";

    fn check(entry: &str, url: &str, expected: Result<&str, &str>) {
        let stored = normalised(&[entry.replace("KEY", BLOB)], url);
        let expected = expected
            .map(|line| vec![line.replace("KEY", BLOB)])
            .map_err(|reason| format!("Invalid SSH host key(s): {}", reason.replace("KEY", BLOB)));
        assert_eq!(stored, expected, "{entry}");
    }

    #[test]
    fn a_bare_key_takes_its_host_from_the_address() {
        check(
            "ssh-ed25519 KEY",
            URL,
            Ok("git.example.net ssh-ed25519 KEY"),
        );
        check(
            "  ssh-ed25519\tKEY ",
            URL,
            Ok("git.example.net ssh-ed25519 KEY"),
        );
        check(
            "ssh-ed25519  KEY",
            "ssh://git@h:2222/a",
            Ok("[h]:2222 ssh-ed25519 KEY"),
        );
        check(
            "ssh-ed25519 KEY",
            "ssh://git@h:22/a",
            Ok("h ssh-ed25519 KEY"),
        );
        let lost = "cannot determine hostname from URL for bare key";
        check("ssh-ed25519 KEY", "git@h:a/b.git", Err(lost));
        check("ssh-ed25519 KEY", "not a url", Err(lost));
    }

    #[test]
    fn a_key_may_bring_its_host() {
        check(
            "other.example ssh-ed25519 KEY",
            URL,
            Ok("other.example ssh-ed25519 KEY"),
        );
        check(
            "|1|a=|b= ssh-ed25519 KEY",
            "not a url",
            Ok("|1|a=|b= ssh-ed25519 KEY"),
        );
    }

    #[test]
    fn anything_else_is_named_in_the_refusal() {
        check("ssh-ed25519", URL, Err("ssh-ed25519"));
        check("KEY", URL, Err("KEY"));
        check("SHA256:abc", URL, Err("SHA256:abc"));
        check("ssh-rsa KEY", URL, Err("ssh-rsa KEY"));
        check(
            "ssh-ed25519 KEY me@host",
            URL,
            Err("ssh-ed25519 KEY+me@host"),
        );
    }

    #[test]
    fn blanks_count_and_are_skipped() {
        let blanks = |count: usize| vec!["  ".to_owned(); count];
        assert_eq!(normalised(&blanks(10), URL), Ok(Vec::new()));
        let refusal = "Invalid SSH host key(s): too many host keys (maximum is 10)";
        assert_eq!(normalised(&blanks(11), URL), Err(refusal.to_owned()));
    }

    #[test]
    fn fingerprints_are_those_of_ssh_keygen() {
        let expected = "SHA256:mKqU+0K8OhKmA8bBQi9Rz0Q5l7/g160hIP+rJYSTNj4";
        assert_eq!(
            fingerprint(&format!("h ssh-ed25519 {BLOB}")).as_deref(),
            Some(expected)
        );
    }
}
