//! The session against a server that knows which tokens are good.

mod provider;

use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use any_spawner::Executor;
use leptos::prelude::*;
use mirrordeck_domain::api::error::SignInProblem;
use mirrordeck_domain::api::mirrors::sync_mirror;
use mirrordeck_domain::api::projects::get_project;
use mirrordeck_domain::model::credential::Grant;
use mirrordeck_domain::model::id::{MirrorId, ProjectId, ProjectRef};
use mirrordeck_domain::model::json::Json;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::timestamp::Timestamp;

use super::*;
use crate::browser::clock;
use crate::browser::location;
use crate::browser::storage::{self, Area};
use crate::state::drafts::{Draft, DraftKey, Drafts};
use crate::state::pending_sign_in::PendingSignIn;
use crate::state::session::signing::Arrived;
use crate::state::token_store;
use crate::wording;
use crate::wording::sign_in::SignInFailure;
use provider::Provider;

const HOUR_MS: i64 = 3_600_000;

/// Where the session of the scene is stored.
const KEY: &str = "mirrordeck.session.5@gitlab.example.com";

struct Scene {
    provider: Rc<Provider>,
    session: Session,
    _owner: Owner,
}

impl Scene {
    /// A session with the grant `a1`, `r1` of that age, kept on this device.
    fn new(age_ms: i64) -> Self {
        // It is set once for all tests; each thread has its own tasks.
        let _ = Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        let provider = Rc::new(Provider::default());
        provider.newest.replace(1);
        let session = Session::provide(Rc::<Provider>::clone(&provider));
        let stored = stored(age_ms);
        token_store::save(&stored, Keep::Device).expect("natively nothing is denied");
        session.begin(stored, Keep::Device);
        Self {
            provider,
            session,
            _owner: owner,
        }
    }

    fn access(&self) -> String {
        let access = self.session.access().expect("the session stands");
        access.credential.header().1
    }
}

fn stored(age_ms: i64) -> Stored {
    Stored {
        instance: InstanceUrl::parse("https://gitlab.example.com").expect("an address"),
        credential: Credential::Grant(grant(1, age_ms)),
        user: Some(UserId(5)),
        called: Called::default(),
    }
}

fn grant(number: u32, age_ms: i64) -> Grant {
    Grant {
        client_id: "app".to_owned(),
        access: Secret::new(format!("a{number}")),
        refresh: Secret::new(format!("r{number}")),
        received_at: Timestamp(clock::now().0 - age_ms),
        lifetime_ms: 2 * HOUR_MS,
    }
}

/// Runs a future beside the tasks that it begins.
pub(super) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        Executor::poll_local();
    }
}

fn project() -> ProjectRef {
    ProjectRef::Id(ProjectId(42))
}

#[test]
fn a_fresh_grant_is_used_as_it_is() {
    let scene = Scene::new(0);
    run(scene.session.run(get_project(&project()))).expect("a good token");
    assert_eq!(scene.provider.renewals(), 0);
    assert_eq!(
        *scene.provider.asked.borrow(),
        ["GET /api/v4/projects/42 Bearer a1"]
    );
}

#[test]
fn a_grant_near_its_end_is_renewed_first() {
    let scene = Scene::new(2 * HOUR_MS - 60_000);
    run(scene.session.run(get_project(&project()))).expect("a renewed token");
    let asked = scene.provider.asked.borrow();
    assert_eq!(
        *asked,
        ["POST /oauth/token -", "GET /api/v4/projects/42 Bearer a2"]
    );
    let kept = storage::read(Area::Device, KEY).expect("it is kept");
    assert!(kept.contains("r2") && !kept.contains("r1"), "{kept}");
}

#[test]
fn a_rejected_grant_is_renewed_and_the_write_sent_again() {
    let scene = Scene::new(0);
    scene.provider.newest.replace(2);
    // The access token is dead before its time, the refresh token is not.
    let dead = Stored {
        credential: Credential::Grant(Grant {
            refresh: Secret::new("r2"),
            ..grant(1, 0)
        }),
        ..stored(0)
    };
    token_store::save(&dead, Keep::Device).expect("natively nothing is denied");
    scene.session.begin(dead, Keep::Device);
    run(scene.session.run(sync_mirror(ProjectId(42), MirrorId(7)))).expect("sent again");
    let sync = "POST /api/v4/projects/42/remote_mirrors/7/sync Bearer ";
    let asked = scene.provider.asked.borrow();
    let expected = [
        [sync, "a1"].concat(),
        "POST /oauth/token -".to_owned(),
        [sync, "a3"].concat(),
    ];
    assert_eq!(*asked, expected);
}

#[test]
fn many_calls_at_once_renew_once() {
    let scene = Scene::new(2 * HOUR_MS);
    let session = scene.session;
    run(async move {
        let calls = (0..6).map(|_| session.run(get_project(&project())));
        for answer in futures::future::join_all(calls).await {
            answer.expect("each has a good token in the end");
        }
    });
    assert_eq!(scene.provider.renewals(), 1);
}

#[test]
fn what_another_tab_renewed_is_taken() {
    let scene = Scene::new(2 * HOUR_MS);
    scene.provider.newest.replace(2);
    let other = Stored {
        credential: Credential::Grant(grant(2, 0)),
        ..stored(0)
    };
    token_store::save(&other, Keep::Device).expect("natively nothing is denied");
    run(scene.session.run(get_project(&project()))).expect("the other tab's token");
    assert_eq!(scene.provider.renewals(), 0);
    assert_eq!(scene.access(), "Bearer a2");
}

