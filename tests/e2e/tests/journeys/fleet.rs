//! The fleet: every mirror of every project of mine, found, ordered, selected and read again.

use std::time::Duration;

use e2e::place::Place;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;
use thirtyfour::Key;

use crate::steps::{connect, fill_in};

const FAILING: &str = "yota.example.com/b.git";
const DISABLED: &str = "xeno.example.com/b.git";
const STALE: &str = "zeta.example.com/a.git";
const UNPROVEN: &str = "whisky.example.com/g.git";

/// Most severe first, as the fleet begins.
const BY_SEVERITY: [&str; 4] = [FAILING, UNPROVEN, STALE, DISABLED];

fn alpha() -> Project {
    Project::new(1, "acme/alpha").mirror(to(11, STALE).succeeded_at("2026-01-01T00:00:00.000Z"))
}

/// Four mirrors of mine that differ in every column, and two of others.
fn company() -> Scene {
    let failing = to(21, FAILING)
        .failed_with("13:push to mirror: fatal: Authentication failed for 'https://*****:*****@yota.example.com/b.git'")
        .set("keep_divergent_refs", true);
    let disabled = to(22, DISABLED)
        .succeeded_at("2026-02-01T00:00:00.000Z")
        .set("only_protected_branches", true)
        .disabled();
    let of_others = |id: u64, name: &str, access: serde_json::Value| {
        Project::new(id, &format!("acme/{name}"))
            .mirror(to(10 * id, &format!("{name}.example.com/x.git")))
            .set("access", access)
    };
    Scene::of(alpha())
        .project(
            Project::new(2, "acme/beta")
                .mirror(failing)
                .mirror(disabled),
        )
        .project(Project::new(3, "other/gamma").mirror(to(31, UNPROVEN)))
        .project(of_others(8, "foreign", json!({ "developer": 50 })))
        .project(of_others(9, "lower", json!({ "maintainer": 30 })))
}

fn to(id: u64, target: &str) -> Mirror {
    Mirror::to(id, &format!("https://u:p@{target}"))
}

/// Connects and waits until the fleet has been read.
async fn see(person: &Person, world: &World) -> Place {
    connect(person, world, "maintainer").await;
    person
        .expect_text("where you are Maintainer or Owner · read ")
        .await;
    table(person)
}

fn table(person: &Person) -> Place {
    person.within(Role::Table, "Push mirrors")
}

/// Waits until these stand in the table in this order.
async fn expect_order(person: &Person, targets: &[&str]) {
    let what = format!("the order {targets:?}");
    person
        .wait_until(&what, async || {
            let text = table(person).text().await;
            let places: Option<Vec<usize>> =
                targets.iter().map(|target| text.find(*target)).collect();
            places.is_some_and(|places| places.is_sorted())
        })
        .await;
}

/// How a column sorts, as assistive technology hears it.
async fn sorting(person: &Person, column: &str) -> Option<String> {
    let head = table(person).find(Role::Columnheader, column).await;
    head.attr("aria-sort").await.unwrap()
}

fn select(project: &str, target: &str) -> String {
    format!("Select {project} to {target}")
}

/// How often mirrors were read.
async fn reads(world: &World) -> usize {
    let requests = world.requests().await;
    let reads = requests
        .iter()
        .filter(|request| request.path.ends_with("/remote_mirrors"));
    reads.count()
}

#[tokio::test]
async fn it_shows_every_mirror_of_mine_the_most_severe_first_and_none_of_others() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        person.expect_text("4 mirrors in 3 projects").await;
        expect_order(person, &BY_SEVERITY).await;
        table
            .expect_count(4, Role::Row, part(".example.com/"))
            .await;
        for (target, health) in [
            (FAILING, "Failing"),
            (UNPROVEN, "Unproven"),
            (STALE, "Stale"),
            (DISABLED, "Disabled"),
        ] {
            table
                .within(Role::Row, part(target))
                .expect_text(health)
                .await;
        }
        let requests = world.requests().await;
        let mut others = requests.iter().filter(|request| {
            request.path.contains("/projects/8/") || request.path.contains("/projects/9/")
        });
        assert_eq!(others.next().map(|request| &request.path), None);
    })
    .await;
}

