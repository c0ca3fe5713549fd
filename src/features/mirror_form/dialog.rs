//! The two dialogs around the form.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};

use super::choices;
use super::entries::Field;
use super::fields::{self, missing};
use super::form::Form;
use crate::state::drafts::DraftKey;
use crate::state::project::ProjectStore;
use crate::ui::{
    Banner, Button, ButtonKind, Dialog, DialogFooter, RadioGroup, TextField, TextKind, Tone,
};

/// Asks for a new mirror of a project.
pub(crate) fn new_mirror_dialog(project: ProjectId) -> AnyView {
    let form = Form::open(DraftKey::NewMirror(project), None);
    let body = view! { {fields::target(form)} {fields::rules(form)} }.into_any();
    dialog(form, body)
}

/// Asks for changed settings of a mirror, as soon as it is known and while it is there.
pub(crate) fn edit_mirror_dialog(project: ProjectId, mirror: MirrorId) -> AnyView {
    let store = ProjectStore::from_context();
    let is_known = Memo::new(move |_| store.mirror(mirror).is_some());
    let form = move || {
        is_known.get().then(|| {
            let before = untrack(|| store.mirror(mirror));
            settings(Form::open(
                DraftKey::MirrorSettings(project, mirror),
                before,
            ))
        })
    };
    form.into_any()
}

fn settings(form: Form) -> AnyView {
    let (is_ssh, has_key) = form
        .initial
        .with_value(|initial| (initial.is_ssh(), initial.has_key()));
    let stored_keys = Memo::new(move |_| {
        let capabilities = form.capabilities();
        form.before.with_value(|before| {
            before
                .as_ref()
                .map(|before| choices::stored_keys(before, &capabilities))
                .unwrap_or_default()
        })
    });
    let keys = is_ssh.then(|| {
        view! {
            <RadioGroup
                legend="Host keys"
                value=form.value(Field::StoredKeys)
                choices=stored_keys
                hint=missing(form, "Changing host keys from here", Feature::HostKeysInput)
            />
            {fields::host_keys(form)}
            {fields::notes(form, Tone::Warning, Form::target_advice)}
        }
        .into_any()
    });
    let body = view! {
        <TextField
            label="Repository URL"
            kind=TextKind::Url
            value=form.value(Field::Address)
            read_only=true
            hint="GitLab cannot change address, user name and password of a mirror. Add one with the new values, see it succeed, then delete this one."
        />
        {(is_ssh || has_key).then(|| fields::auth(form))}
        {keys}
        {fields::rules(form)}
    }
    .into_any();
    dialog(form, body)
}

fn dialog(form: Form, body: AnyView) -> AnyView {
    let (title, submit) = if form.is_new() {
        ("Add push mirror", "Add mirror")
    } else {
        ("Edit mirror", "Save changes")
    };
    let foot = move || {
        form.foot.get().map(|message| {
            view! { <Banner tone=Tone::Danger title=message.title text=message.text/> }.into_any()
        })
    };
    view! {
        <Dialog
            title
            on_close=move || form.close()
            on_submit=move || form.submit()
            has_unsaved=Signal::derive(move || form.is_changed())
            busy=form.is_busy
        >
            {body}
            {foot}
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
    .into_any()
}
