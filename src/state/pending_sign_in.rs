//! What this tab remembers while the person is on GitLab's page, and what came back from there.
//!
//! It is kept in the tab's own storage, so that no other tab can answer, and only until it is answered.

use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::json::{Fields, Json};
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::sign_in::Answer;

use crate::browser::location;
use crate::browser::storage::{self, Area, Denied};
use crate::state::token_store::Keep;

const KEY: &str = "mirrordeck.sign_in";

/// A question that was put and is not answered.
#[derive(Clone, Debug)]
pub(crate) struct PendingSignIn {
    /// Whom the person was sent to.
    pub(crate) instance: InstanceUrl,
    /// The application that asks.
    pub(crate) client_id: String,
    /// Has to come back with the answer.
    pub(crate) state: String,
    /// Proves that whoever has the code also put the question.
    pub(crate) verifier: Secret,
    /// Where the tokens are to be kept.
    pub(crate) keep: Keep,
    /// The view to return to, as a location hash.
    pub(crate) hash: String,
    /// Forms under way, without secrets.
    pub(crate) drafts: Json,
}

/// An answer, with the question if this tab put it.
#[derive(Debug)]
pub(crate) struct Returned {
    /// What came back.
    pub(crate) answer: Answer,
    /// What it answers; `None` if this tab asked nothing, or something else.
    pub(crate) pending: Option<PendingSignIn>,
}

impl PendingSignIn {
    /// Remembers it in this tab.
    ///
    /// # Errors
    /// [`Denied`] if the browser refuses; then no answer could be told from a foreign one.
    pub(crate) fn remember(&self) -> Result<(), Denied> {
        let text = Json::object([
            ("instance", Json::from(&self.instance)),
            ("client_id", Json::from(self.client_id.as_str())),
            ("state", Json::from(self.state.as_str())),
            ("verifier", Json::from(self.verifier.expose())),
            ("keep", Json::from(self.keep.as_str())),
            ("hash", Json::from(self.hash.as_str())),
            ("drafts", self.drafts.clone()),
        ]);
        storage::write(Area::Tab, KEY, &text.to_text())
    }
}

/// What [`PendingSignIn::remember`] wrote.
fn remembered(text: &str) -> Option<PendingSignIn> {
    let json = Json::parse(text).ok()?;
    Fields::read(json, |fields| {
        let instance = fields.given("instance")?;
        Some(PendingSignIn {
            instance,
            client_id: fields.required("client_id"),
            state: fields.required("state"),
            verifier: Secret::new(fields.required::<String>("verifier")),
            keep: Keep::from_word(&fields.required::<String>("keep")),
            hash: fields.required("hash"),
            drafts: fields.any("drafts"),
        })
    })
    .ok()?
}

/// Whether something like an answer stands in the page's address.
pub(crate) fn has_returned() -> bool {
    location::query().contains("state=")
}

/// Takes the answer out of the page's address, if one stands there, and what was remembered for it.
///
/// Both are gone then: a code must stay in no history, and an answer counts once.
pub(crate) fn take() -> Option<Returned> {
    let answer = Answer::parse(&location::query())?;
    let text = storage::read(Area::Tab, KEY);
    storage::remove(Area::Tab, KEY);
    let pending = text.and_then(|text| remembered(&text));
    let pending =
        pending.filter(|pending| !pending.state.is_empty() && pending.state == answer.state);
    location::drop_query();
    Some(Returned { answer, pending })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn remember(state: &str) {
        let pending = PendingSignIn {
            instance: InstanceUrl::parse("https://h").expect("an address"),
            client_id: "app".to_owned(),
            state: state.to_owned(),
            verifier: Secret::new("v"),
            keep: Keep::Device,
            hash: "#/projects".to_owned(),
            drafts: Json::Null,
        };
        pending.remember().expect("natively nothing is denied");
    }

    #[test]
    fn an_answer_counts_once_and_only_with_the_state_that_was_sent() {
        let check = |query: &str, expected: Option<bool>| {
            location::set_query_for_test(query);
            let is_ours = take().map(|returned| returned.pending.is_some());
            assert_eq!(is_ours, expected, "{query}");
        };
        remember("s");
        check("?tab=1", None);
        check("?code=c&state=s", Some(true));
        check("?code=c&state=s", Some(false));
        remember("s");
        check("?code=c&state=other", Some(false));
        check("?code=c&state=s", Some(false));
        remember("");
        check("?code=c", Some(false));
    }

    #[test]
    fn the_address_loses_the_code() {
        remember("s");
        location::set_query_for_test("?code=c&state=s");
        take().expect("an answer stands there");
        assert_eq!(location::query(), "");
    }
}
