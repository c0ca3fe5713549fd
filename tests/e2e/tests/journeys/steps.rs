//! Steps that many journeys begin with.

use serde_json::Value;

use e2e::{Person, Role, World, part};

/// Connects with this person's token, kept for the tab, and waits for the first page.
pub(crate) async fn connect(person: &Person, world: &World, who: &str) {
    person.open("#/connect").await;
    fill_in(person, world.origin(), &world.token(who)).await;
    person.click(Role::Button, "Connect").await;
    person.expect_gone(Role::Heading, "Connect to GitLab").await;
}

/// Connects as Maintainer and keeps the token where that choice says.
pub(crate) async fn connect_keeping(person: &Person, world: &World, choice: &str) {
    person.open("#/connect").await;
    fill_in(person, world.origin(), &world.token("maintainer")).await;
    person.click(Role::Radio, part(choice)).await;
    person.click(Role::Button, "Connect").await;
}

/// Fills in address and token without sending them.
pub(crate) async fn fill_in(person: &Person, address: &str, token: &str) {
    person.type_into("GitLab address", address).await;
    person.type_into("Access token", token).await;
}

/// Connects as Maintainer and opens the project with the id 42.
pub(crate) async fn open_app_project(person: &Person, world: &World) {
    connect(person, world, "maintainer").await;
    person.open("#/projects/42").await;
    person.expect(Role::Heading, part("app")).await;
}

/// Names of the databases that the browser keeps for the app.
pub(crate) async fn databases(person: &Person) -> Value {
    let script = "const done = arguments[arguments.length - 1];
        indexedDB.databases().then((all) => done(all.map((one) => one.name)));";
    person.browser().run_async(script).await
}

/// Runs a script before those of every page.
pub(crate) async fn before_each_page(person: &Person, script: &str) {
    person.browser().before_each_page(script).await;
}
