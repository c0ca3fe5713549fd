//! Servers that have had enough, tabs nobody looks at, and clocks that are set back.

use proptest::prelude::{any, prop_assert, proptest};

use super::*;

const NOW: Timestamp = Timestamp(1_000_000_000);

/// Starts as many reads as may start.
fn fill(pace: &mut Pace, now: Timestamp) -> Vec<Ticket> {
    let mut tickets = Vec::new();
    while pace.may_start(now, false) == Go::Now {
        tickets.push(pace.started(now));
    }
    tickets
}

/// Starts a read and ends it, whatever the pause.
fn once(pace: &mut Pace, ending: Ending, now: Timestamp) {
    let ticket = pace.started(now);
    pace.ended(ticket, ending, now, 0.0);
}

/// Takes part in a burst of refusals.
fn refuse(pace: &mut Pace, now: Timestamp, random: f64) -> i64 {
    let ticket = pace.started(now);
    pace.ended(ticket, Ending::Throttled, now, random);
    let until = pace.paused_until(now).expect("a refusal causes a pause");
    until.since(now)
}

#[test]
fn six_reads_start_and_the_seventh_waits_for_an_answer() {
    let mut pace = Pace::default();
    let mut tickets = fill(&mut pace, NOW);
    assert_eq!(tickets.len(), 6);
    assert_eq!(pace.may_start(NOW, false), Go::WaitForAnswer);
    let ticket = tickets.pop().expect("six were started");
    pace.ended(ticket, Ending::Answered, NOW, 0.0);
    assert_eq!((pace.may_start(NOW, false), pace.in_flight()), (Go::Now, 5));
}

#[test]
fn one_burst_of_refusals_halves_once() {
    let mut pace = Pace::default();
    for ticket in fill(&mut pace, NOW) {
        pace.ended(ticket, Ending::Throttled, NOW, 0.0);
    }
    assert_eq!(pace.allowance(), 3);
    assert_eq!(
        pace.may_start(NOW, false),
        Go::WaitUntil(NOW.plus(FIRST_PAUSE_MS))
    );
    let later = NOW.plus(FIRST_PAUSE_MS);
    assert_eq!(fill(&mut pace, later).len(), 3);
}

#[test]
fn each_further_burst_halves_again_and_never_below_one() {
    let mut pace = Pace::default();
    for allowance in [3, 1, 1, 1] {
        refuse(&mut pace, NOW, 0.0);
        assert_eq!(pace.allowance(), allowance);
    }
}

#[test]
fn pauses_double_up_to_about_a_minute_and_chance_adds_up_to_a_half() {
    let mut pace = Pace::default();
    for seconds in [1, 2, 4, 8, 16, 32, 64, 64, 64] {
        let mut lucky = pace.clone();
        assert_eq!(refuse(&mut lucky, NOW, 1.0), seconds * 1_500);
        let mut odd = pace.clone();
        assert_eq!(refuse(&mut odd, NOW, f64::NAN), seconds * 1_000);
        assert_eq!(refuse(&mut pace, NOW, 0.0), seconds * 1_000);
    }
}

#[test]
fn successes_raise_the_allowance_one_by_one_and_forget_the_pauses() {
    let mut pace = Pace::default();
    refuse(&mut pace, NOW, 0.0);
    refuse(&mut pace, NOW, 0.0);
    for allowance in [2, 3, 4, 5, 6, 6] {
        for _ in 0..SUCCESSES_TO_RISE {
            once(&mut pace, Ending::Answered, NOW);
        }
        assert_eq!(pace.allowance(), allowance);
    }
    assert_eq!(refuse(&mut pace, NOW, 0.0), FIRST_PAUSE_MS);
}

#[test]
fn reads_begun_before_a_refusal_do_not_raise_the_allowance() {
    let mut pace = Pace::default();
    let mut tickets = fill(&mut pace, NOW);
    let first = tickets.pop().expect("six were started");
    pace.ended(first, Ending::Throttled, NOW, 0.0);
    for ticket in tickets {
        pace.ended(ticket, Ending::Answered, NOW, 0.0);
    }
    for _ in 0..SUCCESSES_TO_RISE - 1 {
        once(&mut pace, Ending::Answered, NOW);
    }
    assert_eq!(pace.allowance(), 3);
    once(&mut pace, Ending::Answered, NOW);
    assert_eq!(pace.allowance(), 4);
}

#[test]
fn failures_and_cancelled_reads_change_nothing() {
    let mut pace = Pace::default();
    for ending in [Ending::Failed, Ending::Cancelled] {
        once(&mut pace, ending, NOW);
        assert_eq!((pace.allowance(), pace.in_flight()), (MOST, 0));
        assert_eq!(pace.paused_until(NOW), None);
    }
}

#[test]
fn hidden_page_reads_one_at_a_time_and_slowly() {
    let mut pace = Pace::default();
    assert_eq!(pace.may_start(NOW, true), Go::Now);
    let ticket = pace.started(NOW);
    assert_eq!(pace.may_start(NOW.plus(9_999), true), Go::WaitForAnswer);
    pace.ended(ticket, Ending::Answered, NOW, 0.0);
    let until = NOW.plus(HIDDEN_PAUSE_MS);
    assert_eq!(pace.may_start(NOW, true), Go::WaitUntil(until));
    assert_eq!(pace.may_start(until, true), Go::Now);
    assert_eq!(pace.may_start(NOW, false), Go::Now);
}

#[test]
fn a_clock_that_is_set_back_ends_the_pause() {
    let mut pace = Pace::default();
    refuse(&mut pace, NOW, 0.0);
    let before = NOW.plus(-3_600_000);
    assert_eq!(pace.may_start(before, false), Go::Now);
    assert_eq!(pace.may_start(before, true), Go::Now);
}

proptest! {
    #[test]
    fn whatever_happens_the_allowance_is_between_one_and_six(
        steps in proptest::collection::vec((0_u8..5, any::<bool>(), any::<f64>()), 0..200),
    ) {
        let mut pace = Pace::default();
        let mut tickets = Vec::new();
        let mut now = NOW;
        for (step, is_hidden, random) in steps {
            let ending = match step {
                0 => Ending::Answered,
                1 => Ending::Throttled,
                2 => Ending::Failed,
                3 => Ending::Cancelled,
                _ => {
                    match pace.may_start(now, is_hidden) {
                        Go::Now => tickets.push(pace.started(now)),
                        Go::WaitUntil(until) => {
                            prop_assert!(until > now);
                            now = until;
                        }
                        Go::WaitForAnswer => prop_assert!(!tickets.is_empty()),
                    }
                    continue;
                }
            };
            if let Some(ticket) = tickets.pop() {
                pace.ended(ticket, ending, now, random);
            }
            prop_assert!((1..=MOST).contains(&pace.allowance()));
            prop_assert!(tickets.len() == usize::from(pace.in_flight()) && tickets.len() <= 6);
        }
    }
}
