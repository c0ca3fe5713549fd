//! The question before GitLab may overwrite what only the target has.

use leptos::prelude::*;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::model::last_error;
use mirrordeck_language::fill;

use crate::features::mirror::page::Page;
use crate::reactive::spawn;
use crate::ui::{ButtonKind, ConfirmDialog, Part, el, part};
use crate::wording;

/// The dialog, while it is asked for.
pub(super) fn question(page: Page) -> Part {
    let close = move || page.is_asking.set(false);
    let confirm = move || {
        close();
        if let Some(project) = page.store.project_id() {
            let changes = MirrorChanges {
                keep_divergent_refs: Some(false),
                ..MirrorChanges::default()
            };
            spawn(async move {
                page.store.switch(project, page.id, changes).await;
            });
        }
    };
    part(move || {
        page.is_asking.get().then(|| {
            let text = page.text(|_, mirror| {
                let error = mirror.last_error.as_deref().unwrap_or_default();
                consequence(&wording::mirror::target(mirror), error)
            });
            view! {
                <ConfirmDialog
                    title="Overwrite and delete what only the target has?"
                    confirm_label="Overwrite and delete"
                    kind=ButtonKind::Danger
                    on_confirm=confirm
                    on_close=close
                >
                    {part((
                        el("p").child(text),
                        el("p").child("Everybody who has no copy of those commits loses them."),
                    ))}
                </ConfirmDialog>
            }
        })
    })
}

/// What exactly will be gone.
fn consequence(target: &str, error: &str) -> String {
    let refs = last_error::diverged_refs(error);
    let lost = fill(
        "From the next push on, GitLab makes the branches and tags of {0} equal to this project's. Commits that only the target has are deleted there.",
        &[target],
    );
    if refs.is_empty() {
        return lost;
    }
    fill(
        "{0} Known to have diverged: {1}.",
        &[&lost, &refs.join(", ")],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refs_that_are_known_to_have_diverged_are_named() {
        let text = "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main\nrefs/tags/v1";
        assert!(
            consequence("h/a.git", text)
                .ends_with("Known to have diverged: refs/heads/main, refs/tags/v1.")
        );
        assert!(consequence("h/a.git", "").ends_with("are deleted there."));
    }
}
