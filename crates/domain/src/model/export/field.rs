//! What a row says, field by field: the one list of names that the formats for programs share.

use crate::model::export::Setting;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::value::Fixed;
use crate::model::fleet::row::Row;
use crate::model::mirror::{AuthMethod, HostKey};
use crate::model::project::Visibility;
use crate::model::target_url::mask_credentials;
use crate::model::timestamp::Timestamp;

/// The names, in their order. They are stable: renaming one breaks somebody's script.
pub(super) const NAMES: [&str; 25] = [
    "project_id",
    "project_path",
    "project_name",
    "project_url",
    "visibility",
    "archived",
    "mirror_id",
    "target",
    "has_user",
    "has_password",
    "auth_method",
    "enabled",
    "health",
    "update_status",
    "branches",
    "branch_regex",
    "keep_divergent_refs",
    "last_update_started_at",
    "last_update_at",
    "last_successful_update_at",
    "cause",
    "last_error",
    "host_keys",
    "instance",
    "account",
];

/// The value of a field.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Nothing,
    Flag(bool),
    Number(u64),
    Text(&'a str),
    Keys(&'a [HostKey]),
}

impl<'a> Value<'a> {
    /// A text that may be missing; an empty one is missing too.
    fn some(text: Option<&'a str>) -> Self {
        text.filter(|text| !text.is_empty())
            .map_or(Self::Nothing, Value::Text)
    }
}

/// Visits the values of a row, one for each name.
///
/// The words of health, branches and cause are those of the filter language.
pub(super) fn visit(row: &Row, setting: Setting<'_>, each: &mut dyn FnMut(Value<'_>)) {
    let Setting { accounts, moment } = setting;
    let project = &*row.project;
    each(Value::Number(project.id.0));
    each(Value::Text(&project.path));
    each(Value::Text(&project.name));
    each(Value::Text(&mask_credentials(&project.web_url)));
    each(Value::some(Some(visibility(project.visibility))));
    each(Value::Flag(project.archived));
    each(Value::Number(row.id.0));
    each(Value::some(Some(row.target.address())));
    each(Value::Flag(row.target.user().is_some()));
    each(Value::Flag(row.target.has_password()));
    each(Value::some(
        row.auth_method.as_ref().map(AuthMethod::as_str),
    ));
    each(Value::Flag(row.enabled));
    let health = row.health(moment.now, moment.stale_after_ms);
    each(Value::Text(health.as_str()));
    each(Value::Text(row.status.as_str()));
    each(Value::Text(
        Fixed::Branches(row.branches()).word(Key::Branches),
    ));
    each(Value::some(row.branch_regex.as_deref()));
    each(Value::Flag(row.keep_divergent_refs));
    for time in [
        row.attempts.started,
        row.attempts.ended,
        row.attempts.succeeded,
    ] {
        each(Value::some(time.map(Timestamp::to_iso).as_deref()));
    }
    each(Value::some(cause(row)));
    let error = row.error.as_ref();
    let error = error.map(|error| mask_credentials(&error.text));
    each(Value::some(error.as_deref()));
    each(row.host_keys.as_deref().map_or(Value::Nothing, Value::Keys));
    each(Value::Text(&mask_credentials(
        accounts.instance(project.origin),
    )));
    let name = accounts.of(project.origin).map(|account| &*account.name);
    each(Value::some(name));
}

/// The word for why the last push failed.
pub(super) fn cause(row: &Row) -> Option<&'static str> {
    let error = row.error.as_ref()?;
    Some(Fixed::Cause(error.cause).word(Key::Error))
}

const fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "private",
        Visibility::Internal => "internal",
        Visibility::Public => "public",
        Visibility::Unknown => "",
    }
}
