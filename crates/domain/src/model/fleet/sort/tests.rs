//! Orders as a table over a small fleet.

use super::*;
use crate::model::fleet::samples::{accounts, project, project_of, row};

const MOMENT: Moment = Moment {
    now: Timestamp(1_000_000),
    stale_after_ms: 500_000,
};

fn fleet() -> Vec<Row> {
    let (one, two) = (project(1, "b/One"), project(2, "a/two"));
    let finished = |seconds: u32| {
        format!(
            r#","update_status":"finished","last_successful_update_at":"1970-01-01T00:{:02}:{:02}Z""#,
            seconds / 60,
            seconds % 60
        )
    };
    let failed = finished(100).replace("finished", "failed");
    vec![
        // a: up to date
        row(&one, 5, "https://t/c", &finished(600)),
        // b: failing, with a success before
        row(&two, 4, "https://t/b", &failed),
        // c: failing, never a success
        row(
            &one,
            3,
            "https://T/a",
            r#","update_status":"failed","only_protected_branches":true"#,
        ),
        // d: disabled
        row(
            &two,
            2,
            "https://t/a",
            r#","enabled":false,"keep_divergent_refs":true"#,
        ),
        // e: stale
        row(
            &one,
            1,
            "https://t/c",
            &[&finished(300), r#","mirror_branch_regex":"x""#].concat(),
        ),
    ]
}

fn check(order: &str, expected: &str) {
    let rows = fleet();
    let mut indices: Vec<u32> = (0..rows.len() as u32).collect();
    let read = Order::parse(order).expect("the table holds orders");
    assert_eq!(read.to_text(), order);
    read.sort(
        &mut indices,
        &rows,
        &Ranks::of(&rows),
        MOMENT,
        &Accounts::default(),
    );
    let letter = |index: &u32| "abcde".chars().nth(*index as usize);
    let found: String = indices.iter().filter_map(letter).collect();
    assert_eq!(found, expected, "{order}");
}

#[test]
fn equal_rows_go_by_project_and_id_in_either_direction() {
    check("project", "dbeca");
    check("-project", "ecadb");
    check("target", "cdbea");
    check("-target", "eabdc");
    check("branches", "dbace");
    check("-branches", "ecdba");
    check("diverged", "becad");
    check("-diverged", "dbeca");
    check("enabled", "becad");
    check("-enabled", "dbeca");
}

#[test]
fn trouble_comes_first_and_the_oldest_trouble_before_all() {
    check("status", "cbead");
    check("-status", "daebc");
    check("success", "dcbea");
    check("-success", "aebdc");
    assert_eq!(Order::parse("status"), Some(Order::default()));
}

#[test]
fn accounts_go_by_their_names_and_within_one_by_project() {
    let (own, other) = (project(1, "b/x"), project_of(1, 1, "a/x"));
    let rows = [
        row(&own, 1, "", ""),
        row(&other, 1, "", ""),
        row(&project_of(1, 2, "a/a"), 2, "", ""),
    ];
    let accounts = accounts(&[("Work", ""), ("bot", "")]);
    for (order, expected) in [("account", [2, 1, 0]), ("-account", [0, 2, 1])] {
        let mut indices = [0, 1, 2];
        let read = Order::parse(order).expect("it is an order");
        read.sort(&mut indices, &rows, &Ranks::of(&rows), MOMENT, &accounts);
        assert_eq!(indices, expected, "{order}");
    }
}

#[test]
fn only_the_rows_that_are_shown_are_sorted() {
    let rows = fleet();
    let mut indices = [3, 0, 1];
    Order::default().sort(
        &mut indices,
        &rows,
        &Ranks::of(&rows),
        MOMENT,
        &Accounts::default(),
    );
    assert_eq!(indices, [1, 0, 3]);
}

#[test]
fn odd_times_keep_their_side() {
    let key = |success: Option<i64>| {
        let mut row = fleet().swap_remove(0);
        row.attempts.succeeded = success.map(Timestamp);
        success_key(&row)
    };
    let keys = [None, Some(-5), Some(5), Some(i64::MAX)].map(key);
    assert!(keys.is_sorted() && keys[0] < keys[1]);
    assert_eq!(keys[3] >> TIME_BITS, 0);
}

#[test]
fn other_words_are_no_order() {
    for text in ["", "-", "--status", "Status", "age"] {
        assert_eq!(Order::parse(text), None, "{text}");
    }
}
