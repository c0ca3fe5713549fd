//! The push mirrors of a generated project: where they lead, and how they stand.

use super::dice::Dice;
use crate::{
    seed::{health::Health, mirror_line::MirrorLine},
    world::Project,
};

/// A host, and the folder that holds the company there.
type Host = (&'static str, &'static str);

/// Where nearly everything is mirrored to.
const USUAL: [Host; 5] = [
    ("github.com", "acme"),
    ("gitlab.com", "acme-mirrors"),
    ("codeberg.org", "acme"),
    ("dr.example.net", "acme"),
    ("bitbucket.org", "acme-corp"),
];

/// Where single teams mirror to.
const RARE: [Host; 15] = [
    ("git.partner.example", "from-acme"),
    ("git.agency.example", "acme"),
    ("old-git.agency.example", "acme"),
    ("git.example.net", "lab"),
    ("ssh.dev.example.net", "v3/acme"),
    ("review.example.net", "p"),
    ("edge-ams.example.net", "pop"),
    ("edge-cdg.example.net", "pop"),
    ("edge-fra.example.net", "pop"),
    ("edge-gru.example.net", "pop"),
    ("edge-iad.example.net", "pop"),
    ("edge-lhr.example.net", "pop"),
    ("edge-sfo.example.net", "pop"),
    ("edge-sin.example.net", "pop"),
    ("edge-syd.example.net", "pop"),
];

/// Of a hundred mirrors, how many stand how.
const HEALTHS: [(usize, Health); 19] = [
    (75, Health::Fine),
    (3, Health::Off),
    (1, Health::OffNever),
    (2, Health::Never),
    (1, Health::Unproven),
    (3, Health::Running),
    (1, Health::Stuck),
    (3, Health::Retry),
    (2, Health::Auth),
    (1, Health::NoUser),
    (1, Health::Forbidden),
    (1, Health::Missing),
    (1, Health::Moved),
    (1, Health::Declined),
    (1, Health::Diverged),
    (0, Health::HostKey),
    (1, Health::PublicKey),
    (1, Health::NoHost),
    (1, Health::Timeout),
];

const MINUTE: usize = 60;
const HOUR: usize = 60 * MINUTE;
const DAY: usize = 24 * HOUR;

/// Mirrors of a project, no two of them to the same host.
pub(super) fn targets_of(project: &Project, count: usize, dice: &mut Dice) -> Vec<MirrorLine> {
    let mut used: Vec<&str> = Vec::with_capacity(count);
    let mut lines = Vec::with_capacity(count);
    while lines.len() < count {
        let hosts: &[Host] = if dice.chance(70) { &USUAL } else { &RARE };
        let Some(&(host, folder)) = dice.pick(hosts) else {
            break;
        };
        if !used.contains(&host) {
            used.push(host);
            lines.push(line(project, host, folder, dice));
        }
    }
    lines
}

fn line(project: &Project, host: &str, folder: &str, dice: &mut Dice) -> MirrorLine {
    let health = health(dice);
    let ending = if health == Health::Moved { "" } else { ".git" };
    // The recovery site keeps the groups; everywhere else all projects stand side by side.
    let place = match (host, project.path.strip_prefix("acme/")) {
        ("dr.example.net", Some(inside)) => inside,
        _ => project.slug(),
    };
    MirrorLine {
        health,
        age: age(health, dice).and_then(|age| i64::try_from(age).ok()),
        host: host.to_owned(),
        path: format!("/{folder}/{place}{ending}"),
        uses_ssh: host == "dr.example.net" || health == Health::PublicKey,
        only_protected_branches: dice.chance(20),
        keep_divergent_refs: (health == Health::Diverged || dice.chance(10)).then_some(true),
        branch_regex: None,
    }
}

fn health(dice: &mut Dice) -> Health {
    let mut rest = dice.below(100);
    for (share, health) in HEALTHS {
        if rest < share {
            return health;
        }
        rest -= share;
    }
    Health::Fine
}

/// Seconds since the last success, if there was one.
fn age(health: Health, dice: &mut Dice) -> Option<usize> {
    match health {
        Health::Never
        | Health::OffNever
        | Health::Unproven
        | Health::NoUser
        | Health::PublicKey => None,
        Health::Fine => Some(match dice.below(20) {
            0..15 => MINUTE + dice.below(HOUR),
            15..19 => HOUR + dice.below(20 * HOUR),
            // Nobody pushes to it any more.
            _ => 2 * DAY + dice.below(90 * DAY),
        }),
        Health::Running => Some(10 * MINUTE + dice.below(DAY)),
        // The last success is older than the attempt that failed.
        _ => Some(DAY + dice.below(60 * DAY)),
    }
}
