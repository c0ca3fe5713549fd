//! Which addresses a mirror may have, in GitLab's words.
//!
//! The texts are those of the URL blocker that guards every outgoing request of GitLab:
//! <https://docs.gitlab.com/security/webhooks/>.

use std::{collections::BTreeMap, net::IpAddr};

use super::{
    address::{literal, local_refusal, range_holds},
    credentials::Address,
    uri::Uri,
};

const LONGEST_HOST: usize = 1024;

/// What lies around the instance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Network<'a> {
    /// Whether targets in the local network are fine.
    pub(crate) allows_local: bool,
    /// The only targets that are fine, when given: names and ranges.
    pub(crate) allow_list: Option<&'a [String]>,
    /// What names resolve to; `None` is nothing, a word that is no address is somewhere public.
    pub(crate) dns: &'a BTreeMap<String, Option<String>>,
    /// The instance's own host name.
    pub(crate) instance: &'a str,
    /// In which order the allowed schemes are listed.
    pub(crate) schemes: SchemeOrder,
}

/// In which order the allowed schemes are listed; it changed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SchemeOrder {
    /// `ssh, git, http, https`.
    SshFirst,
    /// `http, https, ssh, git`.
    HttpFirst,
}

/// Why an address is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is none.
    Blank,
    /// It is blocked, for this reason.
    Blocked(&'static str),
    /// GitLab itself breaks on it and answers 500.
    Crash,
}

impl Refusal {
    /// The text of the model, where there is one.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Blank => Some("can't be blank".to_owned()),
            Self::Blocked(reason) => Some(format!("is blocked: {reason}")),
            Self::Crash => None,
        }
    }
}

enum Resolved {
    To(IpAddr),
    Somewhere,
    Nowhere,
}

impl Network<'_> {
    fn resolve(&self, host: &str) -> Resolved {
        if let Some(address) = literal(host) {
            return Resolved::To(address);
        }
        let name = host.to_lowercase();
        match self.dns.get(&name) {
            Some(Some(target)) => literal(target).map_or(Resolved::Somewhere, Resolved::To),
            Some(None) => Resolved::Nowhere,
            None if name.is_empty() || name == "localhost" || name.ends_with(".localhost") => {
                Resolved::To(IpAddr::from([127, 0, 0, 1]))
            }
            // An instance finds itself inside its own network.
            None if name == self.instance => Resolved::To(IpAddr::from([10, 0, 0, 2])),
            // The one ending that is promised never to resolve (RFC 6761).
            None if name.ends_with(".invalid") => Resolved::Nowhere,
            None => Resolved::Somewhere,
        }
    }

    fn list_holds(&self, uri: &Uri<'_>, resolved: &Resolved) -> bool {
        let host = uri.hostname();
        self.allow_list.unwrap_or_default().iter().any(|entry| {
            let is_named = match (entry.rsplit_once(':'), uri.port) {
                (Some((name, port)), Some(own)) if port == own => name.eq_ignore_ascii_case(host),
                _ => entry.eq_ignore_ascii_case(host),
            };
            is_named || matches!(resolved, Resolved::To(ip) if range_holds(entry, *ip))
        })
    }

    /// The instance's ssh service is exempt, its web service is not.
    fn is_own_ssh(&self, uri: &Uri<'_>) -> bool {
        uri.scheme == Some("ssh")
            && uri.hostname() == self.instance
            && matches!(uri.port, None | Some("22"))
    }
}

/// Judges the address a client sent, or one that is stored.
pub(crate) fn check(raw: &str, network: &Network<'_>) -> Result<(), Refusal> {
    if raw.trim().is_empty() {
        return Err(Refusal::Blank);
    }
    let full = Address::split(raw).full();
    let uri = Uri::parse(&full).ok_or(Refusal::Blocked("URI is invalid"))?;
    if has_line_break(&full, &uri) {
        return Err(Refusal::Blocked("URI is invalid"));
    }
    if network.is_own_ssh(&uri) {
        return Ok(());
    }
    check_form(&uri, network.schemes)?;
    check_target(&uri, network)
}

fn has_line_break(full: &str, uri: &Uri<'_>) -> bool {
    let is_web = uri
        .scheme
        .is_some_and(|s| ["http", "https"].contains(&&*s.to_lowercase()));
    let encoded = full.to_ascii_uppercase();
    full.contains(['\n', '\r']) || (!is_web && ["%0A", "%0D"].iter().any(|b| encoded.contains(b)))
}

fn check_form(uri: &Uri<'_>, schemes: SchemeOrder) -> Result<(), Refusal> {
    let is_allowed = matches!(uri.scheme, Some("http" | "https" | "ssh" | "git"));
    if is_allowed && uri.host.is_none() && !uri.rest.starts_with('/') {
        return Err(if uri.path().is_empty() {
            Refusal::Blocked("URI is invalid")
        } else {
            Refusal::Crash
        });
    }
    if !is_allowed || uri.host.is_none() {
        return Err(Refusal::Blocked(match schemes {
            SchemeOrder::SshFirst => "Only allowed schemes are ssh, git, http, https",
            SchemeOrder::HttpFirst => "Only allowed schemes are http, https, ssh, git",
        }));
    }
    let user = uri
        .userinfo
        .and_then(|userinfo| userinfo.split(':').next())
        .unwrap_or_default();
    if !begins_well(user) {
        return Err(Refusal::Blocked(
            "Username needs to start with an alphanumeric character",
        ));
    }
    let host = uri.hostname();
    if !begins_well(host) && literal(host).is_none() {
        return Err(Refusal::Blocked("Hostname or IP address invalid"));
    }
    Ok(())
}

fn begins_well(text: &str) -> bool {
    text.chars().next().is_none_or(char::is_alphanumeric)
}

fn check_target(uri: &Uri<'_>, network: &Network<'_>) -> Result<(), Refusal> {
    let host = uri.hostname();
    if host.chars().count() > LONGEST_HOST {
        return Err(Refusal::Blocked(
            "Host is too long (maximum is 1024 characters)",
        ));
    }
    let resolved = network.resolve(host);
    if network.list_holds(uri, &resolved) {
        return Ok(());
    }
    if network.allow_list.is_some() {
        return Err(Refusal::Blocked(match resolved {
            Resolved::Nowhere => "Host cannot be resolved or invalid",
            _ => "Requests to hosts and IP addresses not on the Allow List are denied",
        }));
    }
    match resolved {
        Resolved::To(address) if !network.allows_local => match local_refusal(address) {
            Some(reason) => Err(Refusal::Blocked(reason)),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
