//! Without a second thread.

use crate::browser::http::{Answer, Outgoing};

/// Does nothing.
pub(crate) const fn start() {}

/// Does nothing.
pub(crate) const fn stop() {}

/// Gives the read back.
pub(crate) const fn send(outgoing: Outgoing) -> Result<Answer, Outgoing> {
    Err(outgoing)
}
