//! Scripted instances, and a fleet that reads them with several accounts.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use any_spawner::Executor;
use leptos::prelude::{Owner, untrack};
use mirrordeck_domain::api::call::RawResponse;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::fleet::origin::MirrorKey;
use mirrordeck_domain::model::id::UserId;
use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::scan::scope::Scope;

use crate::browser::http::{Answer, Outgoing, Transport};
use crate::reactive::give_way;
use crate::state::activity::Activity;
use crate::state::fleet::Fleet;
use crate::state::fleet::several::Also;
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::state::toasts::Toasts;
use crate::state::token_store::Keep;

pub(super) const WORK: &str = "https://work.example";
pub(super) const HOME: &str = "https://home.example";

/// Instances that know projects with their mirrors.
#[derive(Default)]
pub(super) struct World {
    pub(super) instances: RefCell<BTreeMap<&'static str, Instance>>,
    pub(super) asked: RefCell<Vec<String>>,
}

#[derive(Clone, Default)]
pub(super) struct Instance {
    pub(super) projects: Vec<(u64, Vec<u64>)>,
    pub(super) failure: Option<Failure>,
    pub(super) in_flight: Rc<Cell<u32>>,
    pub(super) most_in_flight: Rc<Cell<u32>>,
    /// Who waits for answers that are held back, if they are.
    held: Rc<RefCell<Option<Vec<Waker>>>>,
}

#[derive(Clone, Copy)]
pub(super) enum Failure {
    /// By itself, which is no reason to slow down: natively a pause is waited for by looking at the clock.
    Failing,
    Rejecting,
}

impl Transport for World {
    fn send(&self, outgoing: Outgoing) -> Answer {
        let line = [outgoing.method.as_str(), " ", &outgoing.url].concat();
        self.asked.borrow_mut().push(line);
        let (address, path) = outgoing.url.split_once("/api/v4").expect("it is the API");
        let instances = self.instances.borrow();
        let instance = instances
            .get(address)
            .cloned()
            .expect("it is in the script");
        let answer = instance.answer(path);
        Box::pin(async move {
            let in_flight = instance.in_flight.get() + 1;
            instance.in_flight.set(in_flight);
            let most = instance.most_in_flight.get().max(in_flight);
            instance.most_in_flight.set(most);
            give_way().await;
            poll_fn(|context| match &mut *instance.held.borrow_mut() {
                Some(waiting) => {
                    waiting.push(context.waker().clone());
                    Poll::Pending
                }
                None => Poll::Ready(()),
            })
            .await;
            instance.in_flight.set(instance.in_flight.get() - 1);
            let (status, body) = answer?;
            Ok(RawResponse {
                status,
                content_type: "application/json".to_owned(),
                headers: Vec::new(),
                body,
            })
        })
    }
}

