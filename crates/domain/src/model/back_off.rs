//! The pause GitLab keeps between two pushes of a mirror.

use crate::model::mirror::Mirror;
use crate::model::timestamp::Timestamp;

const MINUTE_MS: i64 = 60_000;

/// Earliest moment of the next push, `None` if there was none yet.
///
/// One minute after the last start when only protected branches are pushed, else five; a mirror with a branch
/// pattern is not protected-only (`app/models/remote_mirror.rb`, 18.5).
/// Administrators can switch the pause off, so a push may come earlier.
pub fn back_off_until(mirror: &Mirror) -> Option<Timestamp> {
    mirror
        .last_update_started_at
        .map(|started| started.plus(pause_ms(mirror)))
}

/// Length of the pause.
pub(crate) const fn pause_ms(mirror: &Mirror) -> i64 {
    if mirror.only_protected_branches {
        MINUTE_MS
    } else {
        5 * MINUTE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protected_only_mirrors_wait_a_minute_and_others_five() {
        let check = |fields: &str, until: Option<i64>| {
            let text = format!(r#"{{"id":1{fields}}}"#);
            let mirror: Mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            assert_eq!(back_off_until(&mirror), until.map(Timestamp), "{fields}");
        };
        let start = r#","last_update_started_at":"1970-01-01T00:00:01Z""#;
        let protected = r#","only_protected_branches":true"#;
        check(start, Some(301_000));
        check(&[start, protected].concat(), Some(61_000));
        check(
            &[start, r#","mirror_branch_regex":"^v""#].concat(),
            Some(301_000),
        );
        check("", None);
        check(protected, None);
    }
}
