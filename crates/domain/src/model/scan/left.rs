//! What an earlier visit has left of a scan, and whether to go on with it.

use crate::model::id::ProjectId;
use crate::model::scan::archive::Head;
use crate::model::scan::end::{End, EndKind};
use crate::model::scan::plan::{Listing, Plan};
use crate::model::timestamp::Timestamp;

/// How long a whole result is as good as a new one, in milliseconds: as long as what is on screen stays as it was read.
const FRESH_MS: i64 = 60_000;

/// How long a scan that was interrupted may have rested, in milliseconds, before it begins anew.
const REST_MS: i64 = 600_000;

/// A scan of an earlier visit, or of another tab.
#[derive(Clone, Debug)]
pub struct Left {
    /// When it began and ended, and whose it is.
    pub head: Head,
    /// When each project was read, and what came of that.
    pub projects: Vec<(ProjectId, Timestamp, End)>,
}

impl Left {
    /// The plan that reads only what is missing; `None` if all has to be read again.
    pub fn go_on(&self, now: Timestamp) -> Option<Plan> {
        let last = self.projects.iter().map(|(_, read_at, _)| *read_at).max()?;
        let (since, limit_ms) = match self.head.whole_at() {
            Some(ended_at) => (ended_at, FRESH_MS),
            None => (last, REST_MS),
        };
        // A clock that was set back says nothing about age.
        if !(0..limit_ms).contains(&now.since(since)) {
            return None;
        }
        let mut plan = Plan::default();
        let is_read = |(_, read_at, end): &&(ProjectId, Timestamp, End)| {
            *read_at >= self.head.begun_at && end.kind() != EndKind::Failed
        };
        for (id, _, end) in self.projects.iter().filter(is_read) {
            plan.restore(*id, *end);
        }
        // Those that are restored stay as they are.
        let had_mirrors = |(id, _, end): &(_, _, End)| (end.kind() == EndKind::Read).then_some(*id);
        plan.add_promising(self.projects.iter().filter_map(had_mirrors));
        plan.add(self.projects.iter().map(|(id, ..)| *id));
        if self.head.is_given_up {
            plan.cancel();
        } else if self.head.ended_at.is_some() {
            plan.set_listing(Listing::Complete);
        }
        Some(plan)
    }

    /// The age to tell: when a whole scan ended or, of one that did not, when the oldest project was read.
    pub fn read_at(&self) -> Option<Timestamp> {
        let whole = self.head.whole_at();
        whole.or_else(|| self.projects.iter().map(|(_, read_at, _)| *read_at).min())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::UserId;
    use crate::model::scan::end::Failure;
    use crate::model::scan::plan::{Ask, Run};

    const BEGUN: Timestamp = Timestamp(1_000_000);

    fn left(ended_ms: Option<i64>, projects: &[(u64, i64, End)]) -> Left {
        let at = |ms: i64| Timestamp(BEGUN.0 + ms);
        let projects = projects.iter();
        Left {
            head: Head {
                instance: "https://h".to_owned(),
                user: UserId(1),
                begun_at: BEGUN,
                ended_at: ended_ms.map(at),
                is_given_up: false,
            },
            projects: projects
                .map(|(id, ms, end)| (ProjectId(*id), at(*ms), *end))
                .collect(),
        }
    }

    fn asks(plan: &mut Plan) -> Vec<u64> {
        let asked = std::iter::from_fn(|| plan.next_ask());
        asked.map(|Ask { project, .. }| project.0).collect()
    }

    #[test]
    fn only_what_is_missing_is_read_and_what_had_mirrors_comes_first() {
        let failed = End::Failed(Failure::Server);
        let left = left(
            None,
            &[
                (1, 10, End::Read(2)),
                (2, 10, End::Gone),
                (3, 20, failed),
                (4, -5, End::Empty),
                (5, -5, End::Read(1)),
            ],
        );
        let now = Timestamp(BEGUN.0 + 30_000);
        let mut plan = left.go_on(now).expect("it rested half a minute");
        assert_eq!(plan.end_of(ProjectId(1)), Some(End::Read(2)));
        assert_eq!(plan.end_of(ProjectId(2)), Some(End::Gone));
        assert_eq!(plan.progress().listing, Listing::Running);
        assert_eq!(asks(&mut plan), [5, 3, 4]);
    }

    #[test]
    fn a_result_that_is_whole_is_good_for_a_minute() {
        let left = left(Some(100), &[(1, 10, End::Read(2)), (2, 50, End::Empty)]);
        let at = |ms: i64| left.go_on(Timestamp(BEGUN.0 + ms));
        let plan = at(60_000).expect("it is fresh");
        assert!(plan.progress().is_done());
        assert_eq!(plan.progress().mirrors, 2);
        assert!(at(60_100).is_none());
        assert!(at(50).is_none(), "a clock was set back");
        assert_eq!(left.read_at(), Some(Timestamp(BEGUN.0 + 100)));
    }

    #[test]
    fn a_scan_that_rests_too_long_begins_anew() {
        let left = left(None, &[(1, 10, End::Empty)]);
        assert!(left.go_on(Timestamp(BEGUN.0 + 600_009)).is_some());
        assert!(left.go_on(Timestamp(BEGUN.0 + 600_010)).is_none());
    }

    #[test]
    fn a_scan_that_was_given_up_stays_so_until_it_is_resumed() {
        let mut left = left(Some(100), &[(1, 10, End::Empty), (2, -1, End::Read(1))]);
        left.head.is_given_up = true;
        let mut plan = left
            .go_on(Timestamp(BEGUN.0 + 90_000))
            .expect("it rested for a minute and a half");
        assert_eq!(
            left.read_at(),
            Some(Timestamp(BEGUN.0 - 1)),
            "of the oldest"
        );
        assert_eq!(plan.progress().run, Run::Cancelled);
        assert!(asks(&mut plan).is_empty());
        plan.resume();
        assert_eq!(asks(&mut plan), [2]);
    }

    #[test]
    fn of_nothing_nothing_is_left() {
        assert!(left(Some(1), &[]).go_on(BEGUN).is_none());
        assert_eq!(left(None, &[]).read_at(), None);
    }
}
