//! What was read outlives a reload, is shared by tabs, and goes when it should.

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::{Person, Project, Role, Scene, World, part, play};
use serde_json::json;
use thirtyfour::WindowHandle;

use crate::fleet::{FAILING, STALE, UNPROVEN, alpha, company, many, see, table, to};
use crate::steps::{before_each_page, connect, connect_keeping, databases};

/// How often the mirrors of each project were read.
async fn reads(world: &World) -> BTreeMap<String, usize> {
    let mut reads = BTreeMap::new();
    for request in world.requests().await {
        if request.method == "GET" && request.path.ends_with("/remote_mirrors") {
            *reads.entry(request.path).or_default() += 1;
        }
    }
    reads
}

/// What was read is stored a quarter of a second later, which nothing on the page tells.
async fn until_it_is_stored() {
    tokio::time::sleep(Duration::from_secs(2)).await;
}

/// Begins a scan in one window and opens a second one, which is in use then. Gives the first.
async fn in_a_second_window(person: &Person, world: &World) -> WindowHandle {
    connect_keeping(person, world, "On this device").await;
    table(person).expect(Role::Row, part(".example.com/")).await;
    let first = person.window().await;
    person.open_window("#/").await;
    person
        .expect_text("Another tab reads the mirrors. What it finds appears here too.")
        .await;
    first
}

#[tokio::test]
async fn the_last_result_is_shown_at_once_with_its_age_and_then_refreshed_in_place() {
    play(company(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let rows = see(person, world).await;
        rows.expect(Role::Row, part(STALE)).await;
        until_it_is_stored().await;
        let closed = alpha().set("access", json!({ "maintainer": 30 }));
        let later =
            Scene::of(closed).project(Project::new(3, "other/gamma").mirror(to(31, FAILING)));
        world
            .replace(later.setting("latency_ms", json!(5_000)))
            .await;
        let script = "const now = Date.now; Date.now = () => now() + 2 * 3600e3;";
        before_each_page(person, script).await;
        person.reload().await;
        let quick = person.with_patience(Duration::from_secs(5));
        quick.expect_text("4 mirrors in 3 projects").await;
        quick.expect_text("read 2 hours ago").await;
        assert!(reads(world).await.is_empty(), "nothing was read by then");
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("1 mirror in 1 project").await;
        patient.expect_text("read just now").await;
        rows.expect_gone(Role::Row, part(STALE)).await;
        rows.expect(Role::Row, part(FAILING)).await;
    })
    .await;
}

#[tokio::test]
async fn a_result_that_is_fresh_is_not_read_again() {
    play(company(), async |person: &Person, world: &World| {
        let rows = see(person, world).await;
        rows.expect(Role::Row, part(UNPROVEN)).await;
        until_it_is_stored().await;
        let before = reads(world).await;
        person.reload().await;
        rows.expect(Role::Row, part(UNPROVEN)).await;
        person.expect(Role::Button, "Rescan").await;
        person.settle().await;
        assert_eq!(reads(world).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_scan_that_is_reloaded_midway_reads_only_what_is_missing() {
    play(many(40, 700), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient
            .wait_until("half of it", async || reads(world).await.len() >= 20)
            .await;
        person.reload().await;
        patient.expect(Role::Button, "Rescan").await;
        person.expect_text("40 mirrors in 40 projects").await;
        let reads = reads(world).await;
        assert_eq!(reads.len(), 40, "none was left out");
        let again: Vec<_> = reads.iter().filter(|(_, times)| **times > 1).collect();
        // In flight, or answered and not yet stored.
        assert!(again.len() <= 12, "{again:?}");
        assert!(reads.values().all(|times| *times <= 2), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn a_scan_that_was_given_up_is_not_begun_by_a_reload() {
    play(many(40, 700), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        table(person).expect(Role::Row, part(".example.com/")).await;
        person.click(Role::Button, "Cancel").await;
        person.expect_text("Cancelled: ").await;
        // What was asked for has arrived by then, at this server's pace.
        tokio::time::sleep(Duration::from_secs(3)).await;
        let before = reads(world).await.len();
        person.reload().await;
        person.expect_text("Cancelled: ").await;
        table(person).expect(Role::Row, part(".example.com/")).await;
        person.settle().await;
        assert_eq!(reads(world).await.len(), before);
        person.click(Role::Button, "Resume").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("40 mirrors in 40 projects").await;
    })
    .await;
}

#[tokio::test]
async fn two_tabs_scan_once_and_both_see_it() {
    play(many(40, 700), async |person: &Person, world: &World| {
        let first = in_a_second_window(person, world).await;
        table(person).expect(Role::Row, part(".example.com/")).await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("40 mirrors in 40 projects").await;
        patient.expect(Role::Button, "Rescan").await;
        person.expect_no_text("Another tab").await;
        person.go_to_window(&first).await;
        person.expect_text("40 mirrors in 40 projects").await;
        let reads = reads(world).await;
        assert_eq!(reads.len(), 40);
        assert!(reads.values().all(|times| *times == 1), "{reads:?}");
    })
    .await;
}

/// The tab that scans is closed: the one that waits goes on where it was.
#[tokio::test]
async fn a_tab_takes_over_from_one_that_is_closed() {
    play(many(40, 700), async |person: &Person, world: &World| {
        let first = in_a_second_window(person, world).await;
        let second = person.window().await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient
            .wait_until("half of it", async || reads(world).await.len() >= 20)
            .await;
        person.go_to_window(&first).await;
        person.close_window(&second).await;
        person.expect_no_text("Another tab").await;
        patient.expect_text("40 mirrors in 40 projects").await;
        let reads = reads(world).await;
        assert_eq!(reads.len(), 40, "none was left out");
        assert!(reads.values().sum::<usize>() <= 52, "{reads:?}");
    })
    .await;
}

#[tokio::test]
async fn a_token_in_memory_only_leaves_no_result_either() {
    play(company(), async |person: &Person, world: &World| {
        connect_keeping(person, world, "Nowhere").await;
        person.expect(Role::Button, "Rescan").await;
        until_it_is_stored().await;
        assert_eq!(databases(person).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn what_is_stored_holds_no_secret_and_goes_when_somebody_signs_out() {
    play(company(), async |person: &Person, world: &World| {
        see(person, world).await;
        person
            .wait_until("a stored result", async || {
                databases(person).await == json!(["mirrordeck"])
            })
            .await;
        let token = world.token("maintainer");
        let allowed = ["sessionStorage mirrordeck.session"];
        person.expect_secret_only_in(&token, &allowed).await;
        person.click(Role::Link, "Settings").await;
        person
            .expect_text("the mirrors that were last read, without secrets")
            .await;
        person.click(Role::Button, "Sign out").await;
        person.expect(Role::Heading, "Connect to GitLab").await;
        person
            .wait_until("an empty browser", async || {
                databases(person).await == json!([])
            })
            .await;
    })
    .await;
}
