//! The form's state: what is typed, what is wrong with it, and what has become of it.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::Capabilities;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::secret::Secret;

use super::advice;
use super::check::check;
use super::entries::{Entries, Field};
use super::reading::is_offered;
use super::tidy::tidy;
use crate::browser::focus;
use crate::browser::page::Page;
use crate::navigation::Navigation;
use crate::reactive::{RwSignal, StoredValue, app};
use crate::route::Route;
use crate::state::drafts::{Draft, DraftKey, Drafts};
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::wording::error::Message;

/// What a draft calls the instance it belongs to: project numbers mean nothing elsewhere.
const INSTANCE: &str = "instance";

/// One open form. Copies of it are the same form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) key: DraftKey,
    /// The mirror that is edited, as it was when the form was opened.
    pub(super) before: StoredValue<Option<Mirror>>,
    /// What the form began with, before anything was typed.
    pub(super) initial: StoredValue<Entries>,
    values: [RwSignal<String>; Field::EVERY.len()],
    errors: [RwSignal<Option<String>>; Field::EVERY.len()],
    /// What was made of the address.
    pub(super) said: RwSignal<Option<String>>,
    /// An address that may be meant.
    pub(super) suggestion: RwSignal<Option<String>>,
    /// What belongs to no field.
    pub(super) foot: RwSignal<Option<Message>>,
    /// A request is under way.
    pub(super) is_busy: RwSignal<bool>,
    /// Told whenever a field was left.
    settled: RwSignal<bool>,
    checked: StoredValue<Entries>,
    was_submitted: StoredValue<bool>,
    is_finished: StoredValue<bool>,
    pub(super) session: Session,
    pub(super) store: ProjectStore,
    pub(super) drafts: Drafts,
    pub(super) toasts: Toasts,
    pub(super) navigation: Navigation,
    pub(super) page: Page,
}

impl Form {
    /// Opens a form for what is on screen now, with what was typed earlier.
    pub(super) fn open(key: DraftKey, before: Option<Mirror>) -> Self {
        let (session, drafts) = (Session::from_context(), Drafts::from_context());
        let initial = before
            .as_ref()
            .map_or_else(Entries::of_new_mirror, Entries::of_mirror);
        let instance = session.api_root_untracked();
        let draft = drafts
            .get(key)
            .filter(|draft| draft.get(INSTANCE) == Some(&instance));
        let typed = |field: Field| {
            let draft = draft.as_ref()?;
            match field {
                Field::Secret => Some(draft.secret.expose().to_owned()),
                _ => draft.get(field.name()).cloned(),
            }
        };
        let values = Field::EVERY.map(|field| {
            RwSignal::new(typed(field).unwrap_or_else(|| initial.of(field).to_owned()))
        });
        let form = Self {
            key,
            before: StoredValue::new(before),
            initial: StoredValue::new(initial),
            values,
            errors: Field::EVERY.map(|_| RwSignal::new(None)),
            said: RwSignal::new(None),
            suggestion: RwSignal::new(None),
            foot: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            settled: RwSignal::new(false),
            checked: StoredValue::new(Entries::default()),
            was_submitted: StoredValue::new(false),
            is_finished: StoredValue::new(false),
            session,
            store: ProjectStore::from_context(),
            drafts,
            toasts: Toasts::from_context(),
            navigation: Navigation::from_context(),
            page: Page::of(app()),
        };
        on_cleanup(move || form.keep_draft(instance));
        form
    }

    /// Whether this is about a mirror that does not exist yet.
    pub(super) const fn is_new(self) -> bool {
        matches!(self.key, DraftKey::NewMirror(_))
    }

    /// A field's words, to be bound to its control.
    pub(super) const fn value(self, field: Field) -> RwSignal<String> {
        self.values[field as usize]
    }

    /// What is wrong with a field.
    pub(super) const fn error(self, field: Field) -> RwSignal<Option<String>> {
        self.errors[field as usize]
    }

    /// What stands in the form, without following it.
    pub(super) fn entries(self) -> Entries {
        let mut entries = Entries::default();
        for field in Field::EVERY {
            entries.set(field, self.value(field).get_untracked());
        }
        entries
    }

    /// What stands in the form, following the choices and each field that is left, but no keystroke.
    pub(super) fn settled_entries(self) -> Entries {
        self.settled.track();
        for field in [
            Field::Auth,
            Field::Branches,
            Field::Enabled,
            Field::StoredKeys,
        ] {
            self.value(field).track();
        }
        self.entries()
    }

    /// What this GitLab offers.
    pub(super) fn capabilities(self) -> Capabilities {
        self.session.capabilities()
    }

    /// Whether something was typed or chosen.
    pub(super) fn is_changed(self) -> bool {
        self.initial.with_value(|initial| {
            Field::EVERY
                .into_iter()
                .any(|field| *self.value(field).read() != *initial.of(field))
        })
    }

