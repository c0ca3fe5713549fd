//! The form of the pull mirror's settings.

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::pull_mirror::PullMirror;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::target_url::{self, PastedTarget};
use mirrordeck_language::{fill, text};

use crate::features::pull_mirror::changes::{self, Typed};
use crate::navigation::Navigation;
use crate::reactive::{Memo, RwSignal, Signal, StoredValue, effect, spawn};
use crate::route::Route;
use crate::state::drafts::{Draft, DraftKey, Drafts};
use crate::state::project::{ProjectStore, Pull};
use crate::state::session::Session;
use crate::state::toasts::{ToastTone, Toasts};
use crate::ui::text_field::TextKind;
use crate::ui::{
    Banner, Button, ButtonKind, Checkbox, Choice, Dialog, DialogFooter, FormRow, Part, RadioGroup,
    SecretField, TextField, Tone, part, when,
};
use crate::wording;

/// What stands in the form, field by field.
#[derive(Clone, Copy)]
struct Fields {
    address: RwSignal<String>,
    user: RwSignal<String>,
    secret: RwSignal<String>,
    branches: RwSignal<String>,
    regex: RwSignal<String>,
    is_enabled: RwSignal<bool>,
    overwrites: RwSignal<bool>,
    starts_pipelines: RwSignal<bool>,
    address_error: RwSignal<Option<String>>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
}

impl Fields {
    fn new(mirror: Option<&PullMirror>, draft: Option<Draft>) -> Self {
        let draft = draft.unwrap_or_default();
        let text = |key: &str, now: &str| {
            RwSignal::new(draft.get(key).cloned().unwrap_or_else(|| now.to_owned()))
        };
        let flag =
            |key: &str, now: bool| RwSignal::new(draft.get(key).map_or(now, |word| word == "yes"));
        let is =
            |read: fn(&PullMirror) -> Option<bool>, absent| mirror.and_then(read).unwrap_or(absent);
        let regex = mirror
            .and_then(|mirror| mirror.mirror_branch_regex.as_deref())
            .unwrap_or_default();
        Self {
            address: text("address", ""),
            user: text("user", ""),
            secret: RwSignal::new(draft.secret.expose().to_owned()),
            branches: text("branches", changes::branches(mirror)),
            regex: text("regex", regex),
            is_enabled: flag("enabled", is(|mirror| mirror.enabled, true)),
            overwrites: flag(
                "overwrites",
                is(|mirror| mirror.mirror_overwrites_diverged_branches, false),
            ),
            starts_pipelines: flag(
                "pipelines",
                is(|mirror| mirror.mirror_trigger_builds, false),
            ),
            address_error: RwSignal::new(None),
            problem: RwSignal::new(None),
            is_busy: RwSignal::new(false),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            address: self.address.get(),
            user: self.user.get(),
            secret: Secret::new(self.secret.get()),
            is_enabled: self.is_enabled.get(),
            branches: self.branches.get(),
            regex: self.regex.get(),
            overwrites: self.overwrites.get(),
            starts_pipelines: self.starts_pipelines.get(),
        }
    }

    fn draft(self) -> Draft {
        let flag = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        let typed = self.typed();
        let mut draft = Draft::default();
        draft.secret = typed.secret;
        for (name, text) in [
            ("address", typed.address),
            ("user", typed.user),
            ("branches", typed.branches),
            ("regex", typed.regex),
            ("enabled", flag(typed.is_enabled)),
            ("overwrites", flag(typed.overwrites)),
            ("pipelines", flag(typed.starts_pipelines)),
        ] {
            draft.add(name, text);
        }
        draft
    }

    /// Splits credentials out of a pasted address.
    fn tidy(self) {
        let pasted = PastedTarget::read(&self.address.get_untracked());
        if let Some(user) = pasted.user {
            self.user.set(user);
        }
        if let Some(secret) = pasted.secret {
            self.secret.set(secret.expose().to_owned());
        }
        self.address.set(pasted.address);
    }
}

/// The dialog above the project's page, as soon as it is known what there is to edit.
#[component]
pub(crate) fn PullMirrorDialog(
    /// The project.
    project: ProjectId,
) -> Part {
    let store = ProjectStore::from_context();
    let is_known = Memo::new(move || {
        store.pull().with(|pull| {
            matches!(
                pull.value(),
                Some(Pull::Configured(_) | Pull::NotConfigured)
            )
        })
    });
    part(move || is_known.get().then(|| form(project)))
}

