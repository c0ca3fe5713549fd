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
