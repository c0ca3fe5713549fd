//! The store against a scripted transport: what stays, what goes back, what is looked into.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its scene is not as written"
)]

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures::executor::block_on;
use leptos::prelude::*;
use mirrordeck_domain::api::call::{Method, RawResponse};
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::api::new_mirror::NewMirror;
use mirrordeck_domain::model::id::{MirrorId, ProjectId, ProjectRef};
use mirrordeck_domain::model::secret::Secret;

use crate::browser::http::{Answer, Outgoing, Transport};
use crate::state::activity::{Activity, Outcome};
use crate::state::now::Now;
use crate::state::project::ProjectStore;
use crate::state::session::Session;
use crate::state::snapshot::View;
use crate::state::toasts::Toasts;

const PROJECT: ProjectId = ProjectId(42);

type Reply = Result<(u16, &'static str), ApiError>;

/// Answers in the order of the script, and remembers what was asked.
#[derive(Default)]
struct Script {
    replies: RefCell<VecDeque<Reply>>,
    asked: RefCell<Vec<(Method, String)>>,
}

impl Transport for Script {
    fn send(&self, outgoing: Outgoing) -> Answer {
        let path = outgoing
            .url
            .replace("https://gitlab.example.com/api/v4", "");
        self.asked.borrow_mut().push((outgoing.method, path));
        let reply = self
            .replies
            .borrow_mut()
            .pop_front()
            .expect("the script holds every answer");
        Box::pin(async move {
            later().await;
            reply.map(|(status, body)| RawResponse {
                status,
                content_type: "application/json".to_owned(),
                headers: Vec::new(),
                body: body.to_owned(),
            })
        })
    }
}

/// As on a network, nothing is answered the moment it is asked.
async fn later() {
    let mut was_asked = false;
    std::future::poll_fn(move |context| {
        if std::mem::replace(&mut was_asked, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

struct Scene {
    script: Rc<Script>,
    session: Session,
    store: ProjectStore,
    activity: Activity,
    _owner: Owner,
}

impl Scene {
    /// A session with a project on screen, and the answers to come.
    fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let owner = Owner::new();
        owner.set();
        let script = Rc::new(Script::default());
        script.replies.borrow_mut().extend(replies);
        let session = Session::provide(Rc::<Script>::clone(&script));
        session.begin_for_test();
        let activity = Activity::provide();
        let store = ProjectStore::provide(session, activity, Toasts::provide(), Now::provide());
        store.show(ProjectRef::Id(PROJECT));
        Self {
            script,
            session,
            store,
            activity,
            _owner: owner,
        }
    }

    fn ids(&self) -> Vec<u64> {
        let mirrors = self.store.mirrors().get_untracked();
        mirrors
            .value()
            .unwrap()
            .iter()
            .map(|mirror| mirror.id.0)
            .collect()
    }

    fn asked(&self) -> Vec<(Method, String)> {
        self.script.asked.borrow().clone()
    }

    fn last_outcome(&self) -> Outcome {
        self.store.fields().activity.entries().get_untracked()[0]
            .outcome
            .clone()
    }
}

const ONE: Reply = Ok((
    200,
    r#"[{"id":7,"enabled":true,"url":"https://git.example.net/a.git"}]"#,
));
const TWO: Reply = Ok((
    200,
    r#"[{"id":7,"enabled":true,"url":"https://git.example.net/a.git"},
        {"id":9,"enabled":true,"url":"https://*****:*****@git.example.net/b.git"}]"#,
));
const UNAUTHORIZED: Reply = Ok((401, r#"{"message":"401 Unauthorized"}"#));

fn new_mirror() -> NewMirror {
    NewMirror {
        url: Secret::new("https://user:hunter2@git.example.net/b.git"),
        enabled: true,
        only_protected_branches: false,
        keep_divergent_refs: false,
        auth_method: None,
        mirror_branch_regex: None,
        host_keys: Vec::new(),
    }
}

#[test]
fn a_failed_refresh_keeps_the_rows_and_says_why() {
    let down = || Ok((503, r#"{"message":"503 Service Unavailable"}"#));
    let scene = Scene::new([ONE, down(), down()]);
    block_on(scene.store.refresh());
    block_on(scene.store.refresh());
    assert_eq!(scene.ids(), [7]);
    let mirrors = scene.store.mirrors().get_untracked();
    assert!(matches!(
        mirrors.view(),
        View::Showing { stale: Some(_), .. }
    ));
    assert_eq!(
        scene.asked().len(),
        3,
        "a read is sent once more, and only once"
    );
}

#[test]
fn a_switch_shows_at_once_and_goes_back_when_refused() {
    let scene = Scene::new([ONE, Ok((400, r#"{"message":{"base":["no"]}}"#))]);
    block_on(scene.store.refresh());
    let id = MirrorId(7);
    let mut update = Box::pin(
        scene
            .store
            .update(PROJECT, id, MirrorChanges::enabled(false)),
    );
    let mut context = Context::from_waker(Waker::noop());
    assert!(update.as_mut().poll(&mut context).is_pending());
    assert!(!scene.store.mirror(id).unwrap().enabled);
    let Poll::Ready(answer) = update.as_mut().poll(&mut context) else {
        panic!("the script answers when it is asked again");
    };
    assert!(matches!(answer, Err(ApiError::Invalid { .. })));
    assert!(scene.store.mirror(id).unwrap().enabled);
    assert!(scene.store.pending(id).is_none());
    assert!(matches!(scene.last_outcome(), Outcome::Failed(_)));
}

#[test]
fn what_the_server_answers_to_a_switch_is_what_is_shown() {
    let answer = r#"{"id":7,"enabled":false,"url":"https://git.example.net/a.git"}"#;
    let scene = Scene::new([ONE, Ok((200, answer))]);
    block_on(scene.store.refresh());
    let asked_for_enabled = MirrorChanges::enabled(true);
    block_on(scene.store.update(PROJECT, MirrorId(7), asked_for_enabled)).unwrap();
    assert!(!scene.store.mirror(MirrorId(7)).unwrap().enabled);
}

#[test]
fn a_create_whose_answer_was_lost_is_looked_for_and_never_repeated() {
    let scene = Scene::new([ONE, Err(ApiError::Timeout), TWO]);
    block_on(scene.store.refresh());
    let mirror = block_on(scene.store.create(PROJECT, &new_mirror())).unwrap();
    assert_eq!(mirror.id, MirrorId(9));
    let posts = scene
        .asked()
        .iter()
        .filter(|(method, _)| *method == Method::Post)
        .count();
    assert_eq!(posts, 1);
    assert_eq!(scene.last_outcome(), Outcome::Done);
}

#[test]
fn a_create_that_left_no_mirror_stays_unknown() {
    let scene = Scene::new([ONE, Err(ApiError::Network), ONE, ONE]);
    block_on(scene.store.refresh());
    let answer = block_on(scene.store.create(PROJECT, &new_mirror()));
    assert!(matches!(answer, Err(ApiError::UnknownOutcome(_))));
    assert!(matches!(scene.last_outcome(), Outcome::Unknown(_)));
}

#[test]
fn a_mirror_that_appears_a_little_later_is_found() {
    let scene = Scene::new([ONE, Err(ApiError::Timeout), ONE, TWO]);
    block_on(scene.store.refresh());
    let mirror = block_on(scene.store.create(PROJECT, &new_mirror())).unwrap();
    assert_eq!(mirror.id, MirrorId(9));
}

#[test]
fn without_a_list_from_before_no_mirror_is_taken_for_the_new_one() {
    let scene = Scene::new([Err(ApiError::Timeout)]);
    let answer = block_on(scene.store.create(PROJECT, &new_mirror()));
    assert!(matches!(answer, Err(ApiError::UnknownOutcome(_))));
    assert_eq!(scene.asked().len(), 1);
}

#[test]
fn what_was_added_is_not_put_among_the_mirrors_of_another_project() {
    let created = r#"{"id":9,"enabled":true,"url":"https://git.example.net/b.git"}"#;
    let scene = Scene::new([ONE, Ok((201, created))]);
    block_on(scene.store.refresh());
    block_on(scene.store.create(ProjectId(43), &new_mirror())).unwrap();
    assert_eq!(scene.ids(), [7]);
}

#[test]
fn a_mirror_that_is_gone_already_counts_as_deleted() {
    let scene = Scene::new([TWO, Ok((404, r#"{"message":"404 Not found"}"#))]);
    block_on(scene.store.refresh());
    block_on(scene.store.delete(PROJECT, MirrorId(9))).unwrap();
    assert_eq!(scene.ids(), [7]);
}

#[test]
fn a_missing_role_ends_no_session() {
    let user = Ok((200, r#"{"id":1,"username":"dev","name":"Dev"}"#));
    let scene = Scene::new([UNAUTHORIZED, user]);
    block_on(scene.store.refresh());
    assert!(scene.session.is_connected());
    let mirrors = scene.store.mirrors().get_untracked();
    assert_eq!(mirrors.view(), View::Failed(&ApiError::Unauthorized));
}

#[test]
fn the_activity_list_and_its_commands_hold_no_secret() {
    let created = r#"{"id":9,"enabled":true,"url":"https://*****:*****@git.example.net/b.git"}"#;
    let scene = Scene::new([Ok((201, created)), TWO]);
    block_on(scene.store.create(PROJECT, &new_mirror())).unwrap();
    assert_eq!(
        scene.ids(),
        [7, 9],
        "what could not be put into a list is read"
    );
    let text = format!("{:?}", scene.activity.entries().get_untracked());
    assert!(text.contains("git.example.net"), "{text}");
    assert!(
        !text.contains("hunter2") && !text.contains("glpat-secret"),
        "{text}"
    );
}
