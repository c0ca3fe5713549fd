//! Orders, pages, second tries and what a reload finds.

use super::*;
use crate::model::scan::end::Failure;

const NOW: Timestamp = Timestamp(1_000_000_000);

fn plan(ids: &[u64]) -> Plan {
    let mut plan = Plan::default();
    plan.add(ids.iter().copied().map(ProjectId));
    plan.set_listing(Listing::Complete);
    plan
}

const fn page(mirrors: u32, next: Option<u32>) -> Answer {
    Answer::Page { mirrors, next }
}

/// Asks for the next page and answers it at once.
fn step(plan: &mut Plan, answer: Answer) -> Option<(u64, u32)> {
    let ask = plan.next_ask()?;
    assert!(plan.answer(ask, answer, NOW), "{ask:?}");
    Some((ask.project.0, ask.page))
}

/// Numbers of the projects that are asked for, all of which answer the same.
fn order(plan: &mut Plan, answer: Answer) -> Vec<u64> {
    std::iter::from_fn(|| step(plan, answer).map(|(id, _)| id)).collect()
}

fn end(plan: &Plan, id: u64) -> Option<End> {
    plan.end_of(ProjectId(id))
}

#[test]
fn projects_that_had_mirrors_come_first_and_none_comes_twice() {
    let mut plan = plan(&[]);
    plan.add_promising([9, 4].map(ProjectId));
    plan.add([7, 4, 5].map(ProjectId));
    plan.add([5, 9, 6].map(ProjectId));
    assert_eq!(order(&mut plan, page(1, None)), [9, 4, 7, 5, 6]);
    plan.add([4, 6].map(ProjectId));
    plan.add_promising([9].map(ProjectId));
    assert_eq!(plan.next_ask(), None);
}

#[test]
fn project_is_read_to_its_last_page_before_others_begin() {
    let mut plan = plan(&[1, 2]);
    assert_eq!(step(&mut plan, page(100, Some(2))), Some((1, 1)));
    assert_eq!(end(&plan, 1), None);
    assert_eq!(step(&mut plan, page(100, Some(3))), Some((1, 2)));
    assert_eq!(step(&mut plan, page(7, None)), Some((1, 3)));
    assert_eq!(end(&plan, 1), Some(End::Read(207)));
    assert_eq!(step(&mut plan, page(0, None)), Some((2, 1)));
    assert_eq!(end(&plan, 2), Some(End::Empty));
    assert_eq!(plan.progress().mirrors, 207);
}

#[test]
fn pages_that_do_not_lead_on_end_the_project() {
    for (mirrors, next, expected) in [
        (3, Some(1), End::Read(3)),
        (3, Some(0), End::Read(3)),
        (0, Some(2), End::Empty),
    ] {
        let mut plan = plan(&[1]);
        step(&mut plan, page(mirrors, next));
        assert_eq!(end(&plan, 1), Some(expected), "{mirrors} {next:?}");
    }
}

#[test]
fn refusals_end_a_project_and_passing_failures_do_so_at_the_third_time() {
    let check = |answer: Answer, asked: usize, expected: End| {
        let mut plan = plan(&[1]);
        assert_eq!(order(&mut plan, answer).len(), asked, "{answer:?}");
        assert_eq!(end(&plan, 1), Some(expected), "{answer:?}");
    };
    check(Answer::NotPermitted, 1, End::NotPermitted);
    check(Answer::Gone, 1, End::Gone);
    for (failure, asked) in [
        (Failure::Network, 3),
        (Failure::Throttled, 3),
        (Failure::Server, 3),
        (Failure::Unreadable, 1),
        (Failure::Refused, 1),
    ] {
        check(Answer::Failed(failure), asked, End::Failed(failure));
    }
}

#[test]
fn failed_projects_come_after_all_others_and_only_when_all_are_known() {
    let mut plan = plan(&[1, 2]);
    plan.set_listing(Listing::Running);
    step(&mut plan, Answer::Failed(Failure::Server));
    assert_eq!(order(&mut plan, page(1, None)), [2]);
    plan.add([3].map(ProjectId));
    assert_eq!(order(&mut plan, page(1, None)), [3]);
    assert_eq!(plan.progress().waiting, 1);
    plan.set_listing(Listing::Broken);
    assert_eq!(order(&mut plan, page(1, None)), [1]);
    assert!(plan.progress().is_done());
}

#[test]
fn second_try_begins_at_the_first_page_and_counts_nothing_twice() {
    let mut plan = plan(&[1]);
    step(&mut plan, page(100, Some(2)));
    step(&mut plan, Answer::Failed(Failure::Network));
    assert_eq!(step(&mut plan, page(100, Some(2))), Some((1, 1)));
    assert_eq!(step(&mut plan, page(5, None)), Some((1, 2)));
    assert_eq!(plan.progress().mirrors, 105);
}

