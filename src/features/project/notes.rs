//! What is special about the project: read-only token, archived, to be deleted, nothing to push.

use leptos::prelude::*;
use mirrordeck_domain::model::project::Project;
use mirrordeck_language::{fill, text};

use crate::reactive::Memo;
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::ui::{Banner, Part, Tone, part};

/// Banners above the table.
pub(super) fn notes() -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let notes = Memo::new(move || {
        let mut notes = Vec::new();
        if session.is_read_only() {
            notes.push(text("You may only look here. Changes need a token with the scope api, and a host of this page that allows them.").to_owned());
        }
        store
            .project()
            .with(|project| notes.extend(project.value().into_iter().flat_map(of_project)));
        notes
    });
    part(move || {
        let banner = |text: String| view! { <Banner tone=Tone::Info text/> };
        notes.get().into_iter().map(banner).collect::<Vec<_>>()
    })
}

fn of_project(project: &Project) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(day) = &project.marked_for_deletion_on {
        notes.push(fill(
            "This project is to be deleted on {0}. Until then GitLab pushes nothing, and its mirrors read as disabled.",
            &[day],
        ));
    }
    if project.archived {
        notes.push(text("This project is archived. Nothing new can be pushed to it, so its mirrors have little to do; they can still be changed.").to_owned());
    }
    if project.empty_repo {
        notes.push(text("This project's repository is empty. A mirror has nothing to push until the first commit.").to_owned());
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_oddity_of_a_project_is_said() {
        let read = |fields: &str| -> Project {
            serde_json::from_str(&["{\"id\":1", fields, "}"].concat())
                .expect("projects are read leniently")
        };
        assert!(of_project(&read("")).is_empty());
        let notes = of_project(&read(
            r#","archived":true,"empty_repo":true,"marked_for_deletion_on":"2026-12-01""#,
        ));
        assert_eq!(notes.len(), 3);
        assert!(notes[0].contains("2026-12-01"));
    }
}
