//! The two dialogs around the form.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};

use super::choices;
use super::entries::Field;
use super::fields::{self, missing};
use super::form::Form;
use crate::reactive::{Memo, Signal};
use crate::state::drafts::DraftKey;
use crate::state::project::ProjectStore;
use crate::ui::{
    Banner, Button, ButtonKind, Choice, Dialog, DialogFooter, Part, RadioGroup, TextField,
    TextKind, Tone, part,
};

/// Asks for a new mirror of a project.
pub(crate) fn new_mirror_dialog(project: ProjectId) -> Part {
    let form = Form::open(DraftKey::NewMirror(project), None);
    dialog(form, part((fields::target(form), fields::rules(form))))
}

/// Asks for changed settings of a mirror, as soon as it is known and while it is there.
pub(crate) fn edit_mirror_dialog(project: ProjectId, mirror: MirrorId) -> Part {
    let store = ProjectStore::from_context();
    let is_known = Memo::new(move || store.mirror(mirror).is_some());
    part(move || {
        is_known.get().then(|| {
            let before = untrack(|| store.mirror(mirror));
            settings(Form::open(
                DraftKey::MirrorSettings(project, mirror),
                before,
            ))
        })
    })
}

fn settings(form: Form) -> Part {
    let (is_ssh, has_key) = form
        .initial
        .with_value(|initial| (initial.is_ssh(), initial.has_key()));
    let keys = is_ssh.then(|| {
        let stored = view! {
            <RadioGroup
                legend="Host keys"
                value=form.value(Field::StoredKeys)
                choices=fields::offered(form, stored_keys)
                hint=missing(form, "Changing host keys from here", Feature::HostKeysInput)
            />
        };
        part((
            stored,
            fields::host_keys(form),
            fields::notes(form, Tone::Warning, Form::target_advice),
        ))
    });
    let address = view! {
        <TextField
            label="Repository URL"
            kind=TextKind::Url
            value=form.value(Field::Address)
            read_only=true
            hint="GitLab cannot change address, user name and password of a mirror. Add one with the new values, see it succeed, then delete this one."
        />
    };
    let auth = (is_ssh || has_key).then(|| fields::auth(form));
    dialog(form, part((address, auth, keys, fields::rules(form))))
}

fn stored_keys(form: Form) -> Vec<Choice> {
    let capabilities = form.capabilities();
    form.before.with_value(|before| {
        before
            .as_ref()
            .map(|before| choices::stored_keys(before, &capabilities))
            .unwrap_or_default()
    })
}

fn dialog(form: Form, body: Part) -> Part {
    let (title, submit) = if form.is_new() {
        ("Add push mirror", "Add mirror")
    } else {
        ("Edit mirror", "Save changes")
    };
    let foot = move || {
        form.foot.get().map(
            |message| view! { <Banner tone=Tone::Danger title=message.title text=message.text/> },
        )
    };
    let body = part((body, foot));
    view! {
        <Dialog
            title
            on_close=move || form.close()
            on_submit=move || form.submit()
            has_unsaved=Signal::derive(move || form.is_changed())
            busy=form.is_busy
        >
            {body}
            <DialogFooter slot>
                <Button on_press=move || form.close()>"Cancel"</Button>
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=form.is_busy
                    disabled_because=Signal::derive(move || form.blocked())
                >
                    {submit}
                </Button>
            </DialogFooter>
        </Dialog>
    }
    .into_inner()
}
