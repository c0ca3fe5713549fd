//! Reads one mirror of a line of the fleet: where it goes, how it stands, and its flags.
//!
//! Ages are `never` or a number with `m`, `h` or `d`. Flags are `protected` (only protected
//! branches), `keep` (divergent refs are left alone) and `regex=`.

use super::health::Health;

/// A mirror as the line says it.
pub(super) struct MirrorLine {
    pub(super) health: Health,
    /// Seconds since the last success, if there was one.
    pub(super) age: Option<i64>,
    pub(super) host: String,
    /// With its leading slash, and `.git` unless that is what is wrong.
    pub(super) path: String,
    pub(super) uses_ssh: bool,
    pub(super) only_protected_branches: bool,
    pub(super) keep_divergent_refs: Option<bool>,
    pub(super) branch_regex: Option<&'static str>,
}

impl MirrorLine {
    /// Reads `host health [age] [flags]` of the project at `project`.
    pub(super) fn parse(project: &str, text: &'static str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (place, health) = (words.next()?, Health::parse(words.next()?)?);
        let (host, folder) = target(place, project)?;
        let ending = if health == Health::Moved { "" } else { ".git" };
        let mut mirror = Self {
            health,
            age: None,
            host,
            path: format!("/{folder}{ending}"),
            uses_ssh: place == "dr" || matches!(health, Health::HostKey | Health::PublicKey),
            only_protected_branches: false,
            keep_divergent_refs: None,
            branch_regex: None,
        };
        for word in words {
            match word {
                "never" => mirror.age = None,
                "protected" => mirror.only_protected_branches = true,
                "keep" => mirror.keep_divergent_refs = Some(true),
                _ => match word.strip_prefix("regex=") {
                    Some(expression) => mirror.branch_regex = Some(expression),
                    None => mirror.age = Some(seconds(word)?),
                },
            }
        }
        Some(mirror)
    }

    /// The address without credentials, as git's messages show it.
    pub(super) fn shown(&self) -> String {
        format!("https://{}{}", self.host, self.path)
    }

    /// The address as it is stored.
    pub(super) fn url(&self, password: &str) -> String {
        let (host, path) = (&self.host, &self.path);
        match self.health {
            _ if self.uses_ssh => format!("ssh://git@{host}{path}"),
            Health::NoUser => format!("https://{host}{path}"),
            Health::Auth => format!("https://acme-bot:revoked-in-spring@{host}{path}"),
            _ => format!("https://acme-bot:{password}@{host}{path}"),
        }
    }

    /// The name of the target when the sandbox plays the host.
    pub(super) fn target(&self) -> String {
        let path = self.path.strip_suffix(".git").unwrap_or(&self.path);
        format!("{}{path}", self.host)
    }
}

/// Host and path of the target that a project has at a place.
fn target(place: &str, project: &str) -> Option<(String, String)> {
    let slug = project.rsplit('/').next()?;
    let inside = project.strip_prefix("acme/")?;
    let (host, path) = match place {
        "github" => ("github.com", format!("acme/{slug}")),
        "codeberg" => ("codeberg.org", format!("acme/{slug}")),
        "gitlab" => ("gitlab.com", format!("acme-mirrors/{slug}")),
        "bitbucket" => ("bitbucket.org", format!("acme-corp/{slug}")),
        "dr" => ("dr.example.net", inside.to_owned()),
        "lab" => ("git.example.net", format!("lab/{slug}")),
        "partner" => ("git.partner.example", format!("from-acme/{slug}")),
        "agency" => ("git.agency.example", format!("acme/{slug}")),
        "agency-old" => ("old-git.agency.example", format!("acme/{slug}")),
        edge => {
            edge.strip_prefix("edge-").filter(|city| city.len() == 3)?;
            return Some((format!("{edge}.example.net"), "pop/config".to_owned()));
        }
    };
    Some((host.to_owned(), path))
}

fn seconds(age: &str) -> Option<i64> {
    let (number, unit) = age.split_at(age.len().checked_sub(1)?);
    let unit = match unit {
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    Some(number.parse::<i64>().ok()? * unit)
}
