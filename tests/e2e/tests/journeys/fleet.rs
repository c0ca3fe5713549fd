//! The fleet: every mirror of every project of mine, found, ordered, selected and read again.

use e2e::place::Place;
use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::json;
use thirtyfour::Key;

use crate::steps::{before_each_page, connect};

pub(crate) const FAILING: &str = "yota.example.com/b.git";
pub(crate) const DISABLED: &str = "xeno.example.com/b.git";
pub(crate) const STALE: &str = "zeta.example.com/a.git";
pub(crate) const UNPROVEN: &str = "whisky.example.com/g.git";

/// Most severe first, as the fleet begins.
pub(crate) const BY_SEVERITY: [&str; 4] = [FAILING, UNPROVEN, STALE, DISABLED];

pub(crate) fn alpha() -> Project {
    Project::new(1, "acme/alpha").mirror(to(11, STALE).succeeded_at("2026-01-01T00:00:00.000Z"))
}

/// Four mirrors of mine that differ in every column, and two of others.
pub(crate) fn company() -> Scene {
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

pub(crate) fn to(id: u64, target: &str) -> Mirror {
    Mirror::to(id, &format!("https://u:p@{target}"))
}

/// So many projects with a mirror each, at a server that takes its time.
pub(crate) fn many(count: u64, latency_ms: u64) -> Scene {
    let projects = (1..=count).map(|id| {
        let target = format!("t{id}.example.com/x.git");
        Project::new(id, &format!("acme/p{id}")).mirror(to(id, &target))
    });
    projects
        .fold(Scene::scripted(), Scene::project)
        .setting("latency_ms", json!(latency_ms))
}

/// Connects and waits until the fleet has been read.
pub(crate) async fn see(person: &Person, world: &World) -> Place {
    connect(person, world, "maintainer").await;
    person
        .expect_text("where you are Maintainer or Owner · read ")
        .await;
    table(person)
}

pub(crate) fn table(person: &Person) -> Place {
    person.within(Role::Table, "Push mirrors")
}

/// Waits until these stand in the table in this order.
pub(crate) async fn expect_order(person: &Person, targets: &[&str]) {
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

#[tokio::test]
async fn projects_without_a_mirror_to_a_host_are_counted_and_listed() {
    play(company(), async |person: &Person, world: &World| {
        see(person, world).await;
        person
            .expect_text("Every project that was read has an enabled mirror.")
            .await;
        // The one mirror to this host is disabled, so nothing is covered by it.
        person.choose("Mirrored to", "xeno.example.com").await;
        person
            .expect_text("3 projects without an enabled mirror to xeno.example.com")
            .await;
        person.choose("Mirrored to", "zeta.example.com").await;
        person
            .click(
                Role::Button,
                "2 projects without an enabled mirror to zeta.example.com",
            )
            .await;
        person.expect(Role::Link, "acme/beta").await;
        person.expect(Role::Link, "other/gamma").await;
        person.expect_gone(Role::Link, "acme/alpha").await;
    })
    .await;
}

#[tokio::test]
async fn what_arrives_later_leaves_the_table_as_it_is() {
    play(company(), async |person: &Person, world: &World| {
        let hold = "const real = window.fetch;
            const held = new Promise((free) => { window.free = free; });
            window.fetch = async (...asked) => {
              if (String(asked[0]?.url ?? asked[0]).includes('part-others')) await held;
              return real(...asked);
            };";
        before_each_page(person, hold).await;
        see(person, world).await;
        let host = world.origin().trim_start_matches("http://");
        person.expect_gone(Role::Button, host).await;
        let mark = "document.querySelector('.fleet-table').isTheFirst = true";
        person.browser().run(mark, Vec::new()).await;
        person.browser().run("window.free()", Vec::new()).await;
        person.expect(Role::Button, host).await;
        let is_same = "return document.querySelector('.fleet-table').isTheFirst === true";
        assert_eq!(person.browser().run(is_same, Vec::new()).await, true);
    })
    .await;
}
