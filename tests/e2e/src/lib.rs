//! What every end-to-end test stands on: a stage with the servers, and a person who uses a real
//! browser by role and accessible name.
//!
//! Tests say what a person does and sees.
//! They know no CSS selector, wait for no fixed time and force no click; all of that lives here, once.

pub mod axe;
pub mod browser;
pub mod downloads;
pub mod embedding;
pub mod environment;
mod expectation;
pub mod languages;
mod miss;
pub mod person;
pub mod place;
pub mod play;
pub mod role;
pub mod scene;
pub mod screens;
pub mod secrets;
pub mod stage;
pub mod stillness;
pub mod watch;
pub mod web_server;
pub mod windows;
pub mod world;

pub use person::Person;
pub use play::play;
pub use role::{Role, part};
pub use scene::{Mirror, Project, Scene};
pub use world::World;
