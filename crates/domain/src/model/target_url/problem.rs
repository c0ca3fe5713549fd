//! What GitLab refuses as a target.

use std::net::Ipv6Addr;

use crate::model::secret::Secret;
use crate::model::target_url::parts::Parts;

/// Schemes a mirror may have. GitLab compares letter case.
const SCHEMES: [&str; 4] = ["http", "https", "ssh", "git"];

/// Longest host that GitLab accepts.
const HOST_LIMIT: usize = 1024;

/// Why a target is refused, one variant for each of GitLab's messages and some of our own.
///
/// Messages of `app/models/remote_mirror.rb` and its URL blocker as of 18.5.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TargetProblem {
    /// Nothing was given.
    Empty,
    /// Another scheme than http, https, ssh or git, or none.
    SchemeNotAllowed,
    /// Not an address: no host, a port that is no number, line breaks, scp form.
    Unparsable,
    /// The user does not begin with an ASCII letter or digit.
    UserStart,
    /// The host does not begin with a letter or digit, or an IPv6 address is broken.
    HostStart,
    /// An address of the server itself.
    Localhost,
    /// Another loopback address.
    Loopback,
    /// A private address.
    LocalNetwork,
    /// A link-local address.
    LinkLocal,
    /// An address of carrier-grade NAT.
    SharedAddress,
    /// The limited broadcast address.
    Broadcast,
    /// The instance denies everything but its list. Only the server knows.
    NotOnAllowList,
    /// The host does not exist. Only such an instance asks.
    Unresolvable,
    /// A host of more than 1024 characters.
    TooLong,
    /// Another mirror of the project has this address; newest servers only.
    AlreadyTaken,
    /// Asterisks of a masked answer would be stored as credentials. Refused by us.
    MaskedAgain,
    /// GitLab takes everything before the last `@` for credentials, so the push would go elsewhere. Refused by us.
    AtSign,
    /// GitLab splits credentials at the first `:`, which would cut the user. Refused by us.
    ColonInUser,
}

impl TargetProblem {
    /// Recognises one of GitLab's messages about `url`.
    pub fn of_message(message: &str) -> Option<Self> {
        const MESSAGES: [(&str, TargetProblem); 15] = [
            ("can't be blank", TargetProblem::Empty),
            ("has already been taken", TargetProblem::AlreadyTaken),
            ("Only allowed schemes are", TargetProblem::SchemeNotAllowed),
            ("URI is invalid", TargetProblem::Unparsable),
            ("Username needs to start", TargetProblem::UserStart),
            ("Hostname or IP address invalid", TargetProblem::HostStart),
            ("Requests to localhost", TargetProblem::Localhost),
            ("Requests to loopback", TargetProblem::Loopback),
            ("Requests to the local network", TargetProblem::LocalNetwork),
            ("Requests to the link local", TargetProblem::LinkLocal),
            (
                "Requests to the shared address",
                TargetProblem::SharedAddress,
            ),
            (
                "Requests to the limited broadcast",
                TargetProblem::Broadcast,
            ),
            ("Allow List", TargetProblem::NotOnAllowList),
            ("Host cannot be resolved", TargetProblem::Unresolvable),
            ("Host is too long", TargetProblem::TooLong),
        ];
        MESSAGES
            .iter()
            .find(|(text, _)| message.contains(text))
            .map(|(_, problem)| *problem)
    }
}

/// Says what every GitLab would refuse, before anything is sent.
///
/// Takes the address without credentials. What only some instances refuse is a warning.
pub fn check(address: &str, user: &str) -> Result<(), TargetProblem> {
    let address = address.trim();
    if address.is_empty() {
        return Err(TargetProblem::Empty);
    }
    if address.chars().any(|c| c.is_ascii_control()) {
        return Err(TargetProblem::Unparsable);
    }
    let Some(parts) = Parts::of(address) else {
        return Err(without_scheme(address));
    };
    if !SCHEMES.contains(&parts.scheme) {
        return Err(TargetProblem::SchemeNotAllowed);
    }
    if let Some(credentials) = parts.credentials {
        let masked = credentials.contains("*****");
        return Err(if masked {
            TargetProblem::MaskedAgain
        } else {
            TargetProblem::AtSign
        });
    }
    check_host(parts.host)?;
    let has_port_number = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    if !parts.port.is_none_or(has_port_number) || has_encoded_line_break(parts.path) {
        return Err(TargetProblem::Unparsable);
    }
    check_user(user)
}