impl Instance {
    fn answer(&self, path: &str) -> Result<(u16, String), ApiError> {
        match self.failure {
            Some(Failure::Failing) => return Ok((500, String::new())),
            Some(Failure::Rejecting) => {
                let text = r#"{"error":"invalid_token","error_description":"Token was revoked."}"#;
                return Ok((401, text.to_owned()));
            }
            None => {}
        }
        if path.ends_with("/sync") {
            return Ok((204, String::new()));
        }
        let number = path.strip_prefix("/projects/");
        let number = number.and_then(|rest| rest.split('/').next()?.parse::<u64>().ok());
        let items: Vec<String> = match number {
            Some(id) => {
                let project = self.projects.iter().find(|(known, _)| *known == id);
                let mirrors = project.map(|(_, mirrors)| mirrors.as_slice());
                let mirrors = mirrors.unwrap_or_default().iter();
                let text =
                    |id| format!(r#"{{"id":{id},"enabled":true,"url":"https://t/{id}.git"}}"#);
                mirrors.map(text).collect()
            }
            None => {
                let text = |(id, _): &(u64, _)| {
                    format!(r#"{{"id":{id},"name":"p{id}","path_with_namespace":"acme/p{id}"}}"#)
                };
                self.projects.iter().map(text).collect()
            }
        };
        Ok((200, format!("[{}]", items.join(","))))
    }
}

pub(super) struct Scene {
    pub(super) world: Rc<World>,
    pub(super) fleet: Fleet,
    pub(super) session: Session,
    pub(super) activity: Activity,
    _owner: Owner,
}

impl Scene {
    /// Two instances that both have a project 4 with a mirror 7, and the person's own account at the first.
    pub(super) fn new() -> Self {
        // It is set once for all tests; each thread has its own tasks.
        let _ = Executor::init_futures_executor();
        let owner = Owner::new();
        owner.set();
        let world = Rc::new(World::default());
        for address in [WORK, HOME] {
            let instance = Instance {
                projects: vec![(4, vec![7])],
                ..Instance::default()
            };
            world.instances.borrow_mut().insert(address, instance);
        }
        let activity = Activity::provide();
        let toasts = Toasts::provide();
        let session = Session::provide(Rc::<World>::clone(&world));
        session.begin_for_test_at(WORK, Some(UserId(1)), Keep::Device);
        let preferences = Preferences::provide();
        let fleet = Fleet::provide(session, activity, toasts, preferences, Now::provide());
        fleet.set_own_name("Work".to_owned());
        let scene = Self {
            world,
            fleet,
            session,
            activity,
            _owner: owner,
        };
        scene.begin();
        scene
    }

    /// What the page does whenever one of the sessions has changed.
    pub(super) fn begin(&self) {
        untrack(|| self.fleet.begin(Scope::Maintained));
        settle();
    }

    pub(super) fn other(&self, instance: &str, user: u64) -> Also {
        let session = self.unconnected();
        session.begin_for_test_at(instance, Some(UserId(user)), Keep::Device);
        also(instance, user, session)
    }

    pub(super) fn unconnected(&self) -> Session {
        Session::provide(Rc::<World>::clone(&self.world))
    }

    pub(super) fn show_also(&self, others: Vec<Also>) {
        self.fleet.show_also(others);
        settle();
    }

    pub(super) fn change(&self, address: &str, change: impl FnOnce(&mut Instance)) {
        let mut instances = self.world.instances.borrow_mut();
        change(instances.get_mut(address).expect("it is in the script"));
    }

    /// Each row as its account, project and mirror.
    pub(super) fn rows(&self) -> Vec<(u8, u64, u64)> {
        let mut rows: Vec<_> = self.fleet.with_untracked(|fleet| {
            let rows = fleet.rows().iter().map(|row| {
                let MirrorKey { project, id } = row.key();
                (project.origin.0, project.id.0, id.0)
            });
            rows.collect()
        });
        rows.sort_unstable();
        rows
    }

    pub(super) fn asked_of(&self, address: &str) -> usize {
        let asked = self.world.asked.borrow();
        asked.iter().filter(|line| line.contains(address)).count()
    }

    /// Lets an instance answer nothing until it is released.
    pub(super) fn hold(&self, address: &str) {
        let instances = self.world.instances.borrow();
        instances[address].held.replace(Some(Vec::new()));
    }

    pub(super) fn release(&self, address: &str) {
        let waiting = self.world.instances.borrow()[address].held.take();
        waiting.into_iter().flatten().for_each(Waker::wake);
        settle();
    }

    pub(super) fn most_in_flight(&self, address: &str) -> u32 {
        self.world.instances.borrow()[address].most_in_flight.get()
    }

    pub(super) fn errors(&self) -> Vec<(String, ApiError)> {
        untrack(|| self.fleet.errors())
    }
}

pub(super) fn account(instance: &str, user: u64) -> AccountId {
    let instance = InstanceUrl::parse(instance).expect("the script holds addresses");
    AccountId::new(&instance, Some(UserId(user)))
}

pub(super) fn also(instance: &str, user: u64, session: Session) -> Also {
    Also {
        account: account(instance, user),
        name: format!("{user} of {instance}"),
        session,
    }
}

/// Natively nothing waits, so that all that is to be done is done in a number of rounds.
pub(super) fn settle() {
    for _ in 0..300 {
        Executor::poll_local();
    }
}
