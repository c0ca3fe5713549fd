//! Being signed out because nobody used the page, for those who chose that.

use e2e::place::Place;
use e2e::{Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, connect_keeping, fill_in};

fn small() -> Scene {
    Scene::of(Project::app())
}

/// Connects once more as whoever was signed out.
async fn connect_again(person: &Person, world: &World) {
    fill_in(person, world.origin(), &world.token("maintainer")).await;
    person.click(Role::Button, "Connect").await;
}

async fn choose_five_minutes(person: &Person) {
    person.open("#/settings").await;
    person.click(Role::Radio, "5 min").await;
}

/// Lets time pass for the page.
async fn pass_minutes(person: &Person, minutes: u32) {
    let script = format!(
        "const now = Date.now; Date.now = () => now.call(Date) + {};",
        minutes * 60_000
    );
    person.browser().run(&script, Vec::new()).await;
}

fn form(person: &Person) -> Place {
    person.within(Role::Dialog, "Add push mirror")
}

#[tokio::test]
async fn whoever_stays_away_is_signed_out_and_finds_the_form_again_without_the_password() {
    play(small(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        choose_five_minutes(person).await;
        person.open("#/projects/42/mirrors/new").await;
        let url = "https://git.example.net/acme/new.git";
        form(person).type_into("Repository URL", url).await;
        form(person)
            .type_into("Password or token", "hunter2-of-target")
            .await;
        pass_minutes(person, 6).await;
        person.expect_text("You were signed out").await;
        person
            .expect_text("Nobody used Mirrordeck for 5 minutes")
            .await;
        person
            .expect_secret_only_in(&world.token("maintainer"), &[])
            .await;

        connect_again(person, world).await;
        form(person).find(Role::Button, "Add mirror").await;
        assert_eq!(form(person).value_of("Repository URL").await, url);
        assert_eq!(form(person).value_of("Password or token").await, "");
    })
    .await;
}

#[tokio::test]
async fn a_use_in_time_keeps_the_session() {
    play(small(), async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        choose_five_minutes(person).await;
        count_looks(person).await;
        for _ in 0..3 {
            pass_minutes(person, 4).await;
            person.click(Role::Heading, "Settings").await;
        }
        // Twelve minutes have passed. Only a look at the clock tells whether that was too long.
        let so_far = looks(person).await;
        person
            .wait_until("the clock is looked at", async || {
                looks(person).await > so_far
            })
            .await;
        person.expect(Role::Button, "Sign out").await;
    })
    .await;
}

/// Counts how often the page asks when it was last used.
async fn count_looks(person: &Person) {
    let script = "const read = Storage.prototype.getItem;
        window.looks = 0;
        Storage.prototype.getItem = function (key) {
            if (key === 'mirrordeck.used') window.looks += 1;
            return read.call(this, key);
        };";
    person.browser().run(script, Vec::new()).await;
}

async fn looks(person: &Person) -> u64 {
    let looks = person
        .browser()
        .run("return window.looks", Vec::new())
        .await;
    looks.as_u64().expect("they are counted")
}

#[tokio::test]
async fn the_time_goes_on_while_the_page_is_closed() {
    play(small(), async |person: &Person, world: &World| {
        connect_keeping(person, world, "On this device").await;
        person.expect(Role::Heading, "Push mirrors").await;
        choose_five_minutes(person).await;
        let earlier = "localStorage.setItem('mirrordeck.used', Date.now() - 6 * 60000)";
        person.browser().run(earlier, Vec::new()).await;
        person.open("#/projects/42").await;
        person.reload().await;
        person
            .expect_text("Nobody used Mirrordeck for 5 minutes")
            .await;
        person
            .expect_secret_only_in(&world.token("maintainer"), &[])
            .await;

        connect_again(person, world).await;
        person.open("#/settings").await;
        person.click(Role::Radio, "Never").await;
        person.expect(Role::Heading, part("Settings")).await;
        let read = "return localStorage.getItem('mirrordeck.used')";
        let used = person.browser().run(read, Vec::new()).await;
        assert!(used.is_null(), "nothing is noted for nothing");
    })
    .await;
}
