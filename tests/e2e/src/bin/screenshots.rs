//! Pictures of every screen and dialog for `docs/screenshots/`, light and dark, wide and narrow.
//!
//! They show the demo's company, so what is seen here can be seen by hand with `cargo xtask demo`.
//! Words on the command line choose the pictures whose names contain one of them; `language=de` takes
//! them in another language, into `target/screenshots/`.

use std::path::PathBuf;

use e2e::browser::Start;
use e2e::person::Scheme;
use e2e::play::play_with;
use e2e::screens::SCREENS;
use e2e::stage::Stage;
use e2e::{Mirror, Person, Project, Role, Scene, World};
use serde_json::json;
use static_host::{Options, RuntimeConfig};

const WINDOWS: [(&str, u32, u32); 2] = [("wide", 1440, 900), ("narrow", 390, 844)];
const SCHEMES: [(&str, Scheme); 2] = [("light", Scheme::Light), ("dark", Scheme::Dark)];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let album = Album::open();
    let walk = async |person: &Person, world: &World| {
        person.expects_failed_requests();
        connect(person, world, &album).await;
        if let Some(language) = &album.language {
            person.speak(language).await;
        }
        for (name, route, sign) in SCREENS {
            if album.wants(name) {
                person.open(route).await;
                match album.language {
                    None => person.expect_text(sign).await,
                    Some(_) => person.settle().await,
                }
                album.take(person, name).await;
            }
        }
        if album.language.is_some() {
            return;
        }
        act(person, &album).await;
    };
    play_with(Start::default(), Scene::seeded(), |_| {}, walk).await;
    if album.language.is_some() {
        return;
    }
    let walk = async |person: &Person, _: &World| sign_in(person, &album).await;
    play_with(Start::default(), Scene::seeded(), with_sign_in, walk).await;
    if album.wants("accounts") {
        let other = World::set(Stage::shared().gitlab(), elsewhere()).await;
        let other = &other;
        let allow = |options: &mut Options| options.instances.push(other.own_origin());
        let walk = async |person: &Person, world: &World| {
            accounts(person, world, other, &album).await;
        };
        play_with(Start::default(), Scene::seeded(), allow, walk).await;
    }
}

/// Another GitLab of the same person.
fn elsewhere() -> Scene {
    let project = |id, path, target: &str| {
        let address = format!("https://bot:secret@{target}");
        let mirror = Mirror::to(id, &address).succeeded_at("2026-11-20T10:00:00.000Z");
        Project::new(id, path).mirror(mirror)
    };
    Scene::of(project(7, "oss/kiln", "github.com/oss/kiln.git")).project(project(
        8,
        "oss/lathe",
        "codeberg.org/oss/lathe.git",
    ))
}

/// Two accounts: their menu, their names, and the connect page that offers them.
async fn accounts(person: &Person, world: &World, other: &World, album: &Album) {
    for (origin, token, name) in [
        (other.own_origin(), other.token("maintainer"), "Open source"),
        (world.origin().to_owned(), world.token("maintainer"), "Work"),
    ] {
        person.open("#/connect").await;
        person.type_into("GitLab address", &origin).await;
        person.type_into("Access token", &token).await;
        person.click(Role::Button, "Connect").await;
        person.expect_text("Maintainer or Owner \u{b7} read ").await;
        person.open("#/settings").await;
        let host = origin.trim_start_matches("http://");
        let rename = format!("Rename maintainer at {host}");
        person.click(Role::Button, rename).await;
        person.type_into("Name", name).await;
        person.click(Role::Button, "Save name").await;
        person.expect(Role::Button, format!("Rename {name}")).await;
    }
    album.take(person, "settings-accounts").await;
    person.open("#/").await;
    person.expect_text("Maintainer or Owner \u{b7} read ").await;
    person.click(Role::Button, "Work").await;
    person.expect(Role::Link, "Open source").await;
    album.take(person, "fleet-accounts").await;
    person.escape().await;
    person.open("#/?accounts=all").await;
    person.expect_text("of 2 accounts").await;
    album.take(person, "fleet-all-accounts").await;
    person.click(Role::Button, "Sign out").await;
    person.expect(Role::Link, "Go on as Open source").await;
    album.take(person, "connect-accounts").await;
}

