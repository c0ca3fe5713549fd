//! Numbers of a small fleet, and that filters find what was counted.

use super::*;
use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::matching::select;
use crate::model::fleet::query::Query;
use crate::model::fleet::query::key::Key;
use crate::model::fleet::query::value::{Fixed, Value};
use crate::model::fleet::samples::{project, project_of, row};
use crate::model::timestamp::Timestamp;

const MOMENT: Moment = Moment {
    now: Timestamp(60 * 86_400_000),
    stale_after_ms: 86_400_000,
};

fn fleet() -> Vec<Row> {
    let keys = |status: &str, ago_ms: Option<i64>| {
        let at = ago_ms.map(|ago| MOMENT.now.plus(-ago).to_iso());
        let at = at.unwrap_or_default();
        format!(r#","update_status":"{status}","last_successful_update_at":"{at}""#)
    };
    let (web, ci) = (project(1, "acme/web/shop"), project(2, "tools/ci"));
    let (minute, hour, day) = (60_000, 3_600_000, 86_400_000);
    let mut rows = Vec::new();
    let ages = [
        -minute,
        0,
        5 * minute - 1,
        5 * minute,
        hour,
        6 * hour,
        day,
        7 * day,
        30 * day,
    ];
    for (id, ago) in (10..).zip(ages) {
        rows.push(row(&web, id, "https://h/a", &keys("finished", Some(ago))));
    }
    rows.push(row(&ci, 1, "https://H/b", &keys("failed", None)));
    rows.push(row(&ci, 2, "https://other/b", &keys("failed", Some(hour))));
    let disabled = [&*keys("none", None), r#","enabled":false"#].concat();
    rows.push(row(&ci, 3, "", &disabled));
    rows.push(row(&project(3, "lone"), 4, "https://third/b", ""));
    rows
}

#[test]
fn every_row_is_counted_where_it_belongs() {
    let rows = fleet();
    let indices: Vec<u32> = (0..rows.len() as u32).collect();
    let overview = Overview::of(&rows, &indices, MOMENT);
    let of_health = Health::ALL.map(|health| overview.of_health(health));
    assert_eq!(of_health, [2, 0, 0, 0, 1, 2, 7, 1]);
    assert_eq!(overview.total(), 13);
    let of_age = Bucket::ALL.map(|bucket| overview.of_age(bucket));
    assert_eq!(of_age, [3, 1, 2, 1, 1, 1, 1, 2]);
    let shares = |shares: &[Share]| -> Vec<(String, u32, u32)> {
        let share = |share: &Share| (share.name.to_string(), share.count, share.failing);
        shares.iter().map(share).collect()
    };
    let share = |name: &str, count, failing| (name.to_owned(), count, failing);
    assert_eq!(
        shares(&overview.hosts),
        [
            share("h", 10, 1),
            share("other", 1, 1),
            share("third", 1, 0)
        ]
    );
    assert_eq!(
        shares(&overview.groups),
        [share("acme", 9, 0), share("tools", 3, 2)]
    );
}

#[test]
fn only_the_rows_that_are_asked_for_are_counted() {
    let rows = fleet();
    let overview = Overview::of(&rows, &[9, 12], MOMENT);
    assert_eq!(overview.total(), 2);
    assert_eq!(overview.hosts.len(), 2);
    assert_eq!(Overview::of(&[], &[], MOMENT), Overview::default());
}

#[test]
fn filters_find_what_tiles_and_bars_count() {
    let rows = fleet();
    let indices: Vec<u32> = (0..rows.len() as u32).collect();
    let overview = Overview::of(&rows, &indices, MOMENT);
    for bucket in Bucket::ALL {
        let parsed = Query::parse(bucket.filter());
        assert_eq!(parsed.problems, []);
        let found = select(&rows, &[], &parsed.query, MOMENT, &Accounts::default());
        assert_eq!(found.len(), overview.of_age(bucket) as usize, "{bucket:?}");
    }
    for health in Health::ALL {
        let parsed = Query::parse(&["status:", health.as_str()].concat());
        let value = Value::Fixed(Fixed::Health(health));
        assert!(parsed.query.has(Key::Status, &value), "{health:?}");
        let found = select(&rows, &[], &parsed.query, MOMENT, &Accounts::default());
        assert_eq!(
            found.len(),
            overview.of_health(health) as usize,
            "{health:?}"
        );
    }
}

#[test]
fn variants_stand_in_the_order_of_their_lists() {
    let healths = Health::ALL.map(|health| health as usize);
    let buckets = Bucket::ALL.map(|bucket| bucket as usize);
    assert_eq!(
        (healths, buckets),
        ([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7])
    );
}

#[test]
fn mirrors_are_counted_by_account() {
    let failed = r#","update_status":"failed""#;
    let rows = [
        row(&project(1, "a"), 1, "", ""),
        row(&project_of(2, 1, "a"), 1, "", failed),
        row(&project_of(2, 1, "a"), 2, "", ""),
    ];
    let overview = Overview::of(&rows, &[0, 1, 2], MOMENT);
    let counts = [0, 1, 2, 3].map(|origin| overview.of_origin(Origin(origin)));
    assert_eq!(counts, [(1, 0), (0, 0), (2, 1), (0, 0)]);
}
