//! What a client may set on a push mirror, and what the model says to it.

use std::collections::BTreeMap;

use super::{
    host_keys, re2,
    state::{AuthMethod, Mirror},
};
use crate::{
    http::{ApiError, Params, Sent, coerce::Declared},
    version::{Edition, GitLabVersion},
};

const LONGEST_REGEX: usize = 255;
const FILTERS: [&str; 2] = ["only_protected_branches", "mirror_branch_regex"];

/// Texts of the model by attribute.
pub(crate) type Faults = BTreeMap<&'static str, Vec<String>>;

/// The settings of a create or an update, as far as the server knows them.
pub(crate) struct Form {
    enabled: Sent<bool>,
    auth_method: Sent<String>,
    keep_divergent_refs: Sent<bool>,
    only_protected_branches: Sent<bool>,
    mirror_branch_regex: Sent<String>,
    host_keys: Sent<Vec<String>>,
}

impl Form {
    /// Reads a create; the address comes beside the settings.
    pub(crate) fn for_create(
        params: &Params,
        gitlab: GitLabVersion,
        edition: Edition,
    ) -> Result<(String, Self), ApiError> {
        let mut declared = Declared::new(params);
        declared.require("url");
        let url = declared.sent_text("url").value().unwrap_or_default();
        let form = Self::read(&mut declared, gitlab, edition, |declared| {
            // An unknown method is a matter of the parameter layer here, and of the model on update.
            let sent = declared.sent_text("auth_method");
            if matches!(&sent, Sent::Value(text) if AuthMethod::parse(text).is_none()) {
                declared.fault("auth_method does not have a valid value");
            }
            sent
        });
        declared.finish()?;
        Ok((url.trim().to_owned(), form))
    }

    /// Reads an update; the address cannot be changed, so it is not even a parameter.
    pub(crate) fn for_update(
        params: &Params,
        gitlab: GitLabVersion,
        edition: Edition,
    ) -> Result<Self, ApiError> {
        let mut declared = Declared::new(params);
        let form = Self::read(&mut declared, gitlab, edition, |declared| {
            match declared.sent_text("auth_method") {
                Sent::Value(text) if text.is_empty() => Sent::Null,
                sent => sent,
            }
        });
        declared.finish()?;
        Ok(form)
    }

    fn read(
        declared: &mut Declared<'_>,
        gitlab: GitLabVersion,
        edition: Edition,
        auth_method: impl FnOnce(&mut Declared<'_>) -> Sent<String>,
    ) -> Self {
        let has_regex = edition == Edition::Ee && gitlab.has_branch_regex();
        let form = Self {
            enabled: declared.sent_boolean("enabled"),
            auth_method: match gitlab.has_auth_method() {
                true => auth_method(declared),
                false => Sent::Absent,
            },
            keep_divergent_refs: match gitlab.has_keep_divergent_refs() {
                true => declared.sent_boolean("keep_divergent_refs"),
                false => Sent::Absent,
            },
            only_protected_branches: declared.sent_boolean("only_protected_branches"),
            mirror_branch_regex: match has_regex {
                true => declared.sent_text("mirror_branch_regex"),
                false => Sent::Absent,
            },
            host_keys: match gitlab.takes_host_keys() {
                true => declared.sent_texts("host_keys"),
                false => Sent::Absent,
            },
        };
        if has_regex {
            declared.exclude(FILTERS);
        }
        form
    }

    /// Whether the client says how the server shall show itself.
    pub(crate) const fn sends_auth_method(&self) -> bool {
        !matches!(self.auth_method, Sent::Absent)
    }

    /// Puts the settings into a mirror and returns what the model says against them.
    ///
    /// Host keys come first and alone: their refusal is one text.
    pub(crate) fn apply(self, mirror: &mut Mirror) -> Result<Faults, ApiError> {
        match self.host_keys {
            Sent::Value(keys) => {
                let lines = host_keys::normalised(&keys, &mirror.url);
                mirror.host_keys = lines.map_err(ApiError::refused)?;
            }
            Sent::Null => mirror.host_keys = Vec::new(),
            Sent::Absent => {}
        }
        let mut faults = Faults::new();
        self.enabled.store(&mut mirror.enabled, false);
        self.keep_divergent_refs
            .store_nullable(&mut mirror.keep_divergent_refs);
        match self.auth_method {
            Sent::Value(text) => match AuthMethod::parse(&text) {
                Some(method) => mirror.auth_method = method,
                None => add(&mut faults, "auth_method", "is not included in the list"),
            },
            Sent::Null => mirror.auth_method = AuthMethod::Password,
            Sent::Absent => {}
        }
        match self.only_protected_branches {
            Sent::Value(flag) => {
                mirror.only_protected_branches = flag;
                if flag {
                    mirror.mirror_branch_regex = None;
                }
            }
            Sent::Null => add(&mut faults, "only_protected_branches", "can't be blank"),
            Sent::Absent => {}
        }
        match self.mirror_branch_regex {
            Sent::Value(regex) => {
                check_regex(&regex, &mut faults);
                if !regex.is_empty() {
                    mirror.only_protected_branches = false;
                }
                mirror.mirror_branch_regex = Some(regex);
            }
            Sent::Null => mirror.mirror_branch_regex = None,
            Sent::Absent => {}
        }
        Ok(faults)
    }
}

/// Adds a text of the model.
pub(crate) fn add(faults: &mut Faults, attribute: &'static str, text: impl Into<String>) {
    faults.entry(attribute).or_default().push(text.into());
}

/// What the model says against a branch pattern; pull mirrors ask too.
pub(crate) fn check_regex(regex: &str, faults: &mut Faults) {
    if regex.chars().count() > LONGEST_REGEX {
        let text = format!("is too long (maximum is {LONGEST_REGEX} characters)");
        add(faults, "mirror_branch_regex", text);
    }
    if let Some(fault) = re2::fault(regex) {
        let text = format!("not valid RE2 syntax: {fault}");
        add(faults, "mirror_branch_regex", text);
    }
}