    /// What is worth knowing about the target.
    pub(super) fn target_advice(self) -> Vec<String> {
        self.advise(|entries, before, capabilities, mirrors| match before {
            None => advice::of_new_target(entries, capabilities, mirrors),
            Some(before) => advice::of_known_target(entries, before, capabilities),
        })
    }

    /// What is worth knowing before the mirror is enabled.
    pub(super) fn limit_advice(self) -> Vec<String> {
        self.advise(advice::of_limit)
    }

    fn advise(
        self,
        of: fn(&Entries, Option<&Mirror>, &Capabilities, &[Mirror]) -> Vec<String>,
    ) -> Vec<String> {
        let (entries, capabilities) = (self.settled_entries(), self.capabilities());
        self.store.mirrors().with(|mirrors| {
            let mirrors = mirrors.value().map_or(&[][..], Vec::as_slice);
            self.before
                .with_value(|before| of(&entries, before.as_ref(), &capabilities, mirrors))
        })
    }

    /// A field was left: puts the address right and checks what has changed since.
    pub(super) fn leave(self) {
        self.settle(false);
    }

    /// Checks everything. Tells whether it may be sent; if not, the focus goes to the reason.
    pub(super) fn is_ready(self) -> bool {
        self.was_submitted.set_value(true);
        let is_guess = self.settle(true);
        let is_wrong = self
            .errors
            .iter()
            .any(|error| error.read_untracked().is_some());
        if is_wrong {
            focus::give_soon(self.page, focus::FIRST_INVALID);
        } else if is_guess {
            focus::give_soon(self.page, focus::FIRST_FIELD);
        }
        !is_wrong && !is_guess
    }

    /// Tells whether the address was guessed just now.
    ///
    /// What the server said of a field stays until the field, or another that is judged with it, changes.
    fn settle(self, checks_all: bool) -> bool {
        let last = self.checked.get_value();
        let mut entries = self.entries();
        let has_changed = |entries: &Entries, field| entries.of(field) != last.of(field);
        let mut is_guess = false;
        if self.is_new() && has_changed(&entries, Field::Address) {
            let can_use_key = is_offered(untrack(|| self.capabilities()).auth_method());
            let tidied = tidy(&mut entries, can_use_key);
            self.fill_in(&entries);
            self.said
                .set(Some(tidied.said).filter(|said| !said.is_empty()));
            self.suggestion.set(tidied.suggestion);
            is_guess = tidied.is_guess;
        }
        // Address, credentials and authentication are judged together.
        let fields = if self.is_new() { 0..4 } else { 3..4 };
        let has_new_target = fields
            .clone()
            .any(|index| has_changed(&entries, Field::EVERY[index]));
        for (index, field) in Field::EVERY.into_iter().enumerate().skip(fields.start) {
            let is_due = if fields.contains(&index) {
                has_new_target
            } else {
                has_changed(&entries, field)
            };
            if is_due || checks_all {
                let error = check(&entries, field, self.was_submitted.get_value());
                self.error(field).set(error);
            }
        }
        self.checked.set_value(entries);
        self.settled.update(|settled| *settled = !*settled);
        is_guess
    }

    fn fill_in(self, entries: &Entries) {
        for field in Field::EVERY {
            let value = self.value(field);
            if *value.read_untracked() != *entries.of(field) {
                value.set(entries.of(field).to_owned());
            }
        }
    }

    /// Takes the address that may be meant.
    pub(super) fn accept(self, address: String) {
        self.value(Field::Address).set(address);
        self.suggestion.set(None);
        self.leave();
        focus::give_soon(self.page, focus::FIRST_FIELD);
    }

    /// The form is no longer needed, and neither is its draft.
    pub(super) fn finish(self) {
        self.drafts.discard(self.key);
        self.is_finished.set_value(true);
    }

    /// Gives up what was typed and goes back to the page below.
    pub(super) fn close(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.finish();
        let below = match self.key {
            DraftKey::MirrorSettings(project, mirror) => Route::mirror(project, mirror),
            DraftKey::NewMirror(project) | DraftKey::PullMirror(project) => Route::project(project),
        };
        self.navigation.replace(below);
    }

    fn keep_draft(self, instance: String) {
        if self.is_finished.get_value() {
            return;
        }
        let (initial, entries) = (self.initial.get_value(), self.entries());
        if initial == entries {
            self.drafts.discard(self.key);
            return;
        }
        let mut draft = Draft::default();
        draft.add(INSTANCE, instance);
        draft.secret = Secret::new(entries.of(Field::Secret));
        for field in Field::EVERY {
            let text = entries.of(field);
            if field != Field::Secret && text != initial.of(field) {
                draft.add(field.name(), text.to_owned());
            }
        }
        self.drafts.keep(self.key, draft);
    }
}
