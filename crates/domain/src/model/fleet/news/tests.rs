//! Which way mirrors turn, and how that is told.

use crate::model::fleet::news::{News, Transition};
use crate::model::fleet::row::Row;
use crate::model::fleet::samples::{project, row};
use crate::model::health::Health;
use crate::model::timestamp::Timestamp;

const FAILED: &str = r#","update_status":"failed""#;
const FINISHED: &str =
    r#","update_status":"finished","last_successful_update_at":"2026-01-01T00:00:00Z""#;
const STARTED: &str = r#","update_status":"started""#;
const RETRYING: &str = r#","update_status":"to_retry""#;
const NEVER: &str = r#","update_status":"none""#;
const OFF: &str = r#","update_status":"failed","enabled":false"#;

fn mirror(id: u64, keys: &str) -> Row {
    let url = format!("https://u:secret@t{id}.example.com/x.git");
    row(&project(1, "acme/app"), id, &url, keys)
}

/// The turns that are seen when the mirror is found in these states, one after another.
fn turns(states: &[&str]) -> Vec<Transition> {
    let mut rows = states.iter().map(|keys| mirror(1, keys));
    let mut known = rows.next().expect("a table holds states");
    let mut turns = Vec::new();
    for mut row in rows {
        turns.extend(row.follow(&known));
        known = row;
    }
    turns
}

#[test]
fn a_mirror_turns_when_a_push_has_settled_it_otherwise_than_before() {
    let check = |states: &[&str], expected: &[Transition]| {
        assert_eq!(turns(states), expected, "{states:?}");
    };
    let (failing, recovered) = (Transition::Failing, Transition::Recovered);
    check(&[FAILED], &[]);
    check(&[FAILED, FAILED], &[]);
    check(&[FINISHED, FINISHED], &[]);
    check(&[FINISHED, FAILED], &[failing]);
    check(&[FAILED, FINISHED], &[recovered]);
    check(&[NEVER, FAILED], &[failing]);
    check(&[NEVER, FINISHED], &[]);
    check(&[FINISHED, STARTED, FAILED], &[failing]);
    check(&[FINISHED, STARTED, RETRYING, STARTED, FAILED], &[failing]);
    check(&[FINISHED, STARTED, RETRYING, STARTED, FINISHED], &[]);
    check(&[FAILED, STARTED, FINISHED], &[recovered]);
    check(&[FAILED, STARTED, FAILED], &[]);
    check(&[FAILED, NEVER, RETRYING, FAILED], &[]);
    check(&[FAILED, OFF, FAILED], &[]);
    check(&[FAILED, OFF, FINISHED], &[recovered]);
    check(&[OFF, FAILED], &[failing]);
    check(&[FINISHED, OFF], &[]);
    check(&[FINISHED, FAILED, FINISHED], &[failing, recovered]);
}

#[test]
fn a_row_is_failing_when_its_health_says_so() {
    for keys in [FAILED, FINISHED, STARTED, RETRYING, NEVER, OFF] {
        let row = mirror(1, keys);
        let health = row.health(Timestamp(0), 0);
        assert_eq!(row.is_failing(), health == Health::Failing, "{keys}");
    }
}

#[test]
fn news_name_three_targets_and_count_the_rest() {
    let check = |failing: &[u64], recovered: &[u64], title: &str, text: &str| {
        let mut news = News::default();
        for (ids, turn) in [
            (failing, Transition::Failing),
            (recovered, Transition::Recovered),
        ] {
            for id in ids {
                news.add(&mirror(*id, NEVER), turn);
            }
        }
        assert_eq!(news.words(), (title.to_owned(), text.to_owned()));
    };
    check(&[1], &[], "1 mirror turned failing", "t1.example.com/x.git");
    check(
        &[],
        &[1, 2],
        "2 mirrors recovered",
        "t1.example.com/x.git, t2.example.com/x.git",
    );
    check(
        &[1, 2, 3, 4, 5],
        &[],
        "5 mirrors turned failing",
        "t1.example.com/x.git, t2.example.com/x.git, t3.example.com/x.git and 2 more",
    );
    check(
        &[1],
        &[2, 3],
        "1 mirror turned failing, 2 recovered",
        "Failing: t1.example.com/x.git\nRecovered: t2.example.com/x.git, t3.example.com/x.git",
    );
}

#[test]
fn what_joins_later_has_the_last_word_on_each_mirror() {
    let mut news = News::default();
    assert!(news.is_empty());
    news.add(&mirror(1, FAILED), Transition::Failing);
    news.add(&mirror(2, FAILED), Transition::Failing);
    let mut later = News::default();
    later.add(&mirror(1, FINISHED), Transition::Recovered);
    news.join(later);
    assert!(!news.is_empty());
    assert_eq!(news.words().0, "1 mirror turned failing, 1 recovered");
}

#[test]
fn an_address_that_gitlab_cannot_read_is_called_by_its_project() {
    let mut news = News::default();
    news.add(
        &row(&project(1, "acme/app"), 1, "", FAILED),
        Transition::Failing,
    );
    assert_eq!(news.words().1, "acme/app");
}
