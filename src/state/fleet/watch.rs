//! Reading again what somebody looks at.

use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::{clock, visibility};
use crate::state::connectivity::Connectivity;
use crate::state::fleet::Fleet;

/// How often to look whether something is due, in milliseconds.
const LOOK_MS: u32 = 5_000;

/// How long what is on screen stays as it was read, in milliseconds.
const SEEN_AGAIN_MS: i64 = 60_000;

/// The same for a project with a push under way.
const RUNNING_AGAIN_MS: i64 = 10_000;

/// A project on screen, and whether a push of it is under way.
pub(crate) type Seen = (ProjectId, bool);

impl Fleet {
    /// Reads what `seen` names again by the schedule, until dropped; belongs to the page.
    ///
    /// Only after a scan, which reads everything anyway, and never while nobody looks.
    pub(crate) async fn attend(self, connectivity: Connectivity, seen: impl Fn() -> Vec<Seen>) {
        let mut read: Vec<(ProjectId, Timestamp)> = Vec::new();
        loop {
            clock::sleep(LOOK_MS).await;
            let is_idle = self
                .progress
                .with_untracked(|progress| progress.as_ref().is_some_and(|now| now.is_done()));
            let is_asleep = visibility::is_hidden()
                || !connectivity.is_online_untracked()
                || !self.preferences.get_untracked().is_polling;
            if !is_idle || is_asleep {
                continue;
            }
            let now = clock::now();
            read.retain(|(_, at)| now.since(*at) < SEEN_AGAIN_MS);
            for (project, is_running) in seen() {
                let after_ms = if is_running {
                    RUNNING_AGAIN_MS
                } else {
                    SEEN_AGAIN_MS
                };
                let known = read.iter_mut().find(|(known, _)| *known == project);
                match known {
                    Some((_, at)) if now.since(*at) < after_ms => {}
                    Some((_, at)) => {
                        *at = now;
                        self.read_again(project);
                    }
                    // Seen for the first time since the scan, which was then.
                    None => read.push((project, now)),
                }
            }
        }
    }
}
