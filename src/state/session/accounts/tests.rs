//! Several accounts, against a server that nobody reaches: who is used is this browser's business.

use std::rc::Rc;

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::credential::Credential;
use mirrordeck_domain::model::id::{ProjectId, UserId};
use mirrordeck_domain::model::secret::Secret;

use super::*;
use crate::browser::http::{Answer, Outgoing, Transport};
use crate::browser::storage::{self, Area};
use crate::state::drafts::{Draft, DraftKey, Drafts};
use crate::state::session::tests::run;

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: Outgoing) -> Answer {
        Box::pin(std::future::ready(Err(ApiError::Network)))
    }
}

fn stored(place: &str) -> Stored {
    Stored {
        instance: InstanceUrl::parse(place).expect("an address"),
        credential: Credential::Token(Secret::new(place)),
        user: Some(UserId(7)),
        called: Called {
            name: String::new(),
            login: "ann".to_owned(),
        },
    }
}

fn id(place: &str) -> AccountId {
    stored(place).account()
}

/// A session with an account at `a`, beside accounts that were stored earlier.
fn scene(keep: Keep, others: &[(&str, Keep)]) -> (Session, Toasts, Owner) {
    let owner = Owner::new();
    owner.set();
    Drafts::provide();
    let toasts = Toasts::provide();
    let session = Session::provide(Rc::new(Nowhere));
    for (place, keep) in others {
        token_store::save(&stored(place), *keep).expect("natively nothing is denied");
    }
    token_store::save(&stored("a"), keep).expect("natively nothing is denied");
    session.begin_noted(stored("a"), keep);
    (session, toasts, owner)
}

fn names(session: Session) -> Vec<(String, bool)> {
    let accounts = session.accounts().into_iter();
    accounts
        .map(|account| (account.name(), account.is_current))
        .collect()
}

fn switch(session: Session, place: &str) -> bool {
    any_spawner::Executor::init_futures_executor().ok();
    run(session.switch_to(&id(place)))
}

#[test]
fn switching_leaves_the_other_where_it_was() {
    let (session, _, _owner) = scene(Keep::Tab, &[("b", Keep::Device), ("c", Keep::Memory)]);
    let all = |current: &str| {
        let name = |place: &str| (format!("ann at {place}"), place == current);
        ["a", "b", "c"].map(name).to_vec()
    };
    assert_eq!(names(session), all("a"));
    for place in ["b", "c", "a"] {
        assert!(switch(session, place));
        assert_eq!(names(session), all(place));
        assert_eq!(session.keep(), token_store::find(&id(place)).map(|it| it.0));
    }
    assert!(!switch(session, "d"));
    assert_eq!(names(session), all("a"), "nothing has changed");
}

#[test]
fn a_reload_goes_on_with_the_account_that_was_used_last() {
    let (session, _, _owner) = scene(Keep::Tab, &[("b", Keep::Device), ("c", Keep::Memory)]);
    let next = || token_store::load().map(|(_, stored)| stored.account());
    assert_eq!(next(), Some(id("a")));
    switch(session, "b");
    assert_eq!(next(), Some(id("b")));
    switch(session, "c");
    assert_eq!(next(), None, "what is kept nowhere is asked for again");
    // A new tab takes the one that the device used last.
    storage::remove(Area::Tab, "mirrordeck.account");
    assert_eq!(next(), Some(id("b")));
}

#[test]
fn a_name_stays_with_its_account_wherever_that_is_kept() {
    let (session, _, _owner) = scene(Keep::Tab, &[("b", Keep::Device), ("c", Keep::Memory)]);
    for place in ["a", "b", "c"] {
        session
            .rename(&id(place), place)
            .expect("nothing is denied");
    }
    let all = names(session);
    let expected = [("a", true), ("b", false), ("c", false)];
    assert_eq!(all, expected.map(|(name, is)| (name.to_owned(), is)));
    switch(session, "b");
    assert_eq!(session.account().map(|it| it.name()), Some("b".to_owned()));
    session.rename(&id("b"), "").expect("nothing is denied");
    assert_eq!(
        session.account().map(|it| it.name()),
        Some("ann at b".to_owned())
    );
}

#[test]
fn signing_out_forgets_one_account_and_only_that() {
    let (session, toasts, _owner) = scene(Keep::Tab, &[("b", Keep::Device)]);
    session.sign_out(toasts);
    assert_eq!(names(session), [("ann at b".to_owned(), false)]);
    assert!(token_store::load().is_none(), "nobody goes on by itself");
    session.forget_account(&id("b"), toasts);
    assert!(names(session).is_empty());
}

#[test]
fn at_the_idle_limit_every_account_is_forgotten() {
    let others = [("b", Keep::Device), ("c", Keep::Memory)];
    let (session, toasts, _owner) = scene(Keep::Tab, &others);
    session.lock(5, toasts);
    assert!(names(session).is_empty());
    let keys = [Area::Tab, Area::Device].map(|area| storage::keys(area, "mirrordeck."));
    assert_eq!(keys, [vec![], vec!["mirrordeck.instance".to_owned()]]);
}

#[test]
fn a_draft_waits_for_its_account() {
    let (session, _, _owner) = scene(Keep::Tab, &[("b", Keep::Device)]);
    let drafts = Drafts::from_context();
    let key = DraftKey::NewMirror(ProjectId(42));
    let mut draft = Draft::default();
    draft.add("url", "https://git.example.com/a.git".to_owned());
    drafts.keep(key, draft.clone());
    switch(session, "b");
    assert_eq!(drafts.get(key), None);
    let before_the_way = drafts.for_the_way();
    switch(session, "a");
    assert_eq!(drafts.get(key), Some(draft.clone()));
    // Also on the way to a sign-in page and back.
    drafts.clear_all();
    drafts.restore(before_the_way);
    drafts.belong_to(&id("b"));
    assert_eq!(drafts.get(key), None);
    drafts.belong_to(&id("a"));
    assert_eq!(drafts.get(key), Some(draft));
}
