//! The question whether to delete a mirror, naming what exactly will be gone.

use leptos::prelude::*;
use mirrordeck_domain::model::id::{MirrorId, ProjectRef};
use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::target_url;
use mirrordeck_language::{fill, text};

use crate::navigation::Navigation;
use crate::reactive::{Handler, Memo, RwSignal, Signal, spawn};
use crate::route::{MirrorPanel, Route};
use crate::state::project::ProjectStore;
use crate::state::project::pending::Pending;
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::{ButtonKind, ConfirmDialog, Part, el, part};
use crate::wording::{self, reason};

/// The dialog above a mirror's page; the project is taken as the address names it.
pub(crate) fn delete_mirror_dialog(project: ProjectRef, id: MirrorId) -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let toasts = Toasts::from_context();
    let error = RwSignal::new(None::<String>);
    let mirror = Memo::new(move || store.mirror(id));
    let is_known = Memo::new(move || mirror.read().is_some());

    let back = Route::Mirror {
        project,
        mirror: id,
        panel: MirrorPanel::None,
    };
    let close = Handler::from(move || navigation.go(&back));
    let confirm = move || {
        let Some(project) = untrack(|| store.project_id()) else {
            return;
        };
        let target = mirror.with_untracked(|mirror| {
            mirror
                .as_ref()
                .map(wording::mirror::target)
                .unwrap_or_default()
        });
        error.set(None);
        spawn(async move {
            match store.delete(project, id).await {
                Ok(()) => {
                    toasts.show(ToastTone::Success, "Mirror deleted", target);
                    navigation.replace(Route::project(project));
                }
                Err(why) => {
                    // The dialog may have gone meanwhile; then the activity list tells.
                    error.set(Some(wording::error::write(&why)));
                }
            }
        });
    };
    let title = move || {
        mirror.with(|mirror| {
            let target = mirror.as_ref().map(wording::mirror::target);
            fill("Delete the mirror to {0}?", &[&target.unwrap_or_default()])
        })
    };
    let lost = move || mirror.with(|mirror| mirror.as_ref().map(lost).unwrap_or_default());
    let no = move || reason::no_delete(&session.capabilities(), session.is_read_only());
    let is_busy = move || store.pending(id) == Some(Pending::Delete);
    // A mirror that is gone already is told by the page below.
    part(move || {
        is_known.get().then(|| {
            view! {
                <ConfirmDialog
                    title=Signal::derive(title)
                    confirm_label="Delete mirror"
                    kind=ButtonKind::Danger
                    on_confirm=confirm
                    on_close=close
                    busy=Signal::derive(is_busy)
                    error
                    disabled_because=Signal::derive(no)
                >
                    {part((
                        el("p").child(lost),
                        el("p").child("The target repository stays as it is, with everything that was pushed to it."),
                    ))}
                </ConfirmDialog>
            }
        })
    })
}

/// What will be gone for good.
fn lost(mirror: &Mirror) -> String {
    let url = mirror.url.as_deref().unwrap_or_default();
    let has_key = mirror.auth_method == Some(AuthMethod::SshPublicKey);
    // An address that cannot be read may hold anything.
    let has_credentials = mirror.url.is_none()
        || target_url::has_password(url)
        || target_url::user(url).is_some_and(|user| user != "git");
    let has_host_keys = mirror
        .host_keys
        .as_ref()
        .is_some_and(|keys| !keys.is_empty());
    let parts = [
        (true, "its settings"),
        (has_key, "its key pair"),
        (has_credentials, "the credentials that GitLab stores for it"),
        (has_host_keys, "its host keys"),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, what)| text(what))
        .collect();
    fill(
        "GitLab stops pushing there and deletes the mirror with {0}. None of it can be brought back: GitLab never shows secrets and private keys.",
        &[&parts.join(", ")],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_what_will_be_gone_is_named() {
        let words = ["key pair", "credentials", "host keys"];
        let check = |fields: &str, expected: [bool; 3]| {
            let text = format!(r#"{{"id":1{fields}}}"#);
            let mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            let text = lost(&mirror);
            let named = words.map(|word| text.contains(word));
            assert_eq!(named, expected, "{text}");
        };
        let https = r#","url":"https://*****:*****@h/a.git","auth_method":"password""#;
        check(https, [false, true, false]);
        check(r#","url":"https://h/a.git""#, [false, false, false]);
        check(r#","url":"https://*****@h/a.git""#, [false, true, false]);
        check("", [false, true, false]);
        let ssh = r#","url":"ssh://git@h/a.git","auth_method":"ssh_public_key""#;
        check(&[ssh, r#","host_keys":[]"#].concat(), [true, false, false]);
        let keys = r#","host_keys":[{"fingerprint_sha256":"SHA256:x"}]"#;
        check(&[ssh, keys].concat(), [true, false, true]);
    }
}
