//! The default scene: what a world holds until somebody says otherwise.
//!
//! A company with sixty projects in nested groups and 150 push mirrors to several hosts, in every
//! state a mirror can be in. The scene depends on nothing but the world's password and the time.

mod fleet;
pub(crate) mod generated;
mod health;
mod mirror_line;
mod project_line;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Map, Value, json};

use self::{
    health::Health,
    mirror_line::MirrorLine,
    project_line::{ProjectLine, Pull},
};
use crate::{git::PLAYED, mirror::moment::Moment};

const FIRST_PROJECT: usize = 42;
const FIRST_MIRROR: usize = 101_486;

/// The default scene at the time `now`, in the form that `PUT /_sandbox/worlds/<world>` takes.
///
/// `password` is the one the world's targets take.
pub(crate) fn default_scene(now: Moment, password: &str) -> Value {
    let fleet = fleet();
    let mirrors = || fleet.iter().flat_map(|project| &project.mirrors);
    let targets = mirrors().filter_map(|mirror| {
        let rules = mirror.health.target_rules()?;
        Some((mirror.target(), rules))
    });
    let dns = mirrors().map(|mirror| {
        let leads_to = match mirror.health {
            Health::NoHost => Value::Null,
            // A documentation address: nobody is there.
            Health::Timeout => json!("192.0.2.10"),
            _ => json!(PLAYED),
        };
        (mirror.host.clone(), leads_to)
    });
    let mut next_mirror = FIRST_MIRROR;
    let projects = fleet.iter().enumerate().map(|(index, line)| {
        let first = next_mirror;
        next_mirror += line.mirrors.len();
        project(index + FIRST_PROJECT, line, first, now, password)
    });
    let projects: Vec<_> = projects.collect();
    json!({
        "gitlab": "18.9.1",
        "edition": "ee",
        "settings": {"dns": dns.collect::<Map<_, _>>()},
        "targets": targets.collect::<Map<_, _>>(),
        "projects": projects,
    })
}

fn fleet() -> Vec<ProjectLine> {
    let lines = fleet::FLEET.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| ProjectLine::parse(line).expect("a test reads every line of the fleet"))
        .collect()
}

fn project(id: usize, line: &ProjectLine, mirror_id: usize, now: Moment, password: &str) -> Value {
    let mirrors = line.mirrors.iter().enumerate();
    json!({
        "id": id,
        "path": line.path,
        "visibility": line.visibility,
        "archived": line.is_archived,
        "branches": line.branches,
        "protected_branches": ["main", "release/*"],
        "access": {"maintainer": line.level, "developer": 30},
        "mirrors": mirrors
            .map(|(index, mirror)| mirror_at(mirror_id + index, mirror, now, password))
            .collect::<Vec<_>>(),
        "pull_mirror": line.pull.map(|pull| pull_mirror(line, pull, now)),
    })
}

/// A project that follows one of the same name elsewhere.
fn pull_mirror(line: &ProjectLine, pull: Pull, now: Moment) -> Value {
    let slug = line.path.rsplit('/').next().unwrap_or_default();
    let url = format!("https://github.com/upstream/{slug}.git");
    let ended = now.plus_seconds(-17 * 60).to_string();
    let mut mirror = json!({
        "url": url,
        "update_status": "finished",
        "outcome": "success",
        "last_update_started_at": now.plus_seconds(-17 * 60 - 6).to_string(),
        "last_update_at": ended,
        "last_successful_update_at": ended,
        "mirror_trigger_builds": true,
    });
    if pull == Pull::Auth {
        let said = format!("fatal: Authentication failed for '{url}/'\\n");
        mirror["url"] = json!(url.replace("://", "://acme-bot:revoked-in-spring@"));
        mirror["update_status"] = json!("failed");
        mirror["outcome"] = json!("auth");
        mirror["last_error"] = json!(format!("2:fetch remote: \"{said}\": exit status 128."));
        let success = now.plus_seconds(-16 * 86_400).to_string();
        mirror["last_successful_update_at"] = json!(success);
    }
    mirror
}

fn mirror_at(id: usize, line: &MirrorLine, now: Moment, password: &str) -> Value {
    let error = line.health.last_error(line);
    let times = times(line, now, i64::try_from(id).unwrap_or_default());
    let [started, ended, succeeded] = times.map(|time| time.map(|time| time.to_string()));
    json!({
        "id": id,
        "url": line.url(password),
        "enabled": line.health.is_enabled(),
        "only_protected_branches": line.only_protected_branches,
        "keep_divergent_refs": line.keep_divergent_refs,
        "mirror_branch_regex": line.branch_regex,
        "auth_method": if line.uses_ssh { "ssh_public_key" } else { "password" },
        "host_keys": if line.uses_ssh && line.health != Health::HostKey {
            vec![host_key(&line.host)]
        } else {
            Vec::new()
        },
        "update_status": line.health.update_status(),
        "outcome": line.health.outcome(error.as_deref()),
        "last_error": error,
        "last_update_started_at": started,
        "last_update_at": ended,
        "last_successful_update_at": succeeded,
    })
}

/// Start and end of the last attempt, and the last success; ids spread what would be too even.
fn times(line: &MirrorLine, now: Moment, id: i64) -> [Option<Moment>; 3] {
    let ago = |seconds: i64| Moment::from_millis(now.millis() - seconds * 1000 - id * 37 % 1000);
    let success = line.age.map(|age| ago(age + id * 7 % 50));
    let took = 2 + id * 13 % 19;
    match line.health {
        Health::Never | Health::OffNever | Health::Unproven => [None; 3],
        Health::Fine | Health::Off => {
            [success.map(|end| end.plus_seconds(-took)), success, success]
        }
        Health::Running => [Some(ago(20 + id % 30)), success, success],
        Health::Stuck => [Some(ago(5 * 3600 + id * 97 % 7200)), success, success],
        Health::Retry => [Some(ago(90 + id % 60)), success, success],
        _ => {
            let attempt = ago(60 * (4 + id * 11 % 45));
            [Some(attempt.plus_seconds(-took)), Some(attempt), success]
        }
    }
}

/// A host key of the right form, the same for a host at all times.
fn host_key(host: &str) -> String {
    let mut wire = b"\0\0\0\x0bssh-ed25519\0\0\0\x20".to_vec();
    let mut state: u32 = 2_166_136_261;
    for byte in host.bytes().cycle().take(32 + host.len()) {
        state = (state ^ u32::from(byte)).wrapping_mul(16_777_619);
        wire.push(state.to_be_bytes()[0]);
    }
    wire.truncate(19 + 32);
    format!("ssh-ed25519 {}", BASE64_STANDARD.encode(wire))
}

#[cfg(test)]
mod tests;
