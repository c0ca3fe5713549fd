//! The choices of where a token is kept.

use crate::state::token_store::Keep;
use crate::ui::Choice;

/// The choices, the safest first.
pub(super) fn choices() -> Vec<Choice> {
    vec![
        Choice::new(Keep::Memory.as_str(), "Nowhere")
            .described("In memory only. A reload asks again."),
        Choice::new(Keep::Tab.as_str(), "In this tab")
            .described("Until the tab is closed. Survives a reload."),
        Choice::new(Keep::Device.as_str(), "On this device")
            .described("Until you sign out. Not on a computer that others use."),
    ]
}
