//! The title of the page, so that tabs and history tell views apart.

use mirrordeck_language::text;

use crate::browser::location;
use crate::browser::page::Page;
use crate::navigation::Navigation;
use crate::reactive::{Memo, app, effect};
use crate::route::Route;
use crate::state::language::Language;
use crate::state::project::ProjectStore;
use crate::wording;

/// Keeps the title in step with the view. In front stands how many mirrors are failing, where it is read even
/// in a narrow tab.
pub(super) fn follow(is_connected: Memo<bool>, failing: Memo<usize>, language: Language) {
    let page = Page::of(app());
    let navigation = Navigation::from_context();
    let store = ProjectStore::from_context();
    effect(move || {
        language.track();
        let screen = navigation.screen();
        let view = match &screen {
            Route::Settings => text("Settings").to_owned(),
            Route::Fleet(_) => text("Push mirrors").to_owned(),
            Route::Unknown { .. } => text("No such page").to_owned(),
            Route::Connect { .. } => text("Connect").to_owned(),
            _ if !is_connected.get() => text("Connect").to_owned(),
            Route::Projects { .. } => text("Projects").to_owned(),
            Route::Project { .. } => project(store),
            Route::Mirror { mirror, .. } => {
                let target = store.mirror(*mirror);
                target.map_or_else(|| project(store), |mirror| wording::mirror::target(&mirror))
            }
            Route::Activity => text("Activity").to_owned(),
        };
        let number = match failing.get() {
            0 => String::new(),
            number => ["(", &number.to_string(), ") "].concat(),
        };
        location::set_title(page, &[&number, &view, " · Mirrordeck"].concat());
    });
}

fn project(store: ProjectStore) -> String {
    let name = store
        .project()
        .with(|project| Some(project.value()?.name.clone()));
    name.unwrap_or_else(|| text("Push mirrors").to_owned())
}