#[test]
fn paused_scan_begins_nothing_and_takes_what_is_in_flight() {
    let mut plan = plan(&[1, 2]);
    let ask = plan.next_ask().expect("two wait");
    plan.pause();
    assert_eq!(plan.next_ask(), None);
    assert!(plan.answer(ask, page(1, None), NOW));
    plan.resume();
    assert_eq!(order(&mut plan, page(1, None)), [2]);
}

#[test]
fn cancelled_scan_forgets_what_is_in_flight() {
    let mut plan = plan(&[1, 2]);
    let ask = plan.next_ask().expect("two wait");
    plan.cancel();
    assert!(!plan.answer(ask, page(1, None), NOW));
    assert_eq!((plan.next_ask(), plan.progress().waiting), (None, 2));
    plan.resume();
    assert_eq!(order(&mut plan, page(1, None)), [1, 2]);
}

#[test]
fn read_that_was_given_up_is_asked_for_again() {
    let mut plan = plan(&[1, 2]);
    assert_eq!(step(&mut plan, page(100, Some(2))), Some((1, 1)));
    assert_eq!(step(&mut plan, Answer::Cancelled), Some((1, 2)));
    assert_eq!(step(&mut plan, page(1, None)), Some((1, 2)));
    assert_eq!(end(&plan, 1), Some(End::Read(101)));
}

#[test]
fn an_answer_counts_once() {
    let mut plan = plan(&[1]);
    let ask = plan.next_ask().expect("one waits");
    assert!(plan.answer(ask, page(1, None), NOW));
    assert!(!plan.answer(ask, page(2, None), NOW));
    let stranger = Ask {
        project: ProjectId(9),
        page: 1,
    };
    assert!(!plan.answer(stranger, page(2, None), NOW));
    assert_eq!(end(&plan, 1), Some(End::Read(1)));
}

#[test]
fn projects_of_an_end_are_put_back_with_all_their_tries() {
    let mut plan = plan(&[1, 2, 3]);
    step(&mut plan, page(5, None));
    order(&mut plan, Answer::Failed(Failure::Server));
    assert_eq!(plan.retry(EndKind::Gone), 0);
    assert_eq!(plan.retry(EndKind::Failed), 2);
    assert_eq!(order(&mut plan, Answer::Failed(Failure::Server)).len(), 6);
    assert_eq!(plan.retry(EndKind::Read), 1);
    assert_eq!(plan.progress().mirrors, 0);
}

#[test]
fn changed_project_is_read_again_before_others() {
    let mut plan = plan(&[1, 2, 3]);
    step(&mut plan, page(5, None));
    plan.read_again(ProjectId(1));
    plan.read_again(ProjectId(2));
    plan.read_again(ProjectId(9));
    assert_eq!(order(&mut plan, page(1, None)), [1, 2, 3]);
}

#[test]
fn reload_reads_only_what_had_not_ended() {
    let mut before = plan(&[1, 2, 3, 4]);
    step(&mut before, page(5, None));
    step(&mut before, page(100, Some(2)));
    step(&mut before, Answer::Cancelled);
    let mut after = Plan::default();
    for (id, end) in before.ended() {
        after.restore(id, end);
    }
    after.add([1, 2, 3, 4].map(ProjectId));
    assert_eq!(after.progress().mirrors, 5);
    assert_eq!(order(&mut after, page(1, None)), [2, 3, 4]);
}

#[test]
fn full_table_takes_no_more() {
    let mut plan = plan(&[1, 2]);
    step(&mut plan, page(MOST_MIRRORS, None));
    assert_eq!(plan.next_ask(), None);
    assert!(plan.is_full() && plan.progress().is_done());
    plan.restore(ProjectId(9), End::Read(u32::MAX));
    assert_eq!(plan.progress().mirrors, 2 * u64::from(MOST_MIRRORS));
}

#[test]
fn time_left_follows_the_recent_pace() {
    let ids: Vec<u64> = (1..=100).collect();
    let mut plan = plan(&ids);
    let mut now = NOW;
    let mut read = |plan: &mut Plan, count: usize, pause: i64| {
        for _ in 0..count {
            let ask = plan.next_ask().expect("some wait");
            plan.answer(ask, page(1, None), now);
            now = now.plus(pause);
        }
        now.plus(-pause)
    };
    let now = read(&mut plan, 7, 100);
    assert_eq!(plan.time_left_ms(now), None);
    let now = read(&mut plan, 1, 100);
    assert_eq!(plan.time_left_ms(now), Some(92 * 100));
    // The longer nothing comes, the longer it takes.
    assert_eq!(plan.time_left_ms(now.plus(700)), Some(92 * 200));
    assert_eq!(plan.time_left_ms(NOW), None);
    assert_eq!(plan.time_left_ms(NOW.plus(-1)), None);
    plan.set_listing(Listing::Running);
    assert_eq!(plan.time_left_ms(now), None);
    plan.set_listing(Listing::Complete);
    plan.pause();
    assert_eq!(plan.time_left_ms(now), None);
    plan.resume();
    assert_eq!(plan.time_left_ms(now), None);
    let now = read(&mut plan, 92, 1_000);
    assert_eq!(plan.time_left_ms(now), Some(0));
}