#[tokio::test]
async fn a_filter_narrows_it_and_stands_in_the_address() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        person
            .type_into("Filter", "group:acme status:failing")
            .await;
        table
            .expect_count(1, Role::Row, part(".example.com/"))
            .await;
        table.expect(Role::Row, part(FAILING)).await;
        person
            .expect_route("#/?filter=group%3Aacme%20status%3Afailing")
            .await;
        person.type_into("Filter", "nothing-like-it").await;
        person.expect_text("No mirror matches this filter").await;
        person.type_into("Filter", "").await;
        expect_order(person, &BY_SEVERITY).await;
        person.expect_route("#/").await;
    })
    .await;
}

#[tokio::test]
async fn what_a_filter_cannot_mean_is_pointed_at() {
    play(company(), async |person: &Person, world: &World| {
        see(person, world).await;
        person.type_into("Filter", "statsu:failing").await;
        person.expect_text("Did you mean status?").await;
        let field = person.find(Role::Combobox, "Filter").await;
        let is_wrong = field.attr("aria-invalid").await.unwrap();
        assert_eq!(is_wrong.as_deref(), Some("true"));
        person.type_into("Filter", "status:failing").await;
        person.expect_no_text("Did you mean").await;
        let field = person.find(Role::Combobox, "Filter").await;
        assert_eq!(field.attr("aria-invalid").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn every_column_sorts_and_says_so() {
    let columns = [
        ("Project", [STALE, FAILING, DISABLED, UNPROVEN]),
        ("Mirrors to", [UNPROVEN, DISABLED, FAILING, STALE]),
        ("Last success", [FAILING, UNPROVEN, STALE, DISABLED]),
        ("Branches", [STALE, FAILING, UNPROVEN, DISABLED]),
        ("Diverged refs", [STALE, DISABLED, UNPROVEN, FAILING]),
        ("Enabled", [STALE, FAILING, UNPROVEN, DISABLED]),
        ("Status", BY_SEVERITY),
    ];
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        let mut before = "Status";
        for (column, order) in columns {
            table.click(Role::Button, column).await;
            expect_order(person, &order).await;
            assert_eq!(sorting(person, before).await, None, "{before}");
            let now = sorting(person, column).await;
            assert_eq!(now.as_deref(), Some("ascending"), "{column}");
            before = column;
        }
        table.click(Role::Button, "Status").await;
        expect_order(person, &[DISABLED, STALE, UNPROVEN, FAILING]).await;
        let now = sorting(person, "Status").await;
        assert_eq!(now.as_deref(), Some("descending"));
        person.expect_route("#/?sort=-status").await;
    })
    .await;
}

#[tokio::test]
async fn filter_and_order_outlive_a_reload_and_are_found_again_by_going_back() {
    play(company(), async |person: &Person, world: &World| {
        let fleet = see(person, world).await;
        person.type_into("Filter", "group:acme").await;
        fleet.click(Role::Button, "Mirrors to").await;
        let order = [DISABLED, FAILING, STALE];
        let route = "#/?filter=group%3Aacme&sort=target";
        person.expect_route(route).await;
        person.reload().await;
        expect_order(person, &order).await;
        person.expect_value("Filter", "group:acme").await;
        fleet.expect_gone(Role::Row, part(UNPROVEN)).await;

        fleet.click(Role::Link, "alpha").await;
        person.expect_route("#/projects/1").await;
        person.back().await;
        person.expect_route(route).await;
        expect_order(person, &order).await;
        person.expect_value("Filter", "group:acme").await;
        person.forward().await;
        person.expect(Role::Heading, part("alpha")).await;
        person.expect_route("#/projects/1").await;
    })
    .await;
}

#[tokio::test]
async fn one_a_range_and_all_that_match_are_selected() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        expect_order(person, &BY_SEVERITY).await;
        let said = person.within(Role::Region, "Selection");
        table.click(Role::Checkbox, select("beta", FAILING)).await;
        said.expect(Role::Status, "1 mirror selected").await;
        table
            .click_with(Key::Shift, Role::Checkbox, select("alpha", STALE))
            .await;
        said.expect(Role::Status, "3 mirrors selected").await;
        table
            .expect_checked(Role::Checkbox, select("gamma", UNPROVEN), true)
            .await;
        table
            .expect_checked(Role::Checkbox, select("beta", DISABLED), false)
            .await;
        said.click(Role::Button, "Clear selection").await;
        person.expect_gone(Role::Region, "Selection").await;
        table
            .expect_checked(Role::Checkbox, select("beta", FAILING), false)
            .await;

        person.type_into("Filter", "group:acme").await;
        table.expect_gone(Role::Row, part(UNPROVEN)).await;
        table
            .click(Role::Checkbox, "Select all that match the filter")
            .await;
        said.expect(Role::Status, "3 mirrors selected").await;
        person.type_into("Filter", "").await;
        table
            .expect_checked(Role::Checkbox, select("gamma", UNPROVEN), false)
            .await;
        assert!(world.writes().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn arrows_lead_from_row_to_row_and_a_slash_to_the_filter() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        expect_order(person, &BY_SEVERITY).await;
        table.click(Role::Checkbox, select("beta", FAILING)).await;
        person.press(Key::Down).await;
        table.expect_focus(Role::Link, UNPROVEN).await;
        person.press(Key::Down).await;
        table.expect_focus(Role::Link, STALE).await;
        person.press(Key::Up).await;
        table.expect_focus(Role::Link, UNPROVEN).await;
        person.type_keys("/").await;
        person.expect_focus(Role::Combobox, "Filter").await;
        person.type_keys("a/b").await;
        person.expect_value("Filter", "a/b").await;
    })
    .await;
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

/// Sixty projects with a mirror each, at a server that takes its time.
fn slow() -> Scene {
    let projects = (1..=60).map(|id| {
        let target = format!("t{id}.example.com/x.git");
        Project::new(id, &format!("acme/p{id}")).mirror(to(id, &target))
    });
    projects
        .fold(Scene::scripted(), Scene::project)
        .setting("latency_ms", json!(1_000))
}

#[tokio::test]
async fn a_scan_pauses_and_goes_on_where_it_was() {
    play(slow(), async |person: &Person, world: &World| {
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
    let scene = slow().setting("latency_ms", json!(300));
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
    play(slow(), async |person: &Person, world: &World| {
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
        row.expect_text("Sync now").await;
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
#[tokio::test]
async fn a_refresh_without_news_touches_nothing() {
    let projects = (1..=8).map(|id| {
        let mirror = to(id, &format!("t{id}.example.com/x.git"));
        Project::new(id, &format!("acme/p{id}-fault-unknown-values"))
            .mirror(mirror.succeeded_at("2026-01-01T00:00:00.000Z"))
    });
    let scene = projects
        .fold(Scene::scripted(), Scene::project)
        .setting("latency_ms", json!(500));
    play(scene, async |person: &Person, world: &World| {
        let table = see(person, world).await;
        table.expect_count(8, Role::Row, part("Running")).await;
        person.settle().await;
        let before = reads(world).await;
        person.count_mutations().await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient
            .wait_until("two reads of each", async || {
                reads(world).await >= before + 16
            })
            .await;
        assert_eq!(person.mutations().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn it_is_accessible_with_all_that_it_can_say() {
    let scene = company()
        .project(Project::new(7, "acme/refused-fault-403").mirror(to(71, "v.example.com/v.git")));
    play(scene, async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let table = see(person, world).await;
        person
            .click(Role::Button, part("1 project closed to you"))
            .await;
        table.click(Role::Checkbox, select("beta", FAILING)).await;
        person.expect(Role::Region, "Selection").await;
        person.type_into("Filter", "statsu:failing beta").await;
        person.expect_text("Did you mean status?").await;
        person.expect_accessible("the fleet").await;
        person.see_through(320, 800).await;
        person.expect_accessible("the fleet at 320 pixels").await;
    })
    .await;
}
