//! What a row of the table shows, put together from plain data.

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::fleet::matching::Moment;
use mirrordeck_domain::model::fleet::origin::MirrorKey;
use mirrordeck_domain::model::fleet::row::{Branches, Row};
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::text;

use crate::features::fleet::whose::Whose;
use crate::wording;

/// One mirror as the table shows it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) key: MirrorKey,
    /// Which account sees it; `None` is the person's own.
    pub(super) of: Option<AccountId>,
    pub(super) name: String,
    pub(super) group: String,
    pub(super) target: String,
    pub(super) uses_key: bool,
    pub(super) health: Health,
    pub(super) cause: &'static str,
    pub(super) success: Option<Timestamp>,
    pub(super) branches: String,
    pub(super) keeps_diverged: bool,
    pub(super) enabled: bool,
    /// What the account is called with which it was read.
    pub(super) account: String,
    /// Why it cannot be synced; empty if it can.
    pub(super) no_sync: String,
}

impl Shown {
    pub(super) fn of(row: &Row, moment: Moment, whose: Option<&Whose>) -> Self {
        let health = row.health(moment.now, moment.stale_after_ms);
        let target = row.target.shown();
        Self {
            key: row.key(),
            of: whose.and_then(|whose| whose.account.clone()),
            name: row.project.name.to_string(),
            group: row.project.group().replace('/', " / "),
            target: if target.is_empty() {
                text("an address that GitLab cannot read").to_owned()
            } else {
                target.to_owned()
            },
            uses_key: row.uses_key_pair(),
            health,
            cause: match &row.error {
                Some(error) => wording::cause::title(error.cause),
                None => "",
            },
            success: row.attempts.succeeded,
            branches: match row.branches() {
                Branches::All => text("all").to_owned(),
                Branches::Protected => text("protected").to_owned(),
                Branches::Regex => row.branch_regex.as_deref().unwrap_or_default().to_owned(),
            },
            keeps_diverged: row.keep_divergent_refs,
            enabled: row.enabled,
            account: whose.map(|whose| whose.name.clone()).unwrap_or_default(),
            no_sync: match whose.map(|whose| &*whose.no_sync) {
                None | Some("") => text(no_sync(row.enabled, health)).to_owned(),
                Some(reason) => reason.to_owned(),
            },
        }
    }
}

/// GitLab ignores a sync of a disabled mirror, and one that would come in between:
/// <https://docs.gitlab.com/api/remote_mirrors/#force-push-mirror-update>.
const fn no_sync(enabled: bool, health: Health) -> &'static str {
    match health {
        _ if !enabled => "GitLab syncs only enabled mirrors.",
        Health::Running | Health::Stuck => "A push is under way.",
        _ => "",
    }
}
