//! What a client may set on a pull mirror; here the address can be changed.

use super::state::PullMirror;
use crate::{
    http::{ApiError, Params, Sent, coerce::Declared},
    mirror::{
        form::{Faults, check_regex},
        url_rules::Address,
    },
};

const NAMES: [&str; 8] = [
    "enabled",
    "url",
    "auth_user",
    "auth_password",
    "mirror_overwrites_diverged_branches",
    "mirror_trigger_builds",
    "only_mirror_protected_branches",
    "mirror_branch_regex",
];

/// The settings of an update.
pub(crate) struct PullForm {
    enabled: Sent<bool>,
    url: Sent<String>,
    auth_user: Sent<String>,
    auth_password: Sent<String>,
    overwrites_diverged_branches: Sent<bool>,
    trigger_builds: Sent<bool>,
    only_protected_branches: Sent<bool>,
    branch_regex: Sent<String>,
}

impl PullForm {
    /// Reads an update, which must set something.
    ///
    /// Both branch filters may be sent: the exclusion GitLab declares names a parameter that does
    /// not exist here.
    pub(crate) fn read(params: &Params) -> Result<Self, ApiError> {
        let mut declared = Declared::new(params);
        let form = Self {
            enabled: declared.sent_boolean("enabled"),
            url: declared.sent_text("url"),
            auth_user: declared.sent_text("auth_user"),
            auth_password: declared.sent_text("auth_password"),
            trigger_builds: declared.sent_boolean("mirror_trigger_builds"),
            only_protected_branches: declared.sent_boolean("only_mirror_protected_branches"),
            overwrites_diverged_branches: declared
                .sent_boolean("mirror_overwrites_diverged_branches"),
            branch_regex: declared.sent_text("mirror_branch_regex"),
        };
        declared.require_any(&NAMES);
        declared.finish()?;
        Ok(form)
    }

    /// Whether the address is judged again.
    pub(crate) const fn sends_url(&self) -> bool {
        matches!(self.url, Sent::Value(_))
    }

    /// Puts the settings into a pull mirror and returns what the model says against them.
    pub(crate) fn apply(self, pull: &mut PullMirror) -> Faults {
        let mut faults = Faults::new();
        let mut address = match self.url {
            Sent::Value(url) => Address::split(&url),
            Sent::Absent | Sent::Null => Address::split(&pull.url),
        };
        self.auth_user.store_nullable(&mut address.user);
        self.auth_password.store_nullable(&mut address.password);
        let is_there = |text: &String| !text.is_empty();
        address.user = address.user.filter(is_there);
        address.password = address.password.filter(is_there);
        self.enabled.store(&mut pull.enabled, false);
        if !pull.enabled {
            // GitLab throws the credentials away with the switch.
            address.user = None;
            address.password = None;
        }
        pull.url = address.raw();
        self.trigger_builds.store(&mut pull.trigger_builds, false);
        self.overwrites_diverged_branches
            .store_nullable(&mut pull.overwrites_diverged_branches);
        self.only_protected_branches
            .store_nullable(&mut pull.only_protected_branches);
        match self.branch_regex {
            Sent::Value(regex) => {
                check_regex(&regex, &mut faults);
                if !regex.is_empty() {
                    pull.only_protected_branches = Some(false);
                }
                pull.branch_regex = Some(regex);
            }
            Sent::Null => pull.branch_regex = None,
            Sent::Absent if pull.only_protected_branches == Some(true) => pull.branch_regex = None,
            Sent::Absent => {}
        }
        faults
    }
}
