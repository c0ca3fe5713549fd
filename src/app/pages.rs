//! The pages behind the first one.

use leptos::prelude::*;

use crate::app::later::{Later, NotLoaded};
use crate::features::activity::ActivityPage;
use crate::features::mirror::mirror_page;
use crate::features::project::ProjectPage;
use crate::features::pull_mirror::PullMirrorCard;
use crate::features::settings::SettingsPage;
use crate::features::shell::NotFoundPage;
use crate::route::Route;
use crate::ui::{Part, part};

/// Builds the page of a route.
pub(super) type Pages = fn(Route) -> Part;

/// The pages, once they are here.
#[cfg(split)]
#[leptos::wasm_split::wasm_split(pages, wasm_split_path = leptos::wasm_split, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(page)
}

/// The pages, which are here.
#[cfg(not(split))]
async fn pages() -> Result<Pages, NotLoaded> {
    Ok(page)
}

/// The part of the program that these pages are.
pub(super) fn later() -> Later<Pages> {
    Later::new(|| Box::pin(pages()))
}

fn page(route: Route) -> Part {
    match route {
        Route::Project { project, .. } => {
            view! { <ProjectPage project><PullMirrorCard/></ProjectPage> }.into_inner()
        }
        Route::Mirror {
            project, mirror, ..
        } => part(mirror_page(project, mirror)),
        Route::Activity => view! { <ActivityPage/> }.into_inner(),
        Route::Settings => view! { <SettingsPage/> }.into_inner(),
        Route::Unknown { hash } => view! { <NotFoundPage hash/> }.into_inner(),
        // These are there from the beginning.
        Route::Connect { .. } | Route::Projects { .. } => part(()),
    }
}
