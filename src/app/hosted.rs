//! Inside of somebody else's page: the token comes from there, and it is told what happens here.

use crate::navigation::Navigation;
use crate::reactive::{Memo, effect, in_app, spawn};
use crate::state::fleet::Fleet;
use crate::state::host::Host;
use crate::state::session::Session;

/// Begins the session that the host wants, and keeps the host informed.
pub(super) fn attend() {
    let (host, session) = (Host::of_app(), Session::from_context());
    let (fleet, navigation) = (Fleet::from_context(), Navigation::from_context());
    let begin = move || spawn(session.begin_with_host(false));
    host.on_token(in_app(begin));
    begin();
    effect(move || host.navigated(&navigation.route().to_string()));
    let counts = Memo::new(move || fleet.read_at().map(|_| fleet.overview()));
    effect(move || {
        if let Some(counts) = &*counts.read() {
            host.counted(counts);
        }
    });
}
