//! Serves a built Mirrordeck.
