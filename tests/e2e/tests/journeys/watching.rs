//! Being told without looking: title, icon, notifications, and a display on a wall.

use std::time::Duration;

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::fleet::{DISABLED, FAILING, STALE, UNPROVEN, company, expect_order, see, table, to};
use crate::steps::{before_each_page, connect};

const TELL: &str = "Tell me when a mirror turns failing or recovers";

/// One project with one mirror.
fn one(mirror: Mirror) -> Scene {
    Scene::of(Project::new(1, "acme/alpha").mirror(mirror))
}

fn well() -> Mirror {
    to(11, STALE).succeeded_at("2026-01-01T00:00:00.000Z")
}

fn failed() -> Mirror {
    well().failed_with("13:push to mirror: fatal: Authentication failed")
}

/// Decides what the browser answers for the person.
async fn let_notify(person: &Person, setting: &str) {
    let params = json!({ "permission": { "name": "notifications" }, "setting": setting });
    person
        .browser()
        .command("Browser.setPermission", params)
        .await;
}

/// Writes down what is notified, and lets a test look away from the page.
async fn record(person: &Person) {
    let script = "window.__told = [];
        document.hasFocus = () => !window.__isAway;
        window.Notification = new Proxy(window.Notification, {
            construct(target, [title, options]) {
                window.__told.push({ title, ...options });
                return new target(title, options);
            },
        });";
    before_each_page(person, script).await;
}

async fn told(person: &Person) -> Vec<Value> {
    let told = person.browser().run("return window.__told", Vec::new());
    told.await.as_array().unwrap().clone()
}

async fn look_away(person: &Person) {
    let script = "window.__isAway = true; window.dispatchEvent(new Event('blur'));";
    person.browser().run(script, Vec::new()).await;
}

async fn look_back(person: &Person) {
    let script = "window.__isAway = false; window.dispatchEvent(new Event('focus'));";
    person.browser().run(script, Vec::new()).await;
}

async fn turn_telling_on(person: &Person) {
    person.click(Role::Link, "Settings").await;
    person.click(Role::Switch, TELL).await;
    person.expect_checked(Role::Switch, TELL, true).await;
    person.click(Role::Link, "Fleet").await;
}

/// Waits until the page is called so, and its icon comes from such an address.
async fn expect_tab(person: &Person, title: &str, icon: &str) {
    let script =
        "return [document.title, document.querySelector('link[rel=icon]').getAttribute('href')]";
    let what = format!("the title {title} and an icon from {icon}");
    person
        .wait_until(&what, async || {
            let tab = person.browser().run(script, Vec::new()).await;
            tab[0] == title && tab[1].as_str().unwrap().contains(icon)
        })
        .await;
}

#[tokio::test]
async fn title_and_icon_tell_of_failing_mirrors_on_every_screen() {
    let plain = "icon-";
    let dotted = "data:image/svg+xml,";
    play(company(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        person.open("#/connect").await;
        expect_tab(person, "Connect · Mirrordeck", plain).await;
        see(person, world).await;
        expect_tab(person, "(1) Push mirrors · Mirrordeck", dotted).await;
        person.click(Role::Link, "Settings").await;
        expect_tab(person, "(1) Settings · Mirrordeck", dotted).await;
        world.replace(one(well())).await;
        person.click(Role::Link, "Fleet").await;
        person.click(Role::Button, "Rescan").await;
        expect_tab(person, "Push mirrors · Mirrordeck", plain).await;
        world.replace(company()).await;
        person.click(Role::Button, "Rescan").await;
        expect_tab(person, "(1) Push mirrors · Mirrordeck", dotted).await;
        person.click(Role::Button, "Sign out").await;
        expect_tab(person, "Connect · Mirrordeck", plain).await;
    })
    .await;
}

