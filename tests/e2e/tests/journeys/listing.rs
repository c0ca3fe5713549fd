//! The mirrors of one project: none, few, more than a page of the API, and told truthfully.

use e2e::{Mirror, Person, Project, Role, Scene, World, part, play};

use crate::steps::{connect, open_app_project};

#[tokio::test]
async fn a_project_without_mirrors_says_so_and_offers_the_first() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            open_app_project(person, world).await;
            person.expect_text("No push mirrors").await;
            person.expect(Role::Button, "Add mirror").await;
        },
    )
    .await;
}

async fn mirror_pages(world: &World) -> usize {
    let requests = world.requests().await;
    let pages = requests
        .iter()
        .filter(|request| request.path.ends_with("/remote_mirrors"));
    pages.count()
}

#[tokio::test]
async fn every_mirror_of_many_pages_is_listed() {
    let mut project = Project::app();
    for number in 1..=123 {
        let url = format!("https://u:p@target{number:03}.example.com/acme/app.git");
        project = project.mirror(Mirror::to(number, &url).disabled());
    }
    play(
        Scene::of(project),
        async |person: &Person, world: &World| {
            connect(person, world, "maintainer").await;
            // The fleet reads the same pages; they are counted apart.
            person.expect_text("123 mirrors in 1 project").await;
            let before = mirror_pages(world).await;
            person.open("#/projects/42").await;
            person
                .expect(Role::Row, part("target001.example.com"))
                .await;
            person
                .expect(Role::Row, part("target123.example.com"))
                .await;
            let table = person.within(Role::Main, part(""));
            table
                .expect_count(123, Role::Row, part("example.com/acme/app"))
                .await;
            let pages = [before, mirror_pages(world).await - before];
            assert_eq!(pages, [2, 2], "a hundred a page is the most the API gives");
        },
    )
    .await;
}

#[tokio::test]
async fn every_health_is_told_apart() {
    let now = "2026-11-20T10:00:00.000Z";
    let scene = Scene::of(
        Project::app()
            .mirror(Mirror::to(1, "https://u:p@failing.example.com/a.git").failed_with("13:oops"))
            .mirror(
                Mirror::to(2, "https://u:p@retrying.example.com/a.git")
                    .set("update_status", "to_retry")
                    .set("last_error", "13:later")
                    .set("last_update_started_at", now),
            )
            .mirror(
                Mirror::to(3, "https://u:p@stuck.example.com/a.git")
                    .set("update_status", "started")
                    .set("last_update_started_at", now),
            )
            .mirror(Mirror::to(4, "https://u:p@unproven.example.com/a.git"))
            .mirror(
                Mirror::to(5, "https://u:p@stale.example.com/a.git")
                    .succeeded_at("2026-01-01T00:00:00.000Z"),
            )
            .mirror(Mirror::to(6, "https://u:p@disabled.example.com/a.git").disabled()),
    );
    play(scene, async |person: &Person, world: &World| {
        open_app_project(person, world).await;
        let cases = [
            ("failing", "Failing"),
            ("retrying", "Retrying"),
            ("stuck", "Stuck"),
            ("unproven", "Unproven"),
            ("stale", "Stale"),
            ("disabled", "Disabled"),
        ];
        for (target, word) in cases {
            let row = person.within(Role::Row, part(format!("{target}.example.com")));
            row.expect_text(word).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_meter_counts_enabled_mirrors_where_the_server_limits_them() {
    let mut project = Project::app();
    for number in 1..=10 {
        project = project.mirror(Mirror::to(
            number,
            &format!("https://u:p@t{number}.example.com/a.git"),
        ));
    }
    project = project.mirror(Mirror::to(11, "https://u:p@off.example.com/a.git").disabled());
    play(
        Scene::of(project),
        async |person: &Person, world: &World| {
            open_app_project(person, world).await;
            person.expect_text("10 of 10").await;
        },
    )
    .await;
}

#[tokio::test]
async fn projects_are_found_by_name_path_and_pasted_address() {
    let scene = Scene::of(Project::new(7, "acme/platform/payments-api"))
        .project(Project::new(8, "acme/platform/ledger"));
    play(scene, async |person: &Person, world: &World| {
        connect(person, world, "maintainer").await;
        let pasted = format!(
            "{}/acme/platform/payments-api/-/settings/repository",
            world.origin()
        );
        for text in ["payments", "acme/platform/payments-api", &pasted] {
            person.open("#/projects").await;
            person.type_into(part("project"), text).await;
            person.click(Role::Link, part("payments-api")).await;
            person.expect_route("#/projects/7").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_project_is_explained() {
    play(
        Scene::of(Project::app()),
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            connect(person, world, "maintainer").await;
            for route in [
                "#/projects/999",
                "#/projects/acme%2Fnowhere",
                "#/projects/%C3%A4%20%3Cb%3E",
            ] {
                person.open(route).await;
                person.expect_text("There is no such project").await;
            }
            person.open("#/nowhere").await;
            person.expect_text("nowhere").await;
            person.expect(Role::Heading, part("page")).await;
        },
    )
    .await;
}
