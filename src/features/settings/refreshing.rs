//! Whether pages read again by themselves, and from when a success counts as old.

use leptos::prelude::*;
use mirrordeck_language::fill;

use crate::reactive::{RwSignal, Signal};
use crate::state::preferences::Preferences;
use crate::ui::{Card, Part, Switch, TextField, text_field::TextKind};

/// Longest limit that makes sense, in hours: ten years.
const LONGEST_HOURS: u32 = 87_600;

/// Lets the person turn refreshing off and set the limit.
#[component]
pub(super) fn Refreshing() -> Part {
    let preferences = Preferences::from_context();
    let is_polling = Signal::derive(move || preferences.get().is_polling);
    let hours = RwSignal::new(preferences.get_untracked().stale_after_hours.to_string());
    let error = RwSignal::new(None);
    let save = move || match read_hours(&hours.get_untracked()) {
        Some(read) => {
            error.set(None);
            preferences.change(|values| values.stale_after_hours = read);
        }
        None => error.set(Some(fill(
            "Enter a whole number of hours from 1 to {0}. Until then the earlier limit holds.",
            &[&LONGEST_HOURS.to_string()],
        ))),
    };
    view! {
        <Card title="Refreshing">
            <Switch
                label="Refresh by itself"
                hint="Every minute, and every few seconds while a push is under way. Pauses while the tab is hidden, unless notifications are on."
                checked=is_polling
                on_change=move |on| preferences.change(|values| values.is_polling = on)
            />
            <TextField
                label="Stale after (hours)"
                hint="A mirror whose last success is older than this is shown as stale."
                kind=TextKind::Number
                value=hours
                error=error
                on_blur=save
            />
        </Card>
    }
    .into_inner()
}

fn read_hours(text: &str) -> Option<u32> {
    text.trim()
        .parse()
        .ok()
        .filter(|hours| (1..=LONGEST_HOURS).contains(hours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_hours_within_reason_are_taken() {
        for (text, read) in [
            ("24", Some(24)),
            (" 1 ", Some(1)),
            ("0", None),
            ("-3", None),
            ("1.5", None),
            ("", None),
            ("999999", None),
        ] {
            assert_eq!(read_hours(text), read, "{text}");
        }
    }
}
