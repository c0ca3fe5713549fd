//! Sending the form, once, and saying what came of it.

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_language::text;

use super::entries::{Entries, Field, PATTERN, REPLACE};
use super::form::Form;
use super::outcome::{self, Asked};
use super::reading::{self, is_offered};
use super::refusal::refusal;
use crate::browser::focus;
use crate::reactive::spawn;
use crate::route::Route;
use crate::state::drafts::DraftKey;
use crate::state::toasts::ToastTone;
use crate::wording;

/// What a mirror with a key pair of its own waits for.
const NEXT_KEY: &str = "Copy its public key from this page, authorise it at the target, then sync.";

impl Form {
    /// Enter, or the button: sends if nothing is wrong and nothing is on its way already.
    pub(super) fn submit(self) {
        if self.is_busy.get_untracked() || untrack(|| self.blocked()).is_some() {
            return;
        }
        self.foot.set(None);
        if self.is_ready() {
            self.is_busy.set(true);
            // The write outlives this form: whoever leaves meanwhile is told by a toast.
            spawn(self.send());
        }
    }

    /// Why the form cannot be sent now.
    pub(super) fn blocked(self) -> Option<String> {
        let is_unchanged = || !self.is_new() && !self.is_changed();
        wording::reason::no_write(self.session.is_read_only())
            .or_else(|| is_unchanged().then(|| text("Nothing has been changed.").to_owned()))
    }

    async fn send(self) {
        let (key, is_new, store) = (self.key, self.is_new(), self.store);
        let (toasts, navigation) = (self.toasts, self.navigation);
        let entries = self.entries();
        let capabilities = untrack(|| self.capabilities());
        let before = self.initial.get_value();
        let (project, asked, answer) = match key {
            DraftKey::NewMirror(project) => {
                let new = reading::new_mirror(&entries, &capabilities);
                let asked = Asked {
                    enabled: new.enabled,
                    pattern: entries.is(Field::Branches, PATTERN),
                    host_keys: !new.host_keys.is_empty(),
                };
                (project, asked, store.create(project, &new).await)
            }
            DraftKey::MirrorSettings(project, id) => {
                let changes = reading::changes(&before, &entries);
                let asked = Asked {
                    enabled: changes.enabled == Some(true),
                    pattern: changes
                        .mirror_branch_regex
                        .as_ref()
                        .is_some_and(|text| !text.is_empty()),
                    host_keys: entries.is(Field::StoredKeys, REPLACE)
                        && changes.host_keys.is_some(),
                };
                (project, asked, store.update(project, id, changes).await)
            }
            DraftKey::PullMirror(_) => return,
        };
        let is_gone = self.is_busy.is_disposed();
        let mirror = match answer {
            Ok(mirror) => mirror,
            Err(error) if is_gone => {
                let title = if is_new {
                    "The mirror was not added"
                } else {
                    "The settings were not saved"
                };
                toasts.show(ToastTone::Problem, title, wording::error::write(&error));
                return;
            }
            Err(error) => return self.refuse(&error),
        };
        if asked.host_keys {
            let has_taken = outcome::has_host_keys(&mirror);
            self.session.observe(|observed| {
                if has_taken {
                    observed.works(Feature::HostKeysInput);
                } else {
                    observed.route_missing(Feature::HostKeysInput);
                }
            });
        }
        let ignored = outcome::ignored(&asked, &mirror);
        let needs_key =
            outcome::needs_public_key(&mirror) && (is_new || changed_to_key(&before, &entries));
        let done = if is_new {
            "Mirror added"
        } else {
            "Settings saved"
        };
        if !ignored.is_empty() {
            let title = if is_new {
                "Mirror added, but not all as you asked"
            } else {
                "Settings saved, but not all as you asked"
            };
            toasts.show(ToastTone::Problem, title, ignored.join(" "));
        } else if needs_key {
            toasts.show(ToastTone::Info, done, NEXT_KEY);
        } else {
            toasts.show(ToastTone::Success, done, wording::mirror::target(&mirror));
        }
        self.finish();
        if !is_gone {
            navigation.replace(Route::mirror(project, mirror.id));
        }
        if asked.enabled && mirror.enabled && !needs_key && is_offered(capabilities.sync()) {
            store.sync(project, mirror.id).await;
        }
    }

    fn refuse(self, error: &ApiError) {
        self.is_busy.set(false);
        let has_list = self
            .store
            .mirrors()
            .with_untracked(|mirrors| mirrors.value().is_some() && mirrors.error().is_none());
        let refusal = refusal(error, has_list);
        let has_field = !refusal.fields.is_empty();
        for (field, text) in refusal.fields {
            self.error(field).set(Some(text));
        }
        self.foot.set(refusal.foot);
        let what = if has_field {
            focus::FIRST_INVALID
        } else {
            focus::ALERT
        };
        focus::give_soon(self.page, what);
    }
}

fn changed_to_key(before: &Entries, entries: &Entries) -> bool {
    entries.has_key() && !before.has_key()
}
