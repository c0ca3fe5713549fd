//! Faults: a project whose path ends in a fault's name answers its mirror routes with that fault.
//!
//! They are data, not interception, so that every failure a test sees can be seen by hand too.
//! Two settings of a world make some lists of push mirrors fail, whatever the project's name.

mod play;
mod table;

pub(crate) use play::{after, instead};
pub(crate) use table::{SETTINGS, TABLE};

use std::{num::NonZeroU64, time::Duration};

use crate::world::World;

/// How long `fault-slow` takes.
pub(crate) const SLOW: Duration = Duration::from_secs(5);
/// How long `fault-hang` keeps a connection.
pub(crate) const HANG: Duration = Duration::from_secs(300);
/// How long the text of `fault-huge` is.
pub(crate) const HUGE: usize = 10 * 1024 * 1024;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// An error of the API, readable by scripts.
    Status(u16),
    /// A gateway's page, without CORS headers.
    Gateway(u16),
    /// The throttle in front of the API.
    Throttled,
    /// The throttle of one endpoint.
    EndpointThrottled,
    /// The token turns out to have been revoked.
    TokenRevoked,
    /// A redirect to a sign-in page.
    SignIn,
    /// A page of HTML with status 200.
    Html,
    /// Not JSON, though it says so.
    Garbage,
    /// Status 200 and nothing else.
    Empty,
    /// The right answer, late.
    Slow,
    /// No answer for minutes.
    Hang,
    /// The connection closes; nothing is done.
    Drop,
    /// It is done, and then the connection closes.
    UnknownOutcome,
    /// The right answer stops half-way.
    Truncated,
    /// The right answer with values of other types.
    WrongTypes,
    /// The right answer with a status and fields nobody knows yet.
    UnknownValues,
    /// The right answer with a text of ten megabytes in it.
    Huge,
    /// The right answer without CORS headers.
    NoCors,
}

/// The fault that the list of push mirrors asked for last meets, by the world's settings.
pub(crate) fn meet_list(world: &World) -> Option<Fault> {
    let settings = &world.settings;
    let is_turn = |every: Option<NonZeroU64>| {
        every.is_some_and(|every| world.mirror_lists.is_multiple_of(every.get()))
    };
    if is_turn(settings.drop_every) {
        Some(Fault::Drop)
    } else if is_turn(settings.throttle_every) {
        Some(Fault::Throttled)
    } else {
        None
    }
}

/// The fault that a call of a mirror route meets, and notes that it has happened.
pub(crate) fn meet(world: &mut World, project: u64) -> Option<Fault> {
    let project = world.project(project)?;
    let (id, slug) = (project.id, project.slug().to_owned());
    let name = slug.strip_suffix("-once").unwrap_or(&slug);
    let fault = TABLE.iter().find(|(known, ..)| is_end_of(name, known))?.1;
    let is_once = name.len() != slug.len();
    if is_once && !world.spent_faults.insert(id) {
        return None;
    }
    Some(fault)
}

/// Whether the name ends in these words; `default-503` is no `fault-503`.
fn is_end_of(name: &str, words: &str) -> bool {
    let before = name.strip_suffix(words);
    before.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::world::{WorldName, spec};

    fn check(path: &str, expected: [Option<Fault>; 2]) {
        let scene = json!({"projects": [{"id": 1, "path": path}]});
        let mut world = spec::world(WorldName::demo(), scene).expect("the scene is complete");
        assert_eq!(
            [meet(&mut world, 1), meet(&mut world, 1)],
            expected,
            "{path}"
        );
    }

    #[test]
    fn the_end_of_a_path_names_the_fault() {
        check("acme/fault-503", [Some(Fault::Status(503)); 2]);
        check("acme/payments-fault-html", [Some(Fault::Html); 2]);
        check("acme/fault-503-once", [Some(Fault::Status(503)), None]);
        check("acme/default-503", [None; 2]);
        check("fault-503/app", [None; 2]);
    }

    #[test]
    fn no_name_hides_behind_the_end_of_another() {
        for (place, (name, ..)) in TABLE.iter().enumerate() {
            let first = TABLE.iter().position(|(other, ..)| name.ends_with(other));
            assert_eq!(first, Some(place), "{name}");
        }
    }
}
