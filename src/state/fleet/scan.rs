//! Reading the fleet: the list of projects and the mirrors of each, at the pace the server bears.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use mirrordeck_domain::api::call::Call;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::page::Page;
use mirrordeck_domain::api::project_list::ProjectList;
use mirrordeck_domain::api::scan_answer::{pace_ending, scan_answer};
use mirrordeck_domain::api::{mirrors, projects};
use mirrordeck_domain::model::id::{ProjectId, ProjectRef};
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::scan::end::End;
use mirrordeck_domain::model::scan::pace::{Ending, Go, Pace, Ticket};
use mirrordeck_domain::model::scan::plan::{Answer, Ask, Plan, Run};
use mirrordeck_domain::model::scan::scope::Scope;

use crate::browser::tab_lock::Held;
use crate::browser::{clock, random, visibility};
use crate::reactive::{give_way, spawn, spawn_begun};
use crate::state::fleet::reader::Reader;

/// Reads that may be in flight while the session itself still asks who we are.
const WITH_PROFILE: u8 = 5;

/// A scan under way, or the last one.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) plan: Plan,
    /// Shared by all readers at one instance, which together must not ask for more than one may.
    pub(super) pace: SharedPace,
    /// Where projects come from further on; `None` at the end.
    pub(super) list: Option<Source>,
    pub(super) is_listing: bool,
    pub(super) list_tries: u8,
    /// Mirrors of projects whose further pages are still to come.
    pages: Vec<(ProjectId, Vec<Mirror>)>,
    /// Mirrors of projects that wait to be shown together.
    pub(super) arrived: Vec<Arrived>,
    /// Counts scans, so that answers to an earlier one are known.
    number: u32,
    is_waiting: bool,
    /// Counts turns, so that a task that waits for one is known to be out of date.
    pub(super) turn: u32,
    /// Held while this tab scans.
    pub(super) lock: Option<Held>,
    /// What is read are single projects after the scan, which is no progress to be shown.
    pub(super) is_quiet: bool,
}

/// The pace at which an instance is asked.
pub(super) type SharedPace = Rc<RefCell<Pace>>;

/// A read in flight, and at whose pace.
struct Slot {
    ticket: Ticket,
    pace: SharedPace,
}

/// Where projects come from.
pub(super) enum Source {
    /// A list, page by page.
    List(ProjectList),
    /// Those that were named, one by one.
    Named(VecDeque<ProjectRef>),
}

/// Mirrors of a project that wait to be shown.
pub(super) struct Arrived {
    pub(super) project: ProjectId,
    pub(super) mirrors: Vec<Mirror>,
    /// Whether this tab has read them. What was stored, or read by another tab, is no news here: that tab
    /// tells of it.
    pub(super) is_own: bool,
}

enum Job {
    List(ProjectList),
    Named(ProjectRef),
    Mirrors(Ask),
}

enum Step {
    Start(Job, Slot, u32),
    Wait(u32),
    Stop,
}

impl Source {
    /// The beginning of a scan of these projects.
    pub(super) fn of(scope: &Scope) -> Self {
        match scope {
            Scope::Maintained => Self::List(ProjectList::maintained()),
            Scope::Group(path) => Self::List(ProjectList::of_group(path)),
            Scope::Named(projects) => Self::Named(projects.iter().cloned().collect()),
        }
    }
}

impl Scan {
    /// Begins with a plan, and with the list of projects that fills it. What is in flight still
    /// counts.
    pub(super) fn begin(&mut self, list: Option<Source>, plan: Plan) {
        self.plan = plan;
        self.list = list;
        self.list_tries = 0;
        self.is_listing = false;
        self.is_quiet = false;
        self.pages.clear();
        self.number += 1;
    }

    /// Ends for good: nobody waits for what is in flight.
    pub(super) fn end(&mut self) {
        self.begin(None, Plan::default());
        self.plan.cancel();
        self.arrived.clear();
        self.turn += 1;
        self.lock = None;
    }

    /// Whether the mirrors of a project were read, or nobody could.
    pub(super) fn knows(&self, id: ProjectId) -> bool {
        matches!(
            self.plan.end_of(id),
            Some(End::Read(_) | End::Empty | End::Failed(_)) | None
        )
    }

    fn step(&mut self, is_asking_who: bool) -> Step {
        let now = clock::now();
        if is_asking_who && self.pace.borrow().in_flight() >= WITH_PROFILE {
            return Step::Wait(200);
        }
        let go = self.pace.borrow().may_start(now, visibility::is_hidden());
        match go {
            Go::WaitForAnswer => Step::Stop,
            Go::WaitUntil(at) => Step::Wait(u32::try_from(at.since(now)).unwrap_or(0)),
            Go::Now => match self.next() {
                Some(job) => {
                    let pace = Rc::clone(&self.pace);
                    let ticket = pace.borrow_mut().started(now);
                    Step::Start(job, Slot { ticket, pace }, self.number)
                }
                None => Step::Stop,
            },
        }
    }

    /// The list goes first: one page of it keeps six readers busy for a while.
    fn next(&mut self) -> Option<Job> {
        if !self.is_listing
            && self.plan.run() == Run::Running
            && let Some(list) = &self.list
        {
            let job = match list {
                Source::List(list) => Job::List(list.clone()),
                Source::Named(projects) => Job::Named(projects.front()?.clone()),
            };
            self.is_listing = true;
            return Some(job);
        }
        self.plan.next_ask().map(Job::Mirrors)
    }