#[tokio::test]
async fn a_mirror_that_turns_while_nobody_looks_is_told_and_one_that_is_seen_is_not() {
    play(one(failed()), async |person: &Person, world: &World| {
        record(person).await;
        let_notify(person, "granted").await;
        let fleet = see(person, world).await;
        turn_telling_on(person).await;
        fleet.expect(Role::Row, part("Failing")).await;
        world.replace(one(well())).await;
        person.click(Role::Button, "Rescan").await;
        fleet.expect(Role::Row, part("Stale")).await;
        assert!(told(person).await.is_empty(), "it was seen");

        look_away(person).await;
        world.replace(one(failed())).await;
        let patient = person.with_patience(Duration::from_secs(60));
        let is_told = async |number: usize| told(person).await.len() == number;
        patient
            .wait_until("a notification", async || is_told(1).await)
            .await;
        assert_eq!(
            told(person).await[0],
            json!({ "title": "1 mirror turned failing", "body": STALE, "tag": "mirrordeck" })
        );
        fleet.expect(Role::Row, part("Failing")).await;
        world.replace(one(well())).await;
        patient
            .wait_until("another one", async || is_told(2).await)
            .await;
        assert_eq!(told(person).await[1]["title"], "1 mirror recovered");

        look_back(person).await;
        world.replace(one(failed())).await;
        person.click(Role::Button, "Rescan").await;
        fleet.expect(Role::Row, part("Failing")).await;
        assert_eq!(told(person).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_read_first_or_stored_is_no_news() {
    play(one(failed()), async |person: &Person, world: &World| {
        record(person).await;
        let_notify(person, "granted").await;
        see(person, world).await;
        turn_telling_on(person).await;
        before_each_page(person, "window.__isAway = true;").await;
        person.reload().await;
        table(person).expect(Role::Row, part("Failing")).await;
        let another = Project::new(2, "acme/beta").mirror(to(21, FAILING).failed_with("13:no"));
        world.replace(one(failed()).project(another)).await;
        person.click(Role::Button, "Rescan").await;
        person.expect_text("2 mirrors in 2 projects").await;
        person.expect(Role::Button, "Rescan").await;
        assert!(told(person).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_refuses_is_explained_and_may_change_its_mind() {
    play(one(well()), async |person: &Person, world: &World| {
        let_notify(person, "denied").await;
        connect(person, world, "maintainer").await;
        person.click(Role::Link, "Settings").await;
        person.click(Role::Switch, TELL).await;
        person
            .expect_text("The browser does not allow notifications")
            .await;
        person
            .expect_text("Allow them for this page in the browser's site settings")
            .await;
        person.expect_checked(Role::Switch, TELL, false).await;
        person.expect_accessible("refused notifications").await;
        let_notify(person, "granted").await;
        person.click(Role::Switch, TELL).await;
        person.expect_checked(Role::Switch, TELL, true).await;
        person.expect_no_text("does not allow notifications").await;
        person.reload().await;
        person.expect_checked(Role::Switch, TELL, true).await;
        let_notify(person, "denied").await;
        person.reload().await;
        person
            .expect_text("The browser does not allow notifications")
            .await;
        person.expect_checked(Role::Switch, TELL, false).await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_notifications_is_said_to_have_none() {
    play(one(well()), async |person: &Person, world: &World| {
        before_each_page(person, "delete window.Notification;").await;
        connect(person, world, "maintainer").await;
        person.click(Role::Link, "Settings").await;
        let why = "This browser has no notifications for this page";
        person.expect_refusing(Role::Switch, TELL, why).await;
    })
    .await;
}

/// The company and a mirror that does well, whatever the clock says.
fn company_with_a_good_one() -> Scene {
    let good = to(41, "good.example.com/d.git");
    company().project(
        Project::new(4, "acme/delta").mirror(good.succeeded_at("2099-01-01T00:00:00.000Z")),
    )
}

#[tokio::test]
async fn a_wall_shows_what_needs_attention_and_nothing_to_press() {
    play(
        company_with_a_good_one(),
        async |person: &Person, world: &World| {
            see(person, world).await;
            person.click(Role::Link, "Wall display").await;
            person.expect_route("#/?kiosk").await;
            expect_order(person, &[FAILING, UNPROVEN, STALE]).await;
            let rows = table(person);
            rows.expect_count(3, Role::Row, part(".example.com/")).await;
            person.expect_text("5 mirrors in 4 projects").await;
            person.expect_text("· read ").await;
            person.expect_gone(Role::Link, "Settings").await;
            person.expect_gone(Role::Combobox, "Filter").await;
            person.expect_gone(Role::Checkbox, part("Select")).await;
            person.expect_gone(Role::Button, part("Sync")).await;
            person.expect_gone(Role::Heading, "Findings").await;
            person.expect_accessible("the wall").await;
            person.see_through(390, 844).await;
            person.expect_accessible("the wall on a phone").await;
            person.see_through(1440, 900).await;
            person.press(Key::Escape).await;
            person.expect_route("#/").await;
            person.expect(Role::Combobox, "Filter").await;
            person.expect(Role::Link, "Settings").await;
            person.expect_focus(Role::Heading, "Push mirrors").await;
        },
    )
    .await;
}

#[tokio::test]
async fn filter_order_and_columns_of_the_address_hold_on_a_wall() {
    play(
        company_with_a_good_one(),
        async |person: &Person, world: &World| {
            see(person, world).await;
            let asked = "filter=group%3Aacme&sort=target&columns=target%20status";
            person.open(&format!("#/?{asked}&kiosk")).await;
            expect_order(person, &[FAILING, STALE]).await;
            let rows = table(person);
            rows.expect_count(2, Role::Row, part(".example.com/")).await;
            rows.expect_gone(Role::Columnheader, part("Project")).await;
            person.expect_text("Only what matches group:acme").await;
            person.open("#/?filter=status%3Adisabled&kiosk").await;
            rows.expect(Role::Row, part(DISABLED)).await;
            person.open("#/?filter=delta&kiosk").await;
            person.expect_text("Nothing needs attention").await;
            person.open("#/?filter=host%3Agood.exmaple.com&kiosk").await;
            person.expect_text("No mirror matches this filter").await;
            person.open(&format!("#/?{asked}&kiosk")).await;
            person.click(Role::Link, "Leave the wall display").await;
            person.expect_route(&format!("#/?{asked}")).await;
            person.expect_value("Filter", "group:acme").await;
        },
    )
    .await;
}

/// Five minutes pass in two seconds for timers of that length.
#[tokio::test]
async fn a_wall_reads_everything_again_by_itself() {
    let script = "const wait = window.setTimeout;
        window.setTimeout = (run, time, ...rest) => wait(run, time === 300000 ? 2000 : time, ...rest);";
    play(one(well()), async |person: &Person, world: &World| {
        before_each_page(person, script).await;
        see(person, world).await;
        person.open("#/?kiosk").await;
        let rows = table(person);
        rows.expect(Role::Row, part("Stale")).await;
        let another = Project::new(2, "acme/beta").mirror(to(21, FAILING).failed_with("13:no"));
        world.replace(one(well()).project(another)).await;
        rows.expect(Role::Row, part(FAILING)).await;
        person.expect_text("2 mirrors in 2 projects").await;
        expect_tab(person, "(1) Push mirrors · Mirrordeck", "data:").await;
    })
    .await;
}
