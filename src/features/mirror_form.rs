//! Adding a push mirror, and changing the settings of one.
//!
//! Address and credentials are asked for only once: GitLab ignores them in a change.

mod advice;
mod check;
mod choices;
mod dialog;
mod entries;
mod fields;
mod form;
mod outcome;
mod reading;
mod refusal;
mod send;
mod tidy;
mod wording;

pub(crate) use dialog::{edit_mirror_dialog, new_mirror_dialog};
