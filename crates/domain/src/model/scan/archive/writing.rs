//! Writing a project and its mirrors.

use crate::model::fleet::project_info::ProjectInfo;
use crate::model::mirror::{AuthMethod, Mirror};
use crate::model::project::Visibility;
use crate::model::scan::archive::field::{push_optional, push_text};
use crate::model::scan::end::End;
use crate::model::target_url::{mask_credentials, masked};
use crate::model::timestamp::Timestamp;

/// Bytes of an error text that are kept: more than a row shows, and enough to tell its cause.
pub(super) const ERROR_LIMIT: usize = 4_000;

/// Appends a project with its mirrors.
pub fn push_project(
    text: &mut String,
    project: &ProjectInfo,
    read_at: Timestamp,
    end: End,
    mirrors: &[Mirror],
) {
    text.push('P');
    push_text(text, &project.id.to_string());
    push_text(text, &project.path);
    push_text(text, &project.name);
    push_text(text, &project.web_url);
    push_text(text, visibility(project.visibility));
    push_flags(text, &[project.archived]);
    push_time(text, Some(read_at));
    push_text(text, end.as_str());
    push_text(text, &mirrors.len().to_string());
    text.push('\n');
    for mirror in mirrors {
        push_mirror(text, mirror);
    }
}

fn push_mirror(text: &mut String, mirror: &Mirror) {
    text.push('M');
    push_text(text, &mirror.id.to_string());
    push_flags(
        text,
        &[
            mirror.enabled,
            mirror.only_protected_branches,
            mirror.keep_divergent_refs,
        ],
    );
    push_text(text, mirror.update_status.as_str());
    push_optional(text, mirror.url.as_deref().map(masked).as_deref());
    push_time(text, mirror.last_update_at);
    push_time(text, mirror.last_update_started_at);
    push_time(text, mirror.last_successful_update_at);
    push_optional(text, mirror.last_error.as_deref().map(error).as_deref());
    push_optional(text, mirror.auth_method.as_ref().map(AuthMethod::as_str));
    match &mirror.mirror_branch_regex {
        // Told from a pattern by standing alone: a pattern begins with `=`.
        None => push_optional(text, None),
        Some(None) => push_text(text, ""),
        Some(Some(regex)) => push_text(text, &["=", regex].concat()),
    }
    // Last, because there may be any number of them.
    if let Some(keys) = &mirror.host_keys {
        push_text(text, "+");
        for key in keys {
            push_text(text, &key.fingerprint_sha256);
        }
    }
    text.push('\n');
}

pub(super) fn push_flags(text: &mut String, flags: &[bool]) {
    text.push('\t');
    for flag in flags {
        text.push(if *flag { '1' } else { '0' });
    }
}

pub(super) fn push_time(text: &mut String, time: Option<Timestamp>) {
    let digits = time.map(|time| time.0.to_string());
    push_optional(text, digits.as_deref());
}

/// Masked as a whole and then cut, so that no half of an address escapes the mask.
fn error(text: &str) -> String {
    let mut masked = mask_credentials(text);
    let end = masked.floor_char_boundary(ERROR_LIMIT);
    masked.truncate(end);
    masked
}

/// The letter of a visibility.
pub(super) const fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Private => "p",
        Visibility::Internal => "i",
        Visibility::Public => "u",
        Visibility::Unknown => "",
    }
}
