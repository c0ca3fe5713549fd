//! What the readers are at, seen as one.

use leptos::prelude::untrack;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::scan::plan::Progress;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::reactive::RwSignal;
use crate::state::fleet::Fleet;
use crate::state::fleet::reader::State;

/// How far several readers are.
#[derive(Clone, Debug, Default, PartialEq)]
struct Combined {
    progress: Option<Progress>,
    is_following: bool,
    /// The longest; `None` while that of one is not known.
    time_left_ms: Option<Option<i64>>,
    /// The oldest; `None` while one has nothing whole.
    read_at: Option<Option<Timestamp>>,
    errors: Vec<(String, ApiError)>,
}

impl Combined {
    /// Adds a reader. One that has not begun reads nothing, and keeps nothing from the others.
    fn add(&mut self, name: String, state: &State) {
        if let Some(error) = &state.error {
            self.errors.push((name, error.clone()));
        }
        if !state.is_begun {
            return;
        }
        self.is_following |= state.is_following;
        if let Some(progress) = state.progress {
            self.progress = Some(self.progress.map_or(progress, |all| all.and(progress)));
            if !progress.is_done() || state.time_left_ms.is_some() {
                let left = self.time_left_ms.unwrap_or(state.time_left_ms);
                let both = left.zip(state.time_left_ms);
                self.time_left_ms = Some(both.map(|(one, other)| one.max(other)));
            }
        }
        // What was never read is told by its error.
        if state.read_at.is_some() || state.error.is_none() {
            let read_at = self.read_at.unwrap_or(state.read_at);
            let both = read_at.zip(state.read_at);
            self.read_at = Some(both.map(|(one, other)| one.min(other)));
        }
    }
}

impl Fleet {
    /// Tells how far the readers are, if that has changed.
    pub(super) fn combine(self) {
        let mut all = Combined::default();
        for reader in self.readers() {
            let name = untrack(|| self.name_of(reader.origin));
            all.add(name, &reader.desk().state.borrow());
        }
        let fields = self.fields();
        set(fields.progress, all.progress);
        set(fields.is_following, all.is_following);
        set(fields.time_left_ms, all.time_left_ms.flatten());
        set(fields.read_at, all.read_at.flatten());
        set(fields.errors, all.errors);
    }
}

fn set<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|shown| *shown != value) {
        signal.set(value);
    }
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::id::ProjectId;
    use mirrordeck_domain::model::scan::end::End;
    use mirrordeck_domain::model::scan::plan::{Listing, Plan};

    use super::*;

    fn state(ended: u64, found: u64, read_at: Option<i64>) -> State {
        let mut plan = Plan::default();
        for id in 0..ended {
            plan.restore(ProjectId(id), End::Empty);
        }
        plan.add((0..found).map(ProjectId));
        plan.set_listing(Listing::Complete);
        State {
            is_begun: true,
            progress: Some(plan.progress()),
            read_at: read_at.map(Timestamp),
            ..State::default()
        }
    }

    fn combined(states: &[State]) -> Combined {
        let mut all = Combined::default();
        for (number, state) in (0..).zip(states) {
            all.add(format!("account {number}"), state);
        }
        all
    }

    #[test]
    fn progress_is_summed_and_the_oldest_reading_told() {
        let all = combined(&[state(2, 2, Some(50)), state(1, 3, Some(20))]);
        let progress = all.progress.expect("two are reading");
        assert_eq!((progress.found, progress.ended()), (5, 3));
        assert!(!progress.is_done());
        assert_eq!(all.read_at.flatten(), Some(Timestamp(20)));
        let all = combined(&[state(2, 2, Some(50)), state(1, 3, None)]);
        assert_eq!(all.read_at.flatten(), None, "one has nothing whole");
    }

    #[test]
    fn an_account_that_is_not_connected_keeps_nothing_from_the_others() {
        let one = combined(&[state(2, 2, Some(50))]);
        let both = combined(&[state(2, 2, Some(50)), State::default()]);
        assert_eq!(one, both);
    }

    #[test]
    fn an_account_that_fails_says_so_and_hides_no_other() {
        let failed = State {
            is_begun: true,
            error: Some(ApiError::Network),
            ..State::default()
        };
        let all = combined(&[state(2, 2, Some(50)), failed]);
        assert_eq!(all.errors, [("account 1".to_owned(), ApiError::Network)]);
        assert_eq!(all.read_at.flatten(), Some(Timestamp(50)));
        assert!(all.progress.is_some_and(|progress| progress.is_done()));
    }

    #[test]
    fn the_longest_time_is_left_unless_one_is_not_known() {
        let of = |left: Option<i64>| State {
            time_left_ms: left,
            ..state(1, 3, None)
        };
        let left = |states: &[State]| combined(states).time_left_ms.flatten();
        assert_eq!(left(&[of(Some(5)), of(Some(9))]), Some(9));
        assert_eq!(left(&[of(Some(5)), of(None)]), None);
        assert_eq!(left(&[of(Some(5)), state(2, 2, None)]), Some(5));
        assert_eq!(left(&[]), None);
    }
}