    /// Takes the named projects without the first, which has been dealt with.
    pub(super) fn take_rest_of_named(&mut self) -> Option<Source> {
        let Some(Source::Named(mut projects)) = self.list.take() else {
            return None;
        };
        projects.pop_front();
        (!projects.is_empty()).then_some(Source::Named(projects))
    }

    /// The mirrors of a project, once its last page is here.
    fn collect(&mut self, ask: Ask, page: Page<Mirror>) -> Option<Vec<Mirror>> {
        let known = self.pages.iter().position(|(id, _)| *id == ask.project);
        let mut all = known.map_or_else(Vec::new, |place| self.pages.swap_remove(place).1);
        if ask.page == 1 {
            all.clear();
        }
        all.extend(page.items);
        if page.next.is_none() {
            return Some(all);
        }
        self.pages.push((ask.project, all));
        None
    }
}

impl Reader {
    /// Starts as many reads as the pace allows.
    pub(super) fn pump(self) {
        loop {
            let is_asking_who = self.session().is_asking_who();
            let step = self.desk().scan.borrow_mut().step(is_asking_who);
            match step {
                Step::Start(job, slot, number) => self.start(job, slot, number),
                Step::Wait(pause_ms) => return self.pump_later(pause_ms),
                Step::Stop => return,
            }
        }
    }

    /// Starts what a pace allows after a read has ended: first by the other readers at that instance, each in
    /// its turn, so that none of them takes all of it.
    fn pump_in_turn(self, pace: &SharedPace) {
        let mut readers = self.fleet.readers();
        let before = readers.partition_point(|reader| reader.origin <= self.origin);
        readers.rotate_left(before);
        for reader in readers {
            let is_here = Rc::ptr_eq(&reader.desk().scan.borrow().pace, pace);
            if is_here {
                reader.pump();
            }
        }
    }

    fn pump_later(self, pause_ms: u32) {
        if std::mem::replace(&mut self.desk().scan.borrow_mut().is_waiting, true) {
            return;
        }
        spawn(async move {
            clock::sleep(pause_ms.max(20)).await;
            self.desk().scan.borrow_mut().is_waiting = false;
            self.pump();
        });
    }

    fn start(self, job: Job, slot: Slot, number: u32) {
        spawn_begun(async move {
            match job {
                Job::List(list) => {
                    let call = projects::list_projects(&list);
                    if let Some(answer) = self.ask(call, slot, number).await {
                        self.listed(&list, answer);
                    }
                }
                Job::Named(project) => {
                    let call = projects::get_project(&project);
                    if let Some(answer) = self.ask(call, slot, number).await {
                        self.named(&project, answer);
                    }
                }
                Job::Mirrors(ask) => {
                    let call = mirrors::list_mirrors(ask.project, ask.page);
                    if let Some(answer) = self.ask(call, slot, number).await {
                        self.answered(ask, answer);
                    }
                }
            }
            self.pump();
            if self.desk().scan.borrow().plan.has_ended() {
                self.fleet.show();
            } else {
                self.fleet.show_soon();
            }
        });
    }

    /// The answer to a request, if anybody still waits for it. The next one is on its way before
    /// this one is read, so that the server has something to do meanwhile.
    async fn ask<T>(self, call: Call<T>, slot: Slot, number: u32) -> Option<Result<T, ApiError>> {
        let pace = Rc::clone(&slot.pace);
        let answer = self.session().send_once(&call).await;
        self.end(slot, number, answer.as_ref().err());
        self.pump_in_turn(&pace);
        give_way().await;
        if !self.origin.is_own() && !self.session().is_connected_untracked() {
            self.fleet.follow_accounts();
        }
        (self.desk().scan.borrow().number == number).then(|| match answer {
            Ok(response) => call.answer(&response),
            Err(error) => Err(call.failed(error)),
        })
    }

    fn end(self, slot: Slot, number: u32, error: Option<&ApiError>) {
        let ending = match error {
            _ if self.desk().scan.borrow().number != number => Ending::Cancelled,
            Some(error) => pace_ending(error),
            None => Ending::Answered,
        };
        let (now, chance) = (clock::now(), random::unit());
        slot.pace
            .borrow_mut()
            .ended(slot.ticket, ending, now, chance);
    }

    fn answered(self, ask: Ask, answer: Result<Page<Mirror>, ApiError>) {
        let desk = self.desk();
        let mut scan = desk.scan.borrow_mut();
        match answer {
            Ok(page) => {
                let count = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
                let counted = Answer::Page {
                    mirrors: count,
                    next: page.next,
                };
                if !scan.plan.answer(ask, counted, clock::now()) {
                    return;
                }
                if let Some(all) = scan.collect(ask, page) {
                    drop(scan);
                    self.cache_project(ask.project, &all);
                    self.put(ask.project, all);
                }
            }
            Err(error) => {
                let is_awaited = scan.plan.answer(ask, scan_answer(&error), clock::now());
                drop(scan);
                if is_awaited {
                    self.cache_project(ask.project, &[]);
                }
            }
        }
    }
}
