//! Whatever comes back, and in whatever order, every project ends once.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::*;
use crate::model::scan::end::Failure;
use crate::model::scan::pace::{Ending, Go, Pace, Ticket};

/// Something that happens during a scan.
#[derive(Clone, Debug)]
enum Event {
    Found(Vec<u8>),
    /// The read at that place among those in flight is answered.
    Answered(usize, Answer),
    Paused,
    Cancelled,
    Resumed,
    Waited(u16),
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => (0_u32..=100, proptest::option::of(0_u32..4))
            .prop_map(|(mirrors, next)| Answer::Page { mirrors, next }),
        1 => proptest::sample::select(vec![
            Answer::NotPermitted,
            Answer::Gone,
            Answer::Cancelled,
            Answer::Failed(Failure::Network),
            Answer::Failed(Failure::Throttled),
            Answer::Failed(Failure::Server),
            Answer::Failed(Failure::Refused),
        ]),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        2 => proptest::collection::vec(any::<u8>(), 0..20).prop_map(Event::Found),
        12 => (any::<usize>(), answer()).prop_map(|(at, answer)| Event::Answered(at, answer)),
        1 => proptest::sample::select(vec![Event::Paused, Event::Cancelled]),
        1 => proptest::sample::select(vec![Event::Resumed]),
        2 => any::<u16>().prop_map(Event::Waited),
    ]
}

fn ending(answer: Answer) -> Ending {
    match answer {
        Answer::Failed(Failure::Network | Failure::Throttled) => Ending::Throttled,
        Answer::Failed(_) => Ending::Failed,
        Answer::Cancelled => Ending::Cancelled,
        Answer::Page { .. } | Answer::NotPermitted | Answer::Gone => Ending::Answered,
    }
}

/// A scan as the page runs it.
struct Scan {
    plan: Plan,
    pace: Pace,
    now: Timestamp,
    in_flight: Vec<(Ask, Ticket)>,
    /// Projects that were seen to end, in that order.
    ended: Vec<ProjectId>,
}

impl Scan {
    /// Starts all reads that may start.
    fn fill(&mut self) {
        while self.pace.may_start(self.now, false) == Go::Now {
            let Some(ask) = self.plan.next_ask() else {
                return;
            };
            let is_begun = self
                .in_flight
                .iter()
                .any(|(other, _)| other.project == ask.project);
            assert!(!is_begun, "{ask:?} is in flight twice");
            assert_eq!(self.plan.end_of(ask.project), None);
            self.in_flight.push((ask, self.pace.started(self.now)));
            assert!(self.in_flight.len() <= usize::from(self.pace.allowance()));
        }
    }

    fn answer(&mut self, at: usize, answer: Answer) {
        if self.in_flight.is_empty() {
            return;
        }
        let (ask, ticket) = self.in_flight.swap_remove(at % self.in_flight.len());
        self.pace.ended(ticket, ending(answer), self.now, 0.5);
        self.plan.answer(ask, answer, self.now);
        if self.plan.end_of(ask.project).is_some() {
            self.ended.push(ask.project);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Found(ids) => self.plan.add(ids.into_iter().map(u64::from).map(ProjectId)),
            Event::Answered(at, answer) => self.answer(at, answer),
            Event::Paused => self.plan.pause(),
            Event::Cancelled => {
                self.plan.cancel();
                for (_, ticket) in self.in_flight.drain(..) {
                    self.pace.ended(ticket, Ending::Cancelled, self.now, 0.5);
                }
            }
            Event::Resumed => self.plan.resume(),
            Event::Waited(ms) => self.now = self.now.plus(i64::from(ms)),
        }
    }
}

proptest! {
    #[test]
    fn every_project_ends_exactly_once(
        promising in proptest::collection::vec(any::<u8>(), 0..10),
        events in proptest::collection::vec(event(), 0..300),
    ) {
        let mut scan = Scan {
            plan: Plan::default(),
            pace: Pace::default(),
            now: Timestamp(0),
            in_flight: Vec::new(),
            ended: Vec::new(),
        };
        scan.plan.add_promising(promising.into_iter().map(u64::from).map(ProjectId));
        for event in events {
            scan.fill();
            scan.happen(event);
            let progress = scan.plan.progress();
            prop_assert_eq!(progress.reading, scan.in_flight.len());
            prop_assert_eq!(progress.found, progress.waiting + progress.reading + progress.ended());
            prop_assert!(scan.plan.time_left_ms(scan.now).is_none_or(|left| left >= 0));
            let is_listed = progress.listing != Listing::Running;
            let is_empty = progress.waiting + progress.reading == 0;
            prop_assert_eq!(scan.plan.has_ended(), is_listed && is_empty);
        }
        // From here on the server answers, and the scan comes to its end.
        scan.plan.resume();
        scan.plan.set_listing(Listing::Complete);
        for _ in 0..10_000 {
            scan.now = scan.now.plus(100_000);
            scan.fill();
            scan.answer(0, Answer::Page { mirrors: 1, next: None });
        }
        let progress = scan.plan.progress();
        prop_assert!(progress.is_done(), "{:?}", progress);
        prop_assert!(scan.plan.has_ended());
        prop_assert_eq!(scan.plan.time_left_ms(scan.now), Some(0));
        prop_assert_eq!(progress.ended(), progress.found);
        let mirrors = scan.plan.ended().map(|(_, end)| match end {
            End::Read(mirrors) => u64::from(mirrors),
            End::Empty | End::NotPermitted | End::Gone | End::Failed(_) => 0,
        });
        prop_assert_eq!(mirrors.sum::<u64>(), progress.mirrors);
        let all = scan.ended.len();
        scan.ended.sort_unstable();
        scan.ended.dedup();
        prop_assert_eq!((scan.ended.len(), all), (progress.found, progress.found));
    }
}
