//! Where a mirror's address leads, without ever leaving this machine.
//!
//! Loopback addresses are taken as they are. A host that the world's `dns` maps to `sandbox` is
//! played by the sandbox's own targets. Everything else fails the way an unreachable host does:
//! the demo must not push somebody's real token to a real server.

use std::{collections::BTreeMap, net::SocketAddr};

use super::{
    address::Address,
    ssh::{self, SshIdentity},
    target_rules::TargetName,
    world_git::WorldGit,
};

/// The word in `dns` that lets the sandbox play a host.
pub(crate) const PLAYED: &str = "sandbox";

/// The network as a world sees it.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// Where the sandbox itself listens.
    pub(crate) sandbox: SocketAddr,
    /// The world's name, for the path of its targets.
    pub(crate) world: String,
    /// What host names resolve to; `None`: to nothing.
    pub(crate) dns: BTreeMap<String, Option<String>>,
}

impl Network {
    /// Whether the sandbox plays the host; a port after the name makes no difference.
    pub(crate) fn plays(&self, host: &str) -> bool {
        let name = host.split(':').next().unwrap_or_default();
        matches!(self.dns.get(name), Some(Some(to)) if to == PLAYED)
    }
}

/// Where git is sent, and how that is told to people.
pub(super) struct Destination {
    /// What git is given.
    pub(super) url: String,
    /// What git needs besides.
    pub(super) environment: Vec<(&'static str, String)>,
    /// Texts of git's output with what stands for them in GitLab's.
    pub(super) shown: Vec<(String, String)>,
}

/// Finds the destination of an address, or what git would say of a host it cannot reach.
pub(super) async fn find(
    address: &Address,
    identity: &SshIdentity,
    network: &Network,
    git: &WorldGit,
) -> Result<Destination, String> {
    let plays = network.plays(&address.host);
    match address.scheme.as_str() {
        "ssh" => {
            let said = if plays {
                over_ssh(address, identity, git).await
            } else {
                Err(ssh_unreachable(address, network))
            };
            Ok(ssh_destination(address, said))
        }
        _ if plays => Ok(played(address, network)),
        "http" | "https" => direct(address, network),
        _ => Err(format!(
            "fatal: unable to connect to {}:\nConnection refused\n",
            address.host
        )),
    }
}

/// The sandbox's own target for a host it plays.
fn played(address: &Address, network: &Network) -> Destination {
    let (real, ours) = (address.origin(), format!("http://{}", network.sandbox));
    let below = format!("{ours}/git/{}/{}", network.world, address.authority());
    let credentials = address.credentials();
    let with_user = format!("http://{credentials}{}", network.sandbox);
    let masked = format!(
        "{}://{}{}",
        address.scheme,
        address.masked_credentials(),
        address.authority()
    );
    let mut shown = vec![(below, real.clone()), (ours, real)];
    shown.extend(with_masked_user(
        address,
        &network.sandbox.to_string(),
        &masked,
    ));
    let path = format!(
        "/git/{}/{}{}",
        network.world,
        address.authority(),
        address.path
    );
    Destination {
        url: format!("{with_user}{path}"),
        environment: Vec::new(),
        shown,
    }
}

/// A loopback address, or a name that leads to one.
fn direct(address: &Address, network: &Network) -> Result<Destination, String> {
    let leads_to = match network.dns.get(&address.host) {
        Some(Some(to)) => Some(to.as_str()),
        Some(None) => None,
        None => Some(address.host.as_str()).filter(|host| is_address(host)),
    };
    let Some(to) = leads_to else {
        return Err(refused(
            address,
            &format!("Could not resolve host: {}", address.host),
        ));
    };
    if !is_loopback(to) {
        let port = address
            .port
            .unwrap_or(if address.scheme == "https" { 443 } else { 80 });
        let what = format!(
            "Failed to connect to {} port {port}: Connection timed out",
            address.host
        );
        return Err(refused(address, &what));
    }
    let authority = match address.port {
        Some(port) => format!("{to}:{port}"),
        None => to.to_owned(),
    };
    let masked = format!(
        "{}://{}{}",
        address.scheme,
        address.masked_credentials(),
        address.authority()
    );
    let ours = format!("{}://{authority}", address.scheme);
    let mut shown = vec![(ours, address.origin())];
    shown.extend(with_masked_user(address, &authority, &masked));
    Ok(Destination {
        url: format!(
            "{}://{}{authority}{}",
            address.scheme,
            address.credentials(),
            address.path
        ),
        environment: Vec::new(),
        shown,
    })
}

/// Git names the user where it would ask for a password.
fn with_masked_user(address: &Address, authority: &str, masked: &str) -> Vec<(String, String)> {
    let credentials = address.credentials();
    let user = credentials.split([':', '@']).next().unwrap_or_default();
    ["http", "https"]
        .iter()
        .filter(|_| !user.is_empty())
        .map(|scheme| (format!("{scheme}://{user}@{authority}"), masked.to_owned()))
        .collect()
}

async fn over_ssh(
    address: &Address,
    identity: &SshIdentity,
    git: &WorldGit,
) -> Result<String, String> {
    let user = address.user.as_deref().unwrap_or("git");
    let name = TargetName::parse(&format!("{}{}", address.authority(), address.path));
    let Some(name) = name else {
        return Err("ERROR: Repository not found.".to_owned());
    };
    if let Some(said) = ssh::refusal(&address.host, user, identity, &git.rules(&name)) {
        return Err(said);
    }
    match git.target(&name).await {
        Ok(path) => Ok(path.display().to_string()),
        Err(error) => Err(format!("ERROR: {error}")),
    }
}

fn ssh_unreachable(address: &Address, network: &Network) -> String {
    let host = &address.host;
    match network.dns.get(host) {
        Some(Some(_)) => format!("ssh: connect to host {host} port 22: Connection timed out\r"),
        _ if is_address(host) => {
            format!("ssh: connect to host {host} port 22: Connection refused\r")
        }
        _ => format!("ssh: Could not resolve hostname {host}: Name or service not known\r"),
    }
}

fn ssh_destination(address: &Address, said: Result<String, String>) -> Destination {
    let verdict = match said {
        Ok(path) => ("SANDBOX_SSH_TARGET", path),
        Err(text) => ("SANDBOX_SSH_REFUSAL", text),
    };
    // Without the password, which no SSH client would take from an address.
    let user = address.user.as_deref().unwrap_or("git");
    Destination {
        url: format!("ssh://{user}@{}{}", address.authority(), address.path),
        environment: vec![
            ("GIT_SSH_COMMAND", ssh::COMMAND.to_owned()),
            ("GIT_SSH_VARIANT", "ssh".to_owned()),
            verdict,
        ],
        shown: Vec::new(),
    }
}

fn refused(address: &Address, what: &str) -> String {
    let path = address.path.trim_end_matches('/');
    format!(
        "fatal: unable to access '{}{path}/': {what}\n",
        address.origin()
    )
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    bare == "localhost"
        || bare
            .parse()
            .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

fn is_address(host: &str) -> bool {
    let bare = host.trim_matches(['[', ']']);
    bare == "localhost" || bare.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests;
