//! The controls of the form.

use leptos::prelude::*;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_language::fill;

use super::choices;
use super::entries::{Field, KEY, PATTERN, REPLACE};
use super::form::Form;
use super::reading::is_offered;
use crate::reactive::{Handler, Memo, Signal};
use crate::ui::{
    Banner, Button, Choice, Part, RadioGroup, SecretField, SelectField, TextArea, TextField,
    TextKind, Tone, el, part,
};
use crate::wording::reason::not_offered;

/// Where a new mirror pushes to, and with what.
pub(super) fn target(form: Form) -> Part {
    let leave = Handler::from(move || form.leave());
    let has_key = move || form.value(Field::Auth).with(|auth| auth == KEY);
    let secret = el("div").attr("hidden", has_key).child(view! {
        <SecretField
            label="Password or token"
            value=form.value(Field::Secret)
            error=form.error(Field::Secret)
            on_blur=leave
        />
    });
    let user = view! {
        <TextField
            label="User name"
            kind=TextKind::Code
            value=form.value(Field::User)
            error=form.error(Field::User)
            on_blur=leave
        />
    };
    part((
        view! {
            <TextField
                label="Repository URL"
                kind=TextKind::Url
                value=form.value(Field::Address)
                error=form.error(Field::Address)
                hint="https, http, ssh or git. Credentials go into the fields below."
                required=true
                on_blur=leave
            />
        },
        notes(form, Tone::Info, |form| {
            form.said.get().into_iter().collect()
        }),
        move || {
            form.suggestion
                .get()
                .map(|address| suggestion(form, address))
        },
        auth(form),
        el("div").class("form-row").child((user, secret)),
        host_keys(form),
        notes(form, Tone::Warning, Form::target_advice),
    ))
}

/// Offers an address that is perhaps meant.
fn suggestion(form: Form, address: String) -> Part {
    let label = fill("Use {0}", &[&address]);
    view! {
        <Banner tone=Tone::Info text="Most targets want .git at the end of the address.">
            <Button compact=true on_press=move || form.accept(address.clone())>{part(label)}</Button>
        </Banner>
    }
    .into_inner()
}

/// How the target authenticates GitLab.
pub(super) fn auth(form: Form) -> Part {
    view! {
        <SelectField
            label="Authentication"
            value=form.value(Field::Auth)
            choices=offered(form, |form| choices::auth(&form.capabilities()))
            error=form.error(Field::Auth)
            hint=missing(form, "An SSH public key", Feature::AuthMethod)
        />
    }
    .into_inner()
}

/// Keys of the target's host, where they matter and this GitLab takes them.
pub(super) fn host_keys(form: Form) -> Part {
    let is_hidden = move || {
        let entries = form.settled_entries();
        let is_asked = form.is_new() || entries.is(Field::StoredKeys, REPLACE);
        !(is_asked && entries.is_ssh() && is_offered(form.capabilities().host_keys_input()))
    };
    let lines = view! {
        <TextArea
            label="Host keys of the target"
            value=form.value(Field::HostKeys)
            error=form.error(Field::HostKeys)
            hint="One a line, as ssh-keyscan prints them; at most 10. Compare them with what the target publishes."
            on_blur=move || form.leave()
        />
    };
    el("div").attr("hidden", is_hidden).child(lines).into()
}

/// What is pushed and when.
pub(super) fn rules(form: Form) -> Part {
    let has_no_pattern = move || {
        form.value(Field::Branches)
            .with(|branches| branches != PATTERN)
    };
    let pattern = view! {
        <TextField
            label="Pattern"
            kind=TextKind::Code
            value=form.value(Field::Pattern)
            error=form.error(Field::Pattern)
            hint="A regular expression (RE2). It takes the place of \"only protected branches\"."
            on_blur=move || form.leave()
        />
    };
    part((
        view! {
            <SelectField
                label="Branches"
                value=form.value(Field::Branches)
                choices=offered(form, |form| choices::branches(&form.capabilities()))
                error=form.error(Field::Branches)
                hint=missing(form, "A branch pattern", Feature::BranchRegex)
            />
        },
        el("div").attr("hidden", has_no_pattern).child(pattern),
        view! {
            <RadioGroup
                legend="If the target has commits GitLab does not"
                value=form.value(Field::Divergence)
                choices=offered(form, divergence)
                error=form.error(Field::Divergence)
                hint=missing(form, "Leaving them", Feature::KeepDivergentRefs)
            />
        },
        view! {
            <RadioGroup
                legend=if form.is_new() { "After adding" } else { "Pushing" }
                value=form.value(Field::Enabled)
                choices=offered(form, enabled)
                error=form.error(Field::Enabled)
            />
        },
        notes(form, Tone::Warning, Form::limit_advice),
    ))
}

fn divergence(form: Form) -> Vec<Choice> {
    choices::divergence(&form.settled_entries(), &form.capabilities())
}

fn enabled(form: Form) -> Vec<Choice> {
    let (entries, capabilities) = (form.settled_entries(), form.capabilities());
    form.before
        .with_value(|before| choices::enabled(&entries, before.as_ref(), &capabilities))
}

/// What there is to choose from, told only when it changes: rebuilt controls would lose the focus.
pub(super) fn offered(form: Form, of: fn(Form) -> Vec<Choice>) -> Memo<Vec<Choice>> {
    Memo::new(move || of(form))
}

/// Why this GitLab does not offer a choice.
pub(super) fn missing(form: Form, what: &'static str, feature: Feature) -> Signal<Option<String>> {
    Signal::derive(move || not_offered(what, feature, &form.capabilities()))
}

/// Statements between the fields, rebuilt only when they change.
pub(super) fn notes(form: Form, tone: Tone, of: fn(Form) -> Vec<String>) -> Part {
    let texts = Memo::new(move || of(form));
    part(move || {
        let note = |text: String| view! { <Banner tone text/> }.into_inner();
        part(texts.get().into_iter().map(note).collect::<Vec<_>>())
    })
}
