//! Reading again what somebody looks at, and what nobody does.

use mirrordeck_domain::model::fleet::origin::ProjectKey;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::{clock, visibility};
use crate::reactive::spawn;
use crate::state::connectivity::Connectivity;
use crate::state::fleet::Fleet;
use crate::state::fleet::reader::Reader;

/// How often to look whether something is due, in milliseconds.
const LOOK_MS: u32 = 5_000;

/// How long what is on screen stays as it was read, in milliseconds.
const SEEN_AGAIN_MS: i64 = 60_000;

/// The same for a project with a push under way.
const RUNNING_AGAIN_MS: i64 = 10_000;

/// How often a page that nobody looks at reads one project again, in milliseconds. Browsers that
/// slow down hidden pages make a minute of it.
const UNSEEN_MS: u32 = 5_000;

/// How often a display on a wall reads everything again, in milliseconds: GitLab itself pushes at
/// most once in five minutes to the same mirror, unless only protected branches are pushed.
const WALL_MS: u32 = 300_000;

/// A project on screen, and whether a push of it is under way.
pub(crate) type Seen = (ProjectKey, bool);

impl Fleet {
    /// Reads what `seen` names again by the schedule, until dropped; belongs to the page.
    ///
    /// Only after a scan, which reads everything anyway, and never while nobody looks.
    pub(crate) async fn attend(self, connectivity: Connectivity, seen: impl Fn() -> Vec<Seen>) {
        let mut read: Vec<(ProjectKey, Timestamp)> = Vec::new();
        loop {
            clock::sleep(LOOK_MS).await;
            if !self.may_read_alone(connectivity) || visibility::is_hidden() {
                continue;
            }
            let now = clock::now();
            read.retain(|(_, at)| now.since(*at) < SEEN_AGAIN_MS);
            for (project, is_running) in seen() {
                if !self.reader(project.origin).is_idle() {
                    continue;
                }
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

    /// From now on reads one project after another while nobody looks at the page, whichever it
    /// is, if the person wants to be told.
    ///
    /// Begun by the page of the fleet, since what reads comes with it (decision 18).
    pub(crate) fn look_out(self, connectivity: Connectivity) {
        if !self.fields().is_looking_out.replace(true) {
            spawn(self.look_round(connectivity));
        }
    }

    /// Every other one is a project with a mirror that is failing or under way, where something is
    /// about to turn; the rest come up in turn.
    async fn look_round(self, connectivity: Connectivity) {
        let (mut urgent, mut any) = (0, 0);
        for is_urgent in [true, false].into_iter().cycle() {
            clock::sleep(UNSEEN_MS).await;
            if self.fields().progress.is_disposed() {
                return;
            }
            let is_wanted = self.fields().preferences.get_untracked().is_notifying;
            if !is_wanted || visibility::is_watched() || !self.may_read_alone(connectivity) {
                continue;
            }
            let now = clock::now();
            let next = self.with_untracked(|fleet| {
                if is_urgent {
                    let is_open = |health| health <= Health::Running;
                    fleet.next_project(&mut urgent, |row| is_open(row.health(now, i64::MAX)))
                } else {
                    fleet.next_project(&mut any, |row| row.enabled)
                }
            });
            if let Some(project) = next.filter(|next| self.reader(next.origin).is_idle()) {
                self.read_again(project);
            }
        }
    }

    /// Reads everything again every few minutes, until dropped: for a display on a wall.
    pub(crate) async fn renew(self, connectivity: Connectivity) {
        loop {
            clock::sleep(WALL_MS).await;
            if self.readers().into_iter().all(Reader::is_idle)
                && self.may_read_alone(connectivity)
                && !visibility::is_hidden()
            {
                self.scan_again();
            }
        }
    }

    /// Whether anything may be read again by itself; of an account never in the middle of its scan.
    fn may_read_alone(self, connectivity: Connectivity) -> bool {
        connectivity.is_online_untracked() && self.fields().preferences.get_untracked().is_polling
    }
}
