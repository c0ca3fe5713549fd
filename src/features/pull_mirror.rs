//! The pull mirror of a project: what it fetches, how that went, and its settings.

mod card;
mod changes;
mod dialog;

pub(crate) use card::PullMirrorCard;
pub(crate) use dialog::PullMirrorDialog;
