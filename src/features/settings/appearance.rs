//! Light or dark.

use leptos::prelude::*;

use crate::reactive::Signal;
use crate::state::preferences::{Preferences, Theme};
use crate::ui::{Card, Choice, Part, Segmented};

/// Lets the person choose a theme; it is in force at once.
#[component]
pub(super) fn Appearance() -> Part {
    let preferences = Preferences::from_context();
    let theme = Signal::derive(move || preferences.get().theme.as_str().to_owned());
    let choose = move |word: String| {
        let theme = match word.as_str() {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        };
        preferences.change(|values| values.theme = theme);
    };
    let choices = vec![
        Choice::new("system", "System"),
        Choice::new("light", "Light"),
        Choice::new("dark", "Dark"),
    ];
    view! {
        <Card title="Appearance">
            <Segmented legend="Theme" choices value=theme on_change=choose/>
        </Card>
    }
    .into_inner()
}