fn form(project: ProjectId) -> Part {
    let store = ProjectStore::from_context();
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let toasts = Toasts::from_context();
    let drafts = Drafts::from_context();
    let key = DraftKey::PullMirror(project);
    let mirror = store.pull().with_untracked(|pull| match pull.value() {
        Some(Pull::Configured(mirror)) => Some(mirror.clone()),
        _ => None,
    });
    let is_new = mirror.is_none();
    let fields = Fields::new(mirror.as_ref(), drafts.get(key));
    let mirror = StoredValue::new(mirror);
    let what =
        move || mirror.with_value(|mirror| changes::changes(&fields.typed(), mirror.as_ref()));
    effect(move || drafts.keep(key, fields.draft()));
    let close = move || {
        drafts.discard(key);
        navigation.go(&Route::project(project));
    };
    let nothing = Signal::derive(move || {
        wording::reason::no_write(session.is_read_only()).or_else(|| {
            what()
                .is_empty()
                .then(|| text("Nothing was changed.").to_owned())
        })
    });
    let save = move || {
        fields.tidy();
        fields.problem.set(None);
        fields.address_error.set(None);
        let changes = untrack(what);
        if is_new && changes.url.is_none() {
            fields
                .address_error
                .set(Some(text("Enter the address to fetch from.").to_owned()));
            return;
        }
        fields.is_busy.set(true);
        spawn(async move {
            let answer = store.update_pull(project, &changes).await;
            fields.is_busy.set(false);
            match answer {
                Ok(()) => {
                    drafts.discard(key);
                    toasts.show(
                        ToastTone::Success,
                        "Pull mirror saved",
                        "GitLab starts a fetch now if the mirror is enabled.",
                    );
                    navigation.go(&Route::project(project));
                }
                Err(ApiError::Invalid { fields: invalid })
                    if invalid
                        .iter()
                        .any(|(name, _)| matches!(name.as_str(), "url" | "import_url")) =>
                {
                    let messages: Vec<_> = invalid
                        .into_iter()
                        .flat_map(|(_, messages)| messages)
                        .collect();
                    fields.address_error.set(Some(fill(
                        "GitLab refuses this address: {0}",
                        &[&messages.join("; ")],
                    )));
                }
                Err(error) => {
                    fields.problem.set(Some(wording::error::write(&error)));
                }
            }
        });
    };
    let has_unsaved = Signal::derive(move || !what().is_empty());
    let present = mirror.with_value(|mirror| {
        mirror.as_ref()?.url.as_deref().map(|url| {
            fill(
                "Now: {0}. Leave empty to keep it.",
                &[&target_url::mask_credentials(url)],
            )
        })
    });
    let pattern = move || {
        view! { <TextField label="Branch pattern" value=fields.regex kind=TextKind::Code hint="A regular expression (RE2), such as ^release/"/> }
    };
    let pattern = part(when(move || *fields.branches.read() == "pattern", pattern));
    let problem = part(move || {
        let text = fields.problem.get();
        text.map(
            |text| view! { <Banner tone=Tone::Danger title="The pull mirror was not saved" text/> },
        )
    });
    view! {
        <Dialog title=if is_new { "Set up pull mirror" } else { "Edit pull mirror" } on_close=close on_submit=save has_unsaved busy=fields.is_busy>
            <DialogFooter slot>
                <Button on_press=close>"Cancel"</Button>
                <Button submit=true kind=ButtonKind::Primary busy=fields.is_busy disabled_because=nothing>"Save"</Button>
            </DialogFooter>
            <Banner tone=Tone::Info text="Saving makes you the user in whose name GitLab fetches, and starts a fetch."/>
            <TextField label="Source address" value=fields.address kind=TextKind::Url error=fields.address_error hint=present on_blur=move || fields.tidy()/>
            <FormRow>
                <TextField label="User" value=fields.user kind=TextKind::Code hint="Leave empty to keep it."/>
                <SecretField label="Password or token" value=fields.secret hint="Leave empty to keep it."/>
            </FormRow>
            <RadioGroup legend="Branches" value=fields.branches choices=branch_choices()/>
            {pattern}
            <Checkbox label="Overwrite diverged branches" hint="Branches of this project that have commits the source does not are overwritten, and those commits are lost." checked=fields.overwrites on_change=move |on| fields.overwrites.set(on)/>
            <Checkbox label="Start pipelines" hint="Each fetch that brings something new starts pipelines here." checked=fields.starts_pipelines on_change=move |on| fields.starts_pipelines.set(on)/>
            <Checkbox label="Enabled" hint="Switching it off makes GitLab forget the stored user and password." checked=fields.is_enabled on_change=move |on| fields.is_enabled.set(on)/>
            {problem}
        </Dialog>
    }
    .into_inner()
}

fn branch_choices() -> Vec<Choice> {
    vec![
        Choice::new("all", "All branches"),
        Choice::new("protected", "Only protected branches"),
        Choice::new("pattern", "Branches matching a pattern"),
    ]
}