/// Says which secrets would be stored although they cannot be meant.
pub fn check_secret(secret: &Secret) -> Result<(), TargetProblem> {
    let text = secret.expose();
    if text == "*****" {
        return Err(TargetProblem::MaskedAgain);
    }
    if text.contains(['\n', '\r', '\0']) {
        return Err(TargetProblem::Unparsable);
    }
    Ok(())
}

/// `a@h:p` and `http:h` are not addresses for GitLab; everything else lacks a scheme.
fn without_scheme(address: &str) -> TargetProblem {
    let before_path = address.split('/').next().unwrap_or(address);
    match before_path.split_once(':') {
        Some((start, rest)) if start.contains('@') || (start == "http" && !rest.is_empty()) => {
            TargetProblem::Unparsable
        }
        _ => TargetProblem::SchemeNotAllowed,
    }
}

fn check_host(host: &str) -> Result<(), TargetProblem> {
    let first = host.chars().next().ok_or(TargetProblem::Unparsable)?;
    if host.len() > HOST_LIMIT {
        return Err(TargetProblem::TooLong);
    }
    let starts_well = match host.strip_prefix('[') {
        Some(inside) => inside
            .strip_suffix(']')
            .is_some_and(|inside| inside.parse::<Ipv6Addr>().is_ok()),
        // Letters beyond ASCII are accepted; judging them would need Unicode tables.
        None => first.is_ascii_alphanumeric() || !first.is_ascii(),
    };
    if starts_well {
        Ok(())
    } else {
        Err(TargetProblem::HostStart)
    }
}

fn check_user(user: &str) -> Result<(), TargetProblem> {
    if user.contains("*****") {
        return Err(TargetProblem::MaskedAgain);
    }
    if user.contains(':') {
        return Err(TargetProblem::ColonInUser);
    }
    if user.chars().any(|c| c.is_ascii_control()) {
        return Err(TargetProblem::Unparsable);
    }
    match user.bytes().next() {
        Some(first) if !first.is_ascii_alphanumeric() => Err(TargetProblem::UserStart),
        _ => Ok(()),
    }
}

/// GitLab decodes the address once to look for line breaks.
fn has_encoded_line_break(path: &str) -> bool {
    path.split('%').skip(1).any(|code| {
        code.get(..2)
            .is_some_and(|code| code.eq_ignore_ascii_case("0a") || code.eq_ignore_ascii_case("0d"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_of_gitlab_is_recognised() {
        let check = |message: &str, problem| {
            assert_eq!(TargetProblem::of_message(message), problem, "{message}")
        };
        for (text, problem) in [
            (
                "Only allowed schemes are http, https, ssh, git",
                TargetProblem::SchemeNotAllowed,
            ),
            (
                "Only allowed schemes are ssh, git, http, https",
                TargetProblem::SchemeNotAllowed,
            ),
            ("URI is invalid", TargetProblem::Unparsable),
            (
                "Username needs to start with an alphanumeric character",
                TargetProblem::UserStart,
            ),
            ("Hostname or IP address invalid", TargetProblem::HostStart),
            (
                "Requests to localhost are not allowed",
                TargetProblem::Localhost,
            ),
            (
                "Requests to loopback addresses are not allowed",
                TargetProblem::Loopback,
            ),
            (
                "Requests to the local network are not allowed",
                TargetProblem::LocalNetwork,
            ),
            (
                "Requests to the link local network are not allowed",
                TargetProblem::LinkLocal,
            ),
            (
                "Requests to the shared address space are not allowed",
                TargetProblem::SharedAddress,
            ),
            (
                "Requests to the limited broadcast address are not allowed",
                TargetProblem::Broadcast,
            ),
            (
                "Requests to hosts and IP addresses not on the Allow List are denied",
                TargetProblem::NotOnAllowList,
            ),
            (
                "Host cannot be resolved or invalid",
                TargetProblem::Unresolvable,
            ),
            (
                "Host is too long (maximum is 1024 characters)",
                TargetProblem::TooLong,
            ),
        ] {
            check(&format!("is blocked: {text}"), Some(problem));
            check(
                &format!("The remote mirror URL is invalid: {text}"),
                Some(problem),
            );
        }
        check("can't be blank", Some(TargetProblem::Empty));
        check("has already been taken", Some(TargetProblem::AlreadyTaken));
        check("is too long (maximum is 255 characters)", None);
        check("", None);
    }
}
