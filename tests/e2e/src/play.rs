//! Plays one test: gives it a browser, keeps a picture and the console if it fails, and asserts at
//! its end that nothing went wrong behind the person's back.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::OnceLock;

use futures_util::FutureExt;
use static_host::Options;
use tokio::sync::Semaphore;

use crate::browser::Start;
use crate::person::Person;
use crate::scene::Scene;
use crate::stage::Stage;
use crate::world::World;

/// Browsers at a time: each keeps about one core busy.
const BROWSERS: usize = 2;

/// Lets a person use the app against a GitLab that looks like this scene.
pub async fn play(scene: Scene, script: impl AsyncFnOnce(&Person, &World)) {
    play_with(Start::default(), scene, |_| {}, script).await;
}

/// The same, with a browser or a host that differs from the usual ones.
pub async fn play_with(
    start: Start,
    scene: Scene,
    adjust: impl FnOnce(&mut Options),
    script: impl AsyncFnOnce(&Person, &World),
) {
    let stage = Stage::shared();
    let world = World::set(stage.gitlab(), scene).await;
    let mut options = stage.app_options();
    adjust(&mut options);
    let host = stage.host(options).await;
    play_at(host.url(), start, async |person| {
        script(person, &world).await
    })
    .await;
}

/// Lets a person with a fresh browser do something at this address.
pub async fn play_at(app: String, start: Start, script: impl AsyncFnOnce(&Person)) {
    static SEATS: OnceLock<Semaphore> = OnceLock::new();
    let seats = SEATS.get_or_init(|| Semaphore::new(BROWSERS));
    let _seat = seats.acquire().await.expect("nobody closes the semaphore");

    let person = Person::arrive(Stage::shared(), &start, app).await;
    let played = AssertUnwindSafe(async {
        script(&person).await;
        let complaints = person.watch.complaints().await;
        assert!(
            complaints.is_empty(),
            "behind the person's back:\n  {}",
            complaints.join("\n  ")
        );
    })
    .catch_unwind()
    .await;
    if played.is_err() {
        report(&person).await;
    }
    person.leave().await;
    if let Err(panic) = played {
        resume_unwind(panic);
    }
}

/// Leaves behind what helps to understand a failure.
async fn report(person: &Person) {
    let reporting = AssertUnwindSafe(async {
        let name = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        let picture = folder.join(format!("{name}.png"));
        std::fs::write(&picture, person.picture().await).expect("the target folder can be written");
        println!("picture: {}", picture.display());
        println!("address: {}", person.route().await);
        for line in person.watch.console().await {
            println!("console: {} {} {}", line.level, line.source, line.message);
        }
    });
    // A browser that crashed cannot report; the failure itself is reported anyway.
    if reporting.catch_unwind().await.is_err() {
        println!("the browser could not be asked what it shows");
    }
}