#[test]
fn what_another_person_stored_is_not_taken() {
    let scene = Scene::new(2 * HOUR_MS);
    let other = Stored {
        credential: Credential::Grant(grant(9, 0)),
        user: Some(UserId(6)),
        ..stored(0)
    };
    token_store::save(&other, Keep::Device).expect("natively nothing is denied");
    run(scene.session.run(get_project(&project()))).expect("our own renewal");
    assert_eq!(scene.access(), "Bearer a2");
}

#[test]
fn a_revoked_grant_ends_the_session_and_is_forgotten() {
    let scene = Scene::new(0);
    scene.provider.is_revoked.replace(true);
    let answer = run(scene.session.run(get_project(&project())));
    assert_eq!(
        answer.map(|_| ()),
        Err(ApiError::TokenRejected(TokenProblem::GrantEnded))
    );
    assert!(scene.session.access().is_none());
    let ended = scene.session.fields().ended.get_untracked();
    assert_eq!(ended, Some(Ended::Rejected(TokenProblem::GrantEnded)));
    assert_eq!(storage::read(Area::Device, KEY), None);
}

#[test]
fn a_provider_that_is_away_ends_nothing() {
    let scene = Scene::new(0);
    scene.provider.newest.replace(2);
    scene.provider.is_away.replace(true);
    let answer = run(scene.session.run(sync_mirror(ProjectId(42), MirrorId(7))));
    assert_eq!(answer, Err(ApiError::SignIn(SignInProblem::NotRenewed)));
    assert_eq!(scene.access(), "Bearer a1");
}

#[test]
fn a_view_that_closes_does_not_cut_off_a_renewal() {
    let scene = Scene::new(2 * HOUR_MS);
    let mut call = Box::pin(scene.session.run(get_project(&project())));
    let mut context = Context::from_waker(Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
    drop(call);
    for _ in 0..9 {
        Executor::poll_local();
    }
    assert_eq!(scene.access(), "Bearer a2");
}

/// Plays a return from GitLab's page, to a tab that asked with the state `s`.
fn arrive(scene: &Scene, query: &str) -> Arrived {
    let pending = PendingSignIn {
        instance: InstanceUrl::parse("https://gitlab.example.com").expect("an address"),
        client_id: "app".to_owned(),
        state: "s".to_owned(),
        verifier: Secret::new("v"),
        keep: Keep::Tab,
        hash: "#/projects/42".to_owned(),
        drafts: before_the_way(),
    };
    pending.remember().expect("natively nothing is denied");
    location::set_query_for_test(query);
    scene.session.end();
    run(scene.session.finish_sign_in(Drafts::from_context()))
}

fn before_the_way() -> Json {
    let mut draft = Draft::default();
    draft.add(
        "url",
        "https://ann:hunter2@git.example.com/a.git".to_owned(),
    );
    draft.secret = Secret::new("hunter2");
    let drafts = Drafts::provide();
    drafts.keep(DraftKey::MirrorSettings(ProjectId(42), MirrorId(7)), draft);
    let json = drafts.for_the_way();
    drafts.clear();
    json
}

#[test]
fn a_code_brings_a_session_and_what_was_typed() {
    let scene = Scene::new(0);
    let arrived = arrive(&scene, "?code=good&state=s");
    assert_eq!(arrived.kept, Some(Ok(())));
    assert_eq!(arrived.hash.as_deref(), Some("#/projects/42"));
    assert_eq!(scene.access(), "Bearer a2");
    assert_eq!(
        scene.session.fields().sign_in.get_untracked(),
        SignInStep::Idle
    );
    let key = DraftKey::MirrorSettings(ProjectId(42), MirrorId(7));
    let draft = Drafts::from_context().get(key).expect("it came back");
    let url = draft.get("url").expect("it was typed");
    assert!(
        url.ends_with("@git.example.com/a.git") && !url.contains("hunter2"),
        "{url}"
    );
    assert!(draft.secret.is_empty());
}

#[test]
fn a_foreign_answer_is_sent_nowhere() {
    let scene = Scene::new(0);
    let arrived = arrive(&scene, "?code=good&state=other");
    assert_eq!(arrived.kept, None);
    assert!(scene.provider.asked.borrow().is_empty());
    let message = wording::sign_in::failed(&SignInFailure::NotOurs);
    let step = scene.session.fields().sign_in.get_untracked();
    assert_eq!(step, SignInStep::Failed(message));
}

#[test]
fn a_code_that_is_too_old_is_explained() {
    let scene = Scene::new(0);
    let arrived = arrive(&scene, "?code=old&state=s");
    assert_eq!(arrived.kept, None);
    let ended = ApiError::SignIn(SignInProblem::GrantEnded);
    let message = wording::sign_in::failed(&SignInFailure::NotExchanged(ended));
    let step = scene.session.fields().sign_in.get_untracked();
    assert_eq!(step, SignInStep::Failed(message));
    assert!(scene.session.access().is_none());
}

#[test]
fn a_query_that_is_no_answer_stays_where_it_is() {
    let scene = Scene::new(0);
    let arrived = arrive(&scene, "?state=open");
    assert!(arrived.kept.is_none() && arrived.hash.is_none());
    assert_eq!(location::query(), "?state=open");
    assert_eq!(
        scene.session.fields().sign_in.get_untracked(),
        SignInStep::Idle
    );
}
