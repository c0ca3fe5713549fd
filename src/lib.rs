//! Mirrordeck, the single-page app.
