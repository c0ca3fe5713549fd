//! Pages of others that embed the app: the examples, served beside the built folder or far from it.

use std::path::Path;

use static_host::{Options, StaticHost};
use tempfile::TempDir;
use thirtyfour::{By, Key};

use crate::browser::Start;
use crate::person::Person;
use crate::play::play_at;
use crate::role::Role;
use crate::scene::Scene;
use crate::stage::Stage;
use crate::world::World;

/// Lets a person use the page of an example, in whose folder above the app lies.
pub async fn play_embedded(scene: Scene, page: &str, script: impl AsyncFnOnce(&Person, &World)) {
    let stage = Stage::shared();
    let world = World::set(stage.gitlab(), scene).await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    copy(&stage.environment().dist, folder.path());
    let host = examples(&folder, vec![stage.gitlab()], &[]).await;
    let address = format!("{}examples/{page}", host.url());
    play_at(address, Start::default(), async |person: &Person| {
        script(person, &world).await;
    })
    .await;
}

/// Serves the examples, and what else lies in the folder, under a policy as strict as the app's own.
pub async fn examples(
    folder: &TempDir,
    instances: Vec<String>,
    extra_policy: &[&str],
) -> StaticHost {
    let stage = Stage::shared();
    let below = folder.path().join("examples");
    std::fs::create_dir_all(&below).expect("a temporary folder can be written");
    copy(&stage.environment().examples, &below);
    let mut options = Options::new(folder.path());
    options.prefix = "/team/".to_owned();
    options.instances = instances;
    options.extra_policy = extra_policy.iter().map(|&it| it.to_owned()).collect();
    stage.host(options).await
}

fn copy(from: &Path, to: &Path) {
    let entries = std::fs::read_dir(from).expect("the folder was built");
    for entry in entries {
        let path = entry.expect("the folder can be read").path();
        if let Some(name) = path.file_name()
            && path.is_file()
        {
            std::fs::copy(&path, to.join(name)).expect("a temporary folder can be written");
        }
    }
}

impl Person {
    /// Fills in the form of an example's page, which gives the app the token.
    pub async fn sign_in_around(&self, world: &World) {
        self.type_into("GitLab of the team", world.origin()).await;
        let token = world.token("maintainer");
        self.type_into("Token of the team", &token).await;
        self.click(Role::Button, "Show the mirrors").await;
    }

    /// Goes into the only frame of the page, which everything is about from then on.
    pub async fn enter_frame(&self) {
        let handle = self.browser().handle();
        let frame = handle.find(By::Tag("iframe")).await;
        let frame = frame.expect("the page has a frame");
        let entered = frame.enter_frame().await;
        entered.expect("a frame can be entered");
    }

    /// Goes back to the page around the frame.
    pub async fn leave_frame(&self) {
        let left = self.browser().handle().enter_default_frame().await;
        left.expect("a page is around every frame");
    }

    /// Presses Escape, wherever the focus is.
    pub async fn escape(&self) {
        self.press(Key::Escape).await;
    }
}
