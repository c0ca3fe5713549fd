//! The form: instance, token, where to keep it.

use leptos::prelude::*;
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_language::text;

use crate::features::connect::instance_field::InstanceField;
use crate::features::connect::keep;
use crate::features::connect::say_kept_in_memory;
use crate::features::connect::sign_in::SignInButtons;
use crate::features::connect::token_link::TokenLink;
use crate::features::connect::wording::{self, Place};
use crate::navigation::Navigation;
use crate::reactive::{Memo, RwSignal, spawn};
use crate::route::Route;
use crate::state::config::Config;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::state::token_store::{self, Keep};
use crate::ui::{
    Banner, Button, ButtonKind, Disclosure, Form, FormActions, Part, RadioGroup, SecretField, Tone,
    el, part,
};
use crate::wording::error::{Message, line};

/// What stands in the form.
#[derive(Clone, Copy)]
struct Fields {
    instance: RwSignal<String>,
    token: RwSignal<String>,
    keep: RwSignal<String>,
    is_busy: RwSignal<bool>,
    instance_error: RwSignal<Option<String>>,
    token_error: RwSignal<Option<String>>,
    problem: RwSignal<Option<Message>>,
}

impl Fields {
    fn new(instance: String) -> Self {
        Self {
            instance: RwSignal::new(instance),
            token: RwSignal::new(String::new()),
            keep: RwSignal::new(Keep::default().as_str().to_owned()),
            is_busy: RwSignal::new(false),
            instance_error: RwSignal::new(None),
            token_error: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    fn clear_errors(self) {
        self.instance_error.set(None);
        self.token_error.set(None);
        self.problem.set(None);
    }

    fn show(self, place: Place, message: Message) {
        match place {
            Place::Instance => self.instance_error.set(Some(line(&message))),
            Place::Token => self.token_error.set(Some(line(&message))),
            Place::Form => self.problem.set(Some(message)),
        }
    }
}

/// Asks for an instance and a token, checks both at once, and begins the session.
#[component]
pub(super) fn ConnectForm(
    /// Address to fill in.
    instance: Option<String>,
) -> Part {
    let session = Session::from_context();
    let navigation = Navigation::from_context();
    let toasts = Toasts::from_context();
    let config = Config::from_context();
    let settings = config.settings();
    let first_instance = settings
        .instances
        .first()
        .map(|instance| instance.url.clone());
    let fields = Fields::new(
        instance
            .or_else(token_store::last_instance)
            .or(first_instance)
            .unwrap_or_default(),
    );

    let connect = move |token: Secret, destination: Route| {
        fields.clear_errors();
        let instance = match InstanceUrl::parse(&fields.instance.get_untracked()) {
            Ok(instance) => instance,
            Err(problem) => {
                fields
                    .instance_error
                    .set(Some(text(wording::instance(problem)).to_owned()));
                return;
            }
        };
        if token.is_empty() {
            fields
                .token_error
                .set(Some(text("Paste an access token.").to_owned()));
            return;
        }
        let keep = Keep::from_word(&fields.keep.get_untracked());
        fields.is_busy.set(true);
        // The session outlives this form, which is gone as soon as the connection stands.
        spawn(async move {
            let credential = Credential::Token(token);
            let result = session.connect(instance.clone(), credential, keep).await;
            fields.is_busy.set(false);
            match result {
                Ok(stored) => {
                    if stored.is_err() {
                        say_kept_in_memory(toasts);
                    }
                    if matches!(navigation.route_untracked(), Route::Connect { .. }) {
                        navigation.go(&destination);
                    }
                }
                Err(error) => {
                    let (place, message) = wording::refused(&error, &instance);
                    fields.show(place, message);
                }
            }
        });
    };
    let submit = move || {
        connect(
            Secret::new(fields.token.get_untracked().trim()),
            Route::home(),
        );
    };
    let demo = settings.demo.map(|demo| {
        let open = move || {
            connect(demo.token(), Route::home());
        };
        view! {
            <Banner tone=Tone::Info text="This is the demo: a stand-in GitLab on this machine, with a public token.">
                <Button on_press=open kind=ButtonKind::Primary busy=fields.is_busy>"Open the demo"</Button>
            </Banner>
        }
    });

    let problem = move || {
        fields.problem.get().map(|message| {
            view! { <Banner tone=Tone::Danger title=message.title text=message.text/> }
        })
    };
    let application = Memo::new(move || {
        let instance = InstanceUrl::parse(&fields.instance.read()).ok()?;
        let client_id = config.client_id(&instance)?;
        Some((instance, client_id))
    });
    let keep = move |legend| {
        view! { <RadioGroup legend=legend value=fields.keep choices=keep::choices()/> }
    };
    let token = move |kind| {
        (
            view! {
                <SecretField
                    label="Access token"
                    value=fields.token
                    error=fields.token_error
                    hint="Scope api to manage mirrors, read_api to look only. It is sent to this instance and nowhere else."
                />
            },
            view! { <TokenLink instance=fields.instance/> },
            (kind == ButtonKind::Primary).then(|| keep("Keep the token")),
            problem,
            view! {
                <FormActions>
                    <Button submit=true kind=kind busy=fields.is_busy>"Connect"</Button>
                </FormActions>
            },
        )
    };
    let ways = move || match application.get() {
        None => part(token(ButtonKind::Primary)),
        // Where one can sign in, a token is the other way.
        Some((instance, client_id)) => part((
            keep("Keep the sign-in"),
            view! { <SignInButtons instance client_id keep=fields.keep/> },
            view! {
                <Disclosure summary="Use an access token instead" open=!fields.token.get_untracked().is_empty()>
                    {part(el("div").class("form").child(token(ButtonKind::Secondary)))}
                </Disclosure>
            },
        )),
    };
    let content = move || {
        part((
            view! {
                <InstanceField value=fields.instance error=fields.instance_error offered=settings.instances/>
            },
            ways,
        ))
    };
    part((demo, view! { <Form on_submit=submit>{content()}</Form> }))
}
