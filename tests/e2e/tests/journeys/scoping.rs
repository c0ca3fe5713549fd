//! Which projects the fleet consists of, and filters under a name.

use std::time::Duration;

use e2e::{Person, Role, World, part, play};

use crate::fleet::{BY_SEVERITY, FAILING, STALE, UNPROVEN, company, expect_order, see};
use crate::steps::{before_each_page, connect};

#[tokio::test]
async fn one_group_is_read_by_its_path_or_its_page() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        table.expect(Role::Row, part(UNPROVEN)).await;
        person.click(Role::Link, "Choose projects").await;
        let dialog = person.within(Role::Dialog, "Which projects?");
        dialog.click(Role::Radio, part("One group")).await;
        dialog.click(Role::Button, "Show").await;
        dialog.expect_text("Enter the path of a group.").await;
        dialog
            .type_into("Group", "https://elsewhere.example/acme")
            .await;
        dialog.click(Role::Button, "Show").await;
        dialog
            .expect_text("elsewhere.example is another instance")
            .await;
        person.expect_accessible("the choice of projects").await;
        let page = format!("{}/groups/acme", world.origin());
        dialog.type_into("Group", &page).await;
        dialog.click(Role::Button, "Show").await;
        person.expect_text("3 mirrors in 2 projects of acme").await;
        table.expect(Role::Row, part(FAILING)).await;
        table.expect_gone(Role::Row, part(UNPROVEN)).await;
        person.expect_route("#/?of=acme%2F").await;
        person.reload().await;
        person.expect_text("3 mirrors in 2 projects of acme").await;
        // Back to everything, which was kept.
        person.click(Role::Link, "Fleet").await;
        expect_order(person, &BY_SEVERITY).await;
        person
            .expect_text("where you are Maintainer or Owner")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_list_is_read_and_what_is_not_there_is_named() {
    play(company(), async |person: &Person, world: &World| {
        person.expects_failed_requests();
        let table = see(person, world).await;
        person.click(Role::Link, "Choose projects").await;
        let dialog = person.within(Role::Dialog, "Which projects?");
        dialog.click(Role::Radio, part("A list")).await;
        let pasted = format!("acme/alpha, {}/other/gamma\nacme/nowhere", world.origin());
        dialog.type_into("Projects", &pasted).await;
        dialog.click(Role::Button, "Show").await;
        person
            .expect_text("2 mirrors in 2 projects of the 3 that you named")
            .await;
        table.expect(Role::Row, part(STALE)).await;
        table.expect(Role::Row, part(UNPROVEN)).await;
        table.expect_gone(Role::Row, part(FAILING)).await;
        person
            .click(Role::Button, "1 project of your list could not be read")
            .await;
        person
            .expect_text("acme/nowhere · There is no such project")
            .await;
        person.expect_accessible("a list of projects").await;
        // What was typed is there again.
        person.click(Role::Link, "Choose projects").await;
        let typed = dialog.value_of("Projects").await;
        assert_eq!(typed, "acme/alpha\nother/gamma\nacme/nowhere");
    })
    .await;
}

#[tokio::test]
async fn a_filter_is_kept_under_a_name_and_removed_again() {
    play(company(), async |person: &Person, world: &World| {
        let table = see(person, world).await;
        person.type_into("Filter", "status:failing").await;
        table.expect_gone(Role::Row, part(STALE)).await;
        person.click(Role::Button, "Saved").await;
        person.click(Role::Link, "Save or remove…").await;
        let dialog = person.within(Role::Dialog, "Saved filters");
        dialog.click(Role::Button, "Save filter").await;
        dialog.expect_text("Enter a name.").await;
        dialog.type_into("Name", "On fire").await;
        dialog.click(Role::Button, "Save filter").await;

        person.open("#/").await;
        table.expect(Role::Row, part(STALE)).await;
        person.reload().await;
        table.expect(Role::Row, part(STALE)).await;
        person.click(Role::Button, "Saved").await;
        person.click(Role::Link, "On fire").await;
        table.expect_gone(Role::Row, part(STALE)).await;
        table.expect(Role::Row, part(FAILING)).await;
        person.expect_route("#/?filter=status%3Afailing").await;

        person.click(Role::Button, "Saved").await;
        person.click(Role::Link, "Save or remove…").await;
        person.expect_accessible("saved filters").await;
        dialog.click(Role::Button, "Remove On fire").await;
        dialog.expect_gone(Role::Button, "Remove On fire").await;
    })
    .await;
}

/// The first of the list cannot be asked for, however often: the others are read all the same.
#[tokio::test]
async fn a_project_of_a_list_that_fails_keeps_nobody_from_the_others() {
    let script = "const ask = window.fetch;
        window.fetch = (request, ...rest) => request.url?.endsWith('/projects/acme%2Fbeta')
            ? Promise.resolve(new Response('{}', { status: 503 }))
            : ask(request, ...rest);";
    play(company(), async |person: &Person, world: &World| {
        before_each_page(person, script).await;
        connect(person, world, "maintainer").await;
        person
            .open("#/?of=acme%2Fbeta%20acme%2Falpha%20other%2Fgamma")
            .await;
        let patient = person.with_patience(Duration::from_secs(60));
        patient
            .click(Role::Button, "1 project of your list could not be read")
            .await;
        person.expect_text("acme/beta · GitLab has a problem").await;
        patient
            .expect_text("2 mirrors in 2 projects of the 3 that you named")
            .await;
        patient.expect(Role::Button, "Rescan").await;
    })
    .await;
}
