//! The choices of where a token is kept.

use crate::state::token_store::Keep;
use crate::ui::Choice;

/// The choices, the safest first.
pub(super) fn choices() -> Vec<Choice> {
    vec![
        Choice::new("memory", "Nowhere").described("In memory only. A reload asks again."),
        Choice::new("tab", "In this tab").described("Until the tab is closed. Survives a reload."),
        Choice::new("device", "On this device")
            .described("Until you sign out. Not on a computer that others use."),
    ]
}

/// The choice as the form's word.
pub(super) const fn word(keep: Keep) -> &'static str {
    match keep {
        Keep::Memory => "memory",
        Keep::Tab => "tab",
        Keep::Device => "device",
    }
}

/// The form's word as a choice.
pub(super) fn read(word: &str) -> Keep {
    match word {
        "memory" => Keep::Memory,
        "device" => Keep::Device,
        _ => Keep::Tab,
    }
}
