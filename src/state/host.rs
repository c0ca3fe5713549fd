//! Whoever has embedded the app: what the host wants, and what it is told.
//!
//! Nothing secret is ever told. A host that hears of everything still learns no more than what its own token
//! could read.

use mirrordeck_domain::model::fleet::overview::Overview;
use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::secret::Secret;

use crate::browser::page::Page;
use crate::reactive::{RwSignal, Signal, app, keep};

/// The host of this app, or its absence.
#[derive(Clone, Copy)]
pub(crate) struct Host(Page);

impl Host {
    /// The host of the app whose view is being built.
    pub(crate) fn of_app() -> Self {
        Self(Page::of(app()))
    }

    /// Whether there is one.
    pub(crate) fn is_there(self) -> bool {
        self.0.is_hosted()
    }

    /// Whether the host allows no changes, followed.
    pub(crate) fn is_read_only(self) -> Signal<bool> {
        let Some(host) = self.0.host() else {
            return false.into();
        };
        let is_set = move || host.is_set("readOnly");
        let is_read_only = RwSignal::new(is_set());
        let told = self.0.host();
        keep(told.map(|told| told.on("readonly", move || is_read_only.set(is_set()))));
        is_read_only.into()
    }

    /// The instance that the host has chosen.
    pub(crate) fn instance(self) -> Option<InstanceUrl> {
        InstanceUrl::parse(&self.0.host()?.text("instance")?).ok()
    }

    /// Asks the host for a token, after telling it whether the last one was rejected.
    pub(crate) async fn token(self, is_rejected: bool) -> Option<Secret> {
        let token = self.0.host()?.ask("token", is_rejected).await?;
        (!token.is_empty()).then(|| Secret::new(token))
    }

    /// Calls the function whenever the host has another token.
    pub(crate) fn on_token(self, begin: impl FnMut() + 'static) {
        keep(self.0.host().map(|host| host.on("token", begin)));
    }

    /// Tells where the person is.
    pub(crate) fn navigated(self, path: &str) {
        self.tell("navigated", &[path]);
    }

    /// Tells of a change that GitLab has made.
    pub(crate) fn changed(self, action: &str, subject: &str) {
        self.tell("changed", &[action, subject]);
    }

    /// Tells of a change that GitLab has not made, as far as is known.
    pub(crate) fn refused(self, action: &str, subject: &str, message: &str) {
        self.tell("refused", &[action, subject, message]);
    }

    /// Tells that the token is no good.
    pub(crate) fn signed_out(self) {
        self.tell("signedOut", &[]);
    }

    /// Tells how many mirrors there are of each health, most severe first.
    pub(crate) fn counted(self, overview: &Overview) {
        let counts = Health::ALL.map(|health| overview.of_health(health).to_string());
        self.tell("counted", &counts.each_ref().map(String::as_str));
    }

    fn tell(self, method: &str, words: &[&str]) {
        if let Some(host) = self.0.host() {
            host.tell(method, words);
        }
    }
}
