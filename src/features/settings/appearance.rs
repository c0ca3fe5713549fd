//! Light or dark, and in which language.

use leptos::prelude::*;

use crate::browser::page::Page;
use crate::reactive::{Signal, app, spawn};
use crate::state::language::{LANGUAGES, Language};
use crate::state::preferences::{Preferences, Theme};
use crate::ui::{Card, Choice, Part, Segmented, part};

/// Lets the person choose a theme and a language; both are in force at once.
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
    let spoken = Language::from_context();
    let language = Signal::derive(move || spoken.chosen());
    let speak = move |code: String| {
        spawn(async move { spoken.choose(&code).await });
    };
    let mut languages = vec![Choice::new("", "Browser's")];
    for (code, name) in LANGUAGES {
        languages.push(Choice::new(code, name.to_owned()));
    }
    // In a page of somebody else's the language is theirs to choose.
    let chooser = Page::of(app()).is_whole().then(|| {
        view! { <Segmented legend="Language" choices=languages value=language on_change=speak/> }
    });
    view! {
        <Card title="Appearance">
            <Segmented legend="Theme" choices value=theme on_change=choose/>
            {part(chooser)}
        </Card>
    }
    .into_inner()
}