/// A host that has registered itself with the stand-in.
fn with_sign_in(options: &mut Options) {
    let instance = json!({ "name": "GitLab", "url": options.instances[0], "client_id": "app-w1" });
    let config = json!({ "instances": [instance] });
    options.config = RuntimeConfig::Text(config.to_string());
}

/// The connect page where one can sign in, and after that was denied.
async fn sign_in(person: &Person, album: &Album) {
    person.open("#/connect").await;
    person.expect(Role::Button, "Sign in with GitLab").await;
    album.take(person, "connect-sign-in").await;
    person.click(Role::Button, "Sign in with GitLab").await;
    person.click(Role::Button, "Deny").await;
    person.expect_text("You did not allow access").await;
    album.take(person, "connect-denied").await;
}

/// The connect page, empty and refusing, and the way in.
async fn connect(person: &Person, world: &World, album: &Album) {
    person.open("#/connect").await;
    person.expect(Role::Button, "Connect").await;
    album.take(person, "connect").await;
    person.type_into("GitLab address", world.origin()).await;
    person
        .type_into("Access token", &world.token("maintainer.expired"))
        .await;
    person.click(Role::Button, "Connect").await;
    person.expect_text("expired").await;
    album.take(person, "connect-refused").await;
    person
        .type_into("Access token", &world.token("maintainer"))
        .await;
    person.click(Role::Button, "Connect").await;
    person.expect_gone(Role::Button, "Connect").await;
}

/// What has to be done before it can be seen.
async fn act(person: &Person, album: &Album) {
    person.open("#/projects/42/mirrors/101486").await;
    person.click(Role::Button, "Sync now").await;
    person.expect_text("Sync failed").await;
    album.take(person, "mirror-synced").await;
    person.open("#/activity").await;
    person.expect_text("Copy as curl").await;
    album.take(person, "activity").await;
    person.open("#/settings").await;
    person.click(Role::Button, "Forget everything").await;
    person.expect(Role::Dialog, "Forget everything?").await;
    album.take(person, "settings-forget").await;
}

/// Where the pictures go, and which are wanted.
struct Album {
    folder: PathBuf,
    wanted: Vec<String>,
    /// Another language than English, which goes into a folder that is not kept.
    language: Option<String>,
}

impl Album {
    fn open() -> Self {
        let mut wanted: Vec<String> = std::env::args().skip(1).collect();
        let language = wanted
            .iter()
            .position(|word| word.starts_with("language="))
            .map(|at| wanted.remove(at)["language=".len()..].to_owned());
        let folder = match &language {
            None => "../../docs/screenshots".to_owned(),
            Some(language) => format!("../../target/screenshots/{language}"),
        };
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
        std::fs::create_dir_all(&folder).expect("the folder can be written");
        Self {
            folder,
            wanted,
            language,
        }
    }

    fn wants(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|part| name.contains(part.as_str()))
    }

    /// One screen in every window and colour.
    async fn take(&self, person: &Person, name: &str) {
        if !self.wants(name) {
            return;
        }
        for (window, width, height) in WINDOWS {
            person.see_through(width, height).await;
            for (colours, scheme) in SCHEMES {
                person.prefer(scheme).await;
                person.settle().await;
                let file = self.folder.join(format!("{name}-{colours}-{window}.png"));
                std::fs::write(&file, person.picture().await)
                    .expect("the docs folder can be written");
                println!("{}", file.display());
            }
        }
        person.prefer(Scheme::Light).await;
        person.see_through(1440, 900).await;
    }
}
