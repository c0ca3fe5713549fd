//! Pictures of every screen and dialog for `docs/screenshots/`, light and dark, wide and narrow.
//!
//! They show the demo's company, so what is seen here can be seen by hand with `cargo xtask demo`.

use std::path::Path;

use e2e::browser::Start;
use e2e::person::Scheme;
use e2e::play::play_with;
use e2e::role::Name;
use e2e::{Person, Role, Scene, World, part};

/// A screen: its file, its address, and what is there once it is complete.
struct Screen {
    name: &'static str,
    route: &'static str,
    role: Role,
    sign: &'static str,
}

const fn screen(name: &'static str, route: &'static str, role: Role, sign: &'static str) -> Screen {
    Screen {
        name,
        route,
        role,
        sign,
    }
}

/// What a maintainer sees. The projects and mirrors are those of the default company.
const SCREENS: &[Screen] = &[
    screen("projects", "#/", Role::Row, "payments-api"),
    screen("project", "#/projects/79", Role::Row, "edge-config"),
    screen("project-few", "#/projects/42", Role::Row, "payments-api"),
    screen(
        "project-empty",
        "#/projects/99",
        Role::Heading,
        "No push mirrors",
    ),
    screen(
        "project-missing",
        "#/projects/4711",
        Role::Heading,
        "There is no such project",
    ),
    screen(
        "mirror-failing",
        "#/projects/42/mirrors/101486",
        Role::Switch,
        "Enabled",
    ),
    screen(
        "mirror-healthy",
        "#/projects/42/mirrors/101487",
        Role::Switch,
        "Enabled",
    ),
    screen(
        "mirror-ssh",
        "#/projects/42/mirrors/101488",
        Role::Switch,
        "Enabled",
    ),
    screen("mirror-new", "#/projects/42/mirrors/new", Role::Dialog, ""),
    screen(
        "mirror-edit",
        "#/projects/42/mirrors/101486/edit",
        Role::Dialog,
        "",
    ),
    screen(
        "mirror-delete",
        "#/projects/42/mirrors/101486/delete",
        Role::Dialog,
        "",
    ),
    screen("pull-mirror", "#/projects/42/pull-mirror", Role::Dialog, ""),
    screen("activity", "#/activity", Role::Heading, "Activity"),
    screen("settings", "#/settings", Role::Heading, "Settings"),
    screen(
        "not-found",
        "#/nowhere",
        Role::Heading,
        "There is no such page",
    ),
];

const WINDOWS: [(&str, u32, u32); 2] = [("wide", 1440, 900), ("narrow", 390, 844)];
const SCHEMES: [(&str, Scheme); 2] = [("light", Scheme::Light), ("dark", Scheme::Dark)];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    std::fs::create_dir_all(&folder).expect("the docs folder can be written");
    play_with(
        Start::default(),
        Scene::seeded(),
        |_| {},
        async |person: &Person, world: &World| {
            person.expects_failed_requests();
            let is_wanted =
                |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part));

            person.open("#/connect").await;
            person.expect(Role::Button, "Connect").await;
            if is_wanted("connect") {
                take(person, &folder, "connect").await;
            }
            person.type_into("GitLab address", world.origin()).await;
            person
                .type_into("Access token", &world.token("maintainer.expired"))
                .await;
            person.click(Role::Button, "Connect").await;
            person.expect_text("expired").await;
            if is_wanted("connect-refused") {
                take(person, &folder, "connect-refused").await;
            }
            person
                .type_into("Access token", &world.token("maintainer"))
                .await;
            person.click(Role::Button, "Connect").await;
            person.expect_gone(Role::Button, "Connect").await;

            for screen in SCREENS {
                if !is_wanted(screen.name) {
                    continue;
                }
                person.open(screen.route).await;
                person.expect(screen.role, sign(screen.sign)).await;
                take(person, &folder, screen.name).await;
            }
        },
    )
    .await;
}

fn sign(text: &str) -> Name {
    part(text)
}

/// One screen in every window and colour.
async fn take(person: &Person, folder: &Path, name: &str) {
    for (window, width, height) in WINDOWS {
        person.see_through(width, height).await;
        for (colours, scheme) in SCHEMES {
            person.prefer(scheme).await;
            person.settle().await;
            let file = folder.join(format!("{name}-{colours}-{window}.png"));
            std::fs::write(&file, person.picture().await).expect("the docs folder can be written");
            println!("{}", file.display());
        }
    }
    person.prefer(Scheme::Light).await;
    person.see_through(1440, 900).await;
}
