//! The fleet while it is read, and what cannot be read.

use std::collections::BTreeSet;
use std::time::Duration;

use e2e::place::Place;
use e2e::{Person, Project, Role, Scene, World, part, play};
use serde_json::json;

use crate::fleet::{
    BY_SEVERITY, FAILING, STALE, UNPROVEN, alpha, company, expect_order, many, see, table, to,
};
use crate::steps::{connect, fill_in};

/// How often mirrors were read.
async fn reads(world: &World) -> usize {
    let requests = world.requests().await;
    let reads = requests
        .iter()
        .filter(|request| request.path.ends_with("/remote_mirrors"));
    reads.count()
}

/// Projects that the person may not manage are not listed, so it takes a role that was lowered
/// after they were.
#[tokio::test]
async fn a_project_that_was_closed_meanwhile_is_counted_and_nobody_is_signed_out() {
    play(company(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let table = see(person, world).await;
        let closed = alpha().set("access", json!({ "maintainer": 30 }));
        world
            .replace(
                Scene::of(closed).project(Project::new(3, "other/gamma").mirror(to(31, UNPROVEN))),
            )
            .await;
        person.click(Role::Button, "Rescan").await;
        table.expect_gone(Role::Row, part(STALE)).await;
        table.expect(Role::Row, part(UNPROVEN)).await;
        let words = "1 project closed to you: managing mirrors needs the Maintainer role";
        person.click(Role::Button, words).await;
        person.expect(Role::Link, "acme/alpha").await;
        person.expect(Role::Button, "Sign out").await;
        person.expect_route("#/").await;
    })
    .await;
}

#[tokio::test]
async fn a_project_that_could_not_be_read_is_listed_with_its_reason_and_read_again() {
    let with = |path: &str| {
        company().project(Project::new(7, path).mirror(to(71, "victor.example.com/v.git")))
    };
    play(
        with("acme/broken-fault-503"),
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            let table = see(person, world).await;
            table
                .expect_count(4, Role::Row, part(".example.com/"))
                .await;
            person
                .click(Role::Button, "1 project could not be read")
                .await;
            let entry = person.within(Role::Listitem, part("acme/broken-fault-503"));
            entry.expect_text("the instance failed").await;
            world.replace(with("acme/broken")).await;
            person.click(Role::Button, "Read them again").await;
            let patient = table.with_patience(Duration::from_secs(45));
            patient.expect(Role::Row, part("victor.example.com")).await;
            person.expect_no_text("could not be read").await;
            assert_eq!(reads(world).await, 1, "only what had failed");
        },
    )
    .await;
}

#[tokio::test]
async fn a_scan_pauses_and_goes_on_where_it_was() {
    play(many(60, 1_000), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        person.click(Role::Button, "Pause").await;
        person.expect_text("Paused: ").await;
        person.expect(Role::Button, "Start over").await;
        assert!(reads(world).await < 60, "it was paused on the way");
        person.click(Role::Button, "Resume").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("60 mirrors in 60 projects").await;
        patient.expect(Role::Button, "Rescan").await;
        assert_eq!(reads(world).await, 60, "each project once");
    })
    .await;
}

