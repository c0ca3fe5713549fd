//! Mirrordeck, the single-page app.

pub mod ui;
