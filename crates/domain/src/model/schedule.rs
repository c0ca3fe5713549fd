//! How often to look again.
//!
//! GitLab tells nobody when something changed, and limits requests, so we look often only while something moves.

use crate::model::back_off::back_off_until;
use crate::model::mirror::{Mirror, UpdateStatus};
use crate::model::timestamp::Timestamp;

const SECOND_MS: i64 = 1_000;
const QUICKEST_MS: i64 = 2 * SECOND_MS;
const MOVING_MS: i64 = 10 * SECOND_MS;
const IDLE_MS: i64 = 60 * SECOND_MS;
const ASLEEP_MS: i64 = 300 * SECOND_MS;

/// Pause before mirrors are read again, in milliseconds.
///
/// With `awaited`, `mirrors` are those whose sync is awaited and no others: an idle neighbour would keep the
/// pause at its shortest.
///
/// | situation | pause |
/// | --- | --- |
/// | a sync is awaited | 2 s, growing to 10 s with the age of the push; 10 s while GitLab keeps its back-off |
/// | something is started, scheduled, to be retried or in a state we do not know | 10 s |
/// | something is enabled | 60 s |
/// | nothing is enabled, or there is nothing | 5 min |
pub fn poll_after_ms(mirrors: &[&Mirror], now: Timestamp, awaited: bool) -> u32 {
    if awaited {
        let pauses = mirrors.iter().map(|mirror| awaited_ms(mirror, now));
        return whole(pauses.min().unwrap_or(QUICKEST_MS));
    }
    let enabled = || mirrors.iter().filter(|mirror| mirror.enabled);
    whole(if enabled().any(|mirror| is_moving(mirror)) {
        MOVING_MS
    } else if enabled().next().is_some() {
        IDLE_MS
    } else {
        ASLEEP_MS
    })
}

/// Pause while waiting for one sync, from how long it has been awaited: 2 s at first, 10 s from 50 s on.
pub fn await_poll_ms(waited_ms: i64) -> u32 {
    whole((waited_ms / 5).clamp(QUICKEST_MS, MOVING_MS))
}

/// Pause after reads failed `failures` times in a row: doubled each time, five minutes at most.
pub fn after_failures_ms(pause_ms: u32, failures: u32) -> u32 {
    let factor = 1_u32 << failures.min(16);
    let longest = pause_ms.max(whole(ASLEEP_MS));
    pause_ms.saturating_mul(factor).min(longest)
}

fn awaited_ms(mirror: &Mirror, now: Timestamp) -> i64 {
    if mirror.update_status != UpdateStatus::Started {
        let is_held_back = back_off_until(mirror).is_some_and(|until| until > now);
        return if is_held_back { MOVING_MS } else { QUICKEST_MS };
    }
    let age = mirror
        .last_update_started_at
        .map_or(0, |started| now.since(started));
    (age / 5).clamp(QUICKEST_MS, MOVING_MS)
}

const fn is_moving(mirror: &Mirror) -> bool {
    match mirror.update_status {
        UpdateStatus::Started
        | UpdateStatus::Scheduled
        | UpdateStatus::ToRetry
        | UpdateStatus::Unknown(_) => true,
        UpdateStatus::None | UpdateStatus::Finished | UpdateStatus::Failed => false,
    }
}

fn whole(ms: i64) -> u32 {
    u32::try_from(ms).unwrap_or(u32::MAX)
}
