//! The projects of a generated company: their names, groups and people.

use std::collections::BTreeMap;

use super::dice::Dice;
use crate::{
    mirror::moment::Moment,
    world::{Project, Visibility},
};

const DIVISIONS: [&str; 10] = [
    "data", "docs", "infra", "labs", "mobile", "oss", "platform", "research", "security", "web",
];

const TEAMS: [&str; 16] = [
    "access",
    "billing",
    "build",
    "catalog",
    "checkout",
    "core",
    "edge",
    "growth",
    "identity",
    "insights",
    "logistics",
    "payments",
    "search",
    "shared",
    "storage",
    "support",
];

const SUBJECTS: [&str; 48] = [
    "account",
    "address",
    "alert",
    "archive",
    "asset",
    "audit",
    "backup",
    "badge",
    "budget",
    "cache",
    "calendar",
    "campaign",
    "cart",
    "consent",
    "contract",
    "currency",
    "delivery",
    "device",
    "document",
    "event",
    "feature",
    "feed",
    "geo",
    "invoice",
    "ledger",
    "license",
    "location",
    "media",
    "message",
    "metric",
    "notification",
    "order",
    "partner",
    "policy",
    "price",
    "product",
    "profile",
    "quota",
    "report",
    "return",
    "review",
    "session",
    "shipment",
    "stock",
    "tax",
    "ticket",
    "voucher",
    "warehouse",
];

const KINDS: [&str; 40] = [
    "api",
    "app",
    "batch",
    "bridge",
    "charts",
    "cli",
    "client",
    "collector",
    "console",
    "docs",
    "engine",
    "exporter",
    "forms",
    "gateway",
    "hooks",
    "importer",
    "jobs",
    "kit",
    "lib",
    "loader",
    "models",
    "monitor",
    "pipeline",
    "portal",
    "proxy",
    "publisher",
    "reader",
    "relay",
    "resolver",
    "router",
    "rules",
    "runner",
    "scheduler",
    "schema",
    "service",
    "store",
    "sync",
    "templates",
    "ui",
    "worker",
];

const MORE_BRANCHES: [&str; 5] = ["develop", "next", "release/1", "release/2", "staging"];

/// Gives every number a name of its own, in an order that does not show.
pub(super) struct Naming {
    first: usize,
}

impl Naming {
    /// Names of one seed.
    pub(super) fn of(dice: &mut Dice) -> Self {
        Self {
            first: dice.below(SUBJECTS.len() * KINDS.len()),
        }
    }

    /// The project of that number, without mirrors.
    pub(super) fn project(&self, index: usize, id: u64, now: Moment, dice: &mut Dice) -> Project {
        let hours = |hours: usize| i64::try_from(hours).unwrap_or_default() * 3600;
        let is_archived = dice.chance(1);
        let mut branches = vec!["main".to_owned()];
        branches.extend(
            dice.chance(40)
                .then(|| dice.pick(&MORE_BRANCHES))
                .flatten()
                .map(|branch| (*branch).to_owned()),
        );
        Project {
            id,
            path: format!("{}/{}", group(dice), self.slug(index)),
            visibility: match dice.below(10) {
                0..7 => Visibility::Private,
                7 => Visibility::Internal,
                _ => Visibility::Public,
            },
            archived: is_archived,
            repository: true,
            pending_delete: false,
            old_paths: Vec::new(),
            protected_branches: vec!["main".to_owned(), "release/*".to_owned()],
            branches,
            lfs_objects_size: 0,
            access: BTreeMap::from([("maintainer".to_owned(), 40), ("developer".to_owned(), 30)]),
            mirrors: BTreeMap::new(),
            pull_mirror: None,
            destroy_error: None,
            create_error: None,
            endpoint_limit: None,
            endpoint_requests: 0,
            mirror_override: None,
            created_at: now
                .plus_seconds(-hours(24 * 900))
                .plus_seconds(hours(index % 20_000)),
            last_activity_at: now.plus_seconds(-hours(dice.below(24 * 60))),
        }
    }

    /// The last part of the path; a second round through all names numbers them.
    fn slug(&self, index: usize) -> String {
        let names = SUBJECTS.len() * KINDS.len();
        // A step that shares no divisor with the number of names meets each of them once.
        let name = (self.first + index % names * 1051) % names;
        let (subject, kind) = (SUBJECTS[name / KINDS.len()], KINDS[name % KINDS.len()]);
        match index / names {
            0 => format!("{subject}-{kind}"),
            round => format!("{subject}-{kind}-{}", round + 1),
        }
    }
}

/// Two to four groups, one in the other.
fn group(dice: &mut Dice) -> String {
    let division = dice.pick(&DIVISIONS).copied().unwrap_or_default();
    let team = dice.pick(&TEAMS).copied().unwrap_or_default();
    match dice.below(10) {
        0 | 1 => format!("acme/{division}"),
        2..8 => format!("acme/{division}/{team}"),
        _ => format!("acme/{division}/{team}/services"),
    }
}