/// What arrived once stood among the rows before anything was known of it, and whoever filtered,
/// sorted or waited for the clock in that moment stopped the app.
#[tokio::test]
async fn a_scan_under_way_can_be_filtered_and_sorted() {
    let scene = many(60, 300);
    play(scene, async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        let table = table(person);
        table.expect(Role::Row, part(".example.com/")).await;
        person
            .type_into("Filter", "status:unproven example -t61")
            .await;
        table.click(Role::Button, "Project").await;
        table.click(Role::Button, "Mirrors to").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("60 mirrors in 60 projects").await;
        expect_order(person, &["t10.example.com", "t11.example.com"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_scan_that_is_cancelled_keeps_what_was_read_and_can_go_on() {
    play(many(60, 1_000), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        table(person).expect(Role::Row, part(".example.com/")).await;
        person.click(Role::Button, "Cancel").await;
        person.expect_text("Cancelled: ").await;
        table(person).expect(Role::Row, part(".example.com/")).await;
        person.click(Role::Button, "Resume").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("60 mirrors in 60 projects").await;
        patient.expect(Role::Button, "Rescan").await;
        let all = reads(world).await;
        assert!(
            (60..=66).contains(&all),
            "only what was in flight comes twice: {all}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_sync_from_a_row_is_asked_for_and_recorded() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        table
            .click(Role::Button, format!("Sync beta to {FAILING}"))
            .await;
        person.expect_text("Sync asked for").await;
        let writes = world.writes().await;
        assert_eq!(writes.len(), 1, "{writes:?}");
        assert!(
            writes[0]
                .path
                .ends_with("/projects/2/remote_mirrors/21/sync"),
            "{}",
            writes[0].path
        );
        person.click(Role::Link, "Activity").await;
        let row = person.within(Role::Row, part(FAILING));
        row.expect_text("Ask for a sync").await;
        row.expect_text("Done").await;
    })
    .await;
}

#[tokio::test]
async fn a_fleet_without_mirrors_explains_itself() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            person.expect_text("No push mirrors yet").await;
            person
                .expect_text(
                    "None of the projects in which you are Maintainer or Owner has a push mirror",
                )
                .await;
            person.expect_accessible("an empty fleet").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_list_of_projects_that_fails_is_explained_and_read_again() {
    play(company(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        // Any other page, so that nothing is read before the fault is there.
        person.open("#/activity").await;
        fill_in(person, world.origin(), &world.token("maintainer")).await;
        person.click(Role::Button, "Connect").await;
        person.expect(Role::Heading, "Activity").await;
        world
            .replace(company().setting("requests_per_minute", json!(0)))
            .await;
        person.click(Role::Link, "Fleet").await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient.expect_text("Too many requests").await;
        person.expect_accessible("a fleet that failed").await;
        world.replace(company()).await;
        person.click(Role::Button, "Retry").await;
        patient.expect_text("4 mirrors in 3 projects").await;
        person.expect_no_text("Too many requests").await;
        expect_order(person, &BY_SEVERITY).await;
    })
    .await;
}

/// More projects than are read at a time, whose status nobody knows and which are therefore looked
/// at every ten seconds.
fn always_running(protected: Option<u64>) -> Scene {
    let projects = (1..=8).map(|id| {
        let mirror = to(id, &format!("t{id}.example.com/x.git"))
            .succeeded_at("2026-01-01T00:00:00.000Z")
            .set("only_protected_branches", protected == Some(id));
        Project::new(id, &format!("acme/p{id}-fault-unknown-values")).mirror(mirror)
    });
    projects
        .fold(Scene::scripted(), Scene::project)
        .setting("latency_ms", json!(500))
}

/// Connects and waits until nothing is under way any more but the refreshing.
async fn see_all_running(person: &Person, world: &World) -> Place {
    let table = see(person, world).await;
    table.expect_count(8, Role::Row, part("Running")).await;
    person.settle().await;
    table
}

#[tokio::test]
async fn a_refresh_without_news_touches_nothing() {
    play(
        always_running(None),
        async |person: &Person, world: &World| {
            see_all_running(person, world).await;
            let before = reads(world).await;
            person.count_mutations().await;
            let patient = person.with_patience(Duration::from_secs(60));
            patient
                .wait_until("two reads of each", async || {
                    reads(world).await >= before + 16
                })
                .await;
            assert_eq!(person.mutations().await, Vec::<String>::new());
        },
    )
    .await;
}

#[tokio::test]
async fn a_refresh_with_news_of_one_mirror_touches_one_row() {
    play(
        always_running(None),
        async |person: &Person, world: &World| {
            let table = see_all_running(person, world).await;
            person.count_mutations().await;
            world.replace(always_running(Some(5))).await;
            let patient = table.with_patience(Duration::from_secs(60));
            patient.expect(Role::Row, part("protected")).await;
            patient
                .wait_until("a read of each", async || reads(world).await >= 8)
                .await;
            person.settle().await;
            let mutations = person.mutations().await;
            let row = |mutation: &String| {
                mutation
                    .rsplit_once(" in row ")
                    .map(|(_, row)| row.to_owned())
            };
            let rows: Option<BTreeSet<String>> = mutations.iter().map(row).collect();
            let rows = rows.unwrap_or_else(|| panic!("something beside the rows: {mutations:?}"));
            assert_eq!(rows.len(), 1, "{mutations:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn who_may_only_look_is_told_so_at_each_row() {
    play(company(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer.read_api").await;
        let name = format!("Sync beta to {FAILING}");
        person
            .expect_refusing(Role::Button, name.as_str(), "may only look")
            .await;
        person.click(Role::Button, name.as_str()).await;
        person.settle().await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_server_without_syncs_says_so_at_each_row() {
    let scene = company().version("16.5.0");
    play(scene, async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        let name = format!("Sync beta to {FAILING}");
        person
            .expect_refusing(Role::Button, name.as_str(), "needs GitLab 16.11")
            .await;
    })
    .await;
}
