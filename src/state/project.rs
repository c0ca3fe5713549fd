//! The one project on screen: the project itself, its push mirrors, its pull mirror.

use leptos::prelude::*;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::{mirrors, projects, pull_mirrors};
use mirrordeck_domain::model::capabilities::Availability;
use mirrordeck_domain::model::id::{MirrorId, ProjectId, ProjectRef};
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::project::Project;
use mirrordeck_domain::model::pull_mirror::PullMirror;

use crate::browser::clock;
use crate::reactive::{RwSignal, Signal, StoredValue, expect_context};
use crate::state::activity::Activity;
use crate::state::now::Now;
use crate::state::session::Session;
use crate::state::small_map::SmallMap;
use crate::state::snapshot::Snapshot;
use crate::state::toasts::Toasts;

pub(crate) mod follow;
pub(crate) mod pending;
pub(crate) mod poll;
pub(crate) mod pull_writes;
#[cfg(test)]
mod tests;
pub(crate) mod writes;

use follow::Followed;
use pending::Pending;

/// The pull mirror of a project, or why there is none to show.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pull {
    /// The project pulls.
    Configured(PullMirror),
    /// The project does not pull.
    NotConfigured,
    /// This edition or version has no pull mirrors in its API.
    NotOffered,
    /// This person may not see it.
    NotAllowed,
}

/// The project on screen.
#[derive(Clone, Copy)]
pub(crate) struct ProjectStore(StoredValue<Fields>);

/// What the store consists of. It ends with the app, and the store is one word wherever it goes.
#[derive(Clone, Copy)]
struct Fields {
    shown: RwSignal<Option<ProjectRef>>,
    project: RwSignal<Snapshot<Project>>,
    mirrors: RwSignal<Snapshot<Vec<Mirror>>>,
    is_partial: RwSignal<bool>,
    pull: RwSignal<Snapshot<Pull>>,
    pending: RwSignal<SmallMap<MirrorId, Pending>>,
    followed: RwSignal<SmallMap<MirrorId, Followed>>,
    /// Counts writes, so that a list that was asked for before a write never overwrites its result.
    writes: StoredValue<u32>,
    session: Session,
    activity: Activity,
    toasts: Toasts,
    now: Now,
}

impl ProjectStore {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide(session: Session, activity: Activity, toasts: Toasts, now: Now) -> Self {
        let store = Self(StoredValue::new(Fields {
            shown: RwSignal::new(None),
            project: RwSignal::new(Snapshot::default()),
            mirrors: RwSignal::new(Snapshot::default()),
            is_partial: RwSignal::new(false),
            pull: RwSignal::new(Snapshot::default()),
            pending: RwSignal::new(SmallMap::default()),
            followed: RwSignal::new(SmallMap::default()),
            writes: StoredValue::new(0),
            session,
            activity,
            toasts,
            now,
        }));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// What the store consists of.
    #[inline(never)]
    fn fields(self) -> Fields {
        self.0.get_value()
    }

    /// The project.
    pub(crate) fn project(self) -> Signal<Snapshot<Project>> {
        self.fields().project.into()
    }

    /// Its push mirrors, in the server's order.
    pub(crate) fn mirrors(self) -> Signal<Snapshot<Vec<Mirror>>> {
        self.fields().mirrors.into()
    }

    /// Whether more pages of mirrors are on their way.
    pub(crate) fn is_partial(self) -> bool {
        self.fields().is_partial.get()
    }

    /// Its pull mirror.
    pub(crate) fn pull(self) -> Signal<Snapshot<Pull>> {
        self.fields().pull.into()
    }

    /// The project's number, once it is known.
    pub(crate) fn project_id(self) -> Option<ProjectId> {
        match self.fields().shown.get() {
            Some(ProjectRef::Id(id)) => Some(id),
            _ => self
                .fields()
                .project
                .with(|project| Some(project.value()?.id)),
        }
    }

    /// One mirror, with what is being changed shown as if it were done.
    pub(crate) fn mirror(self, id: MirrorId) -> Option<Mirror> {
        let mirror = self
            .fields()
            .mirrors
            .with(|mirrors| find(mirrors.value()?, id).cloned())?;
        Some(match self.fields().pending.read().get(id) {
            Some(pending) => pending.applied_to(mirror),
            None => mirror,
        })
    }

    /// Turns to a project; what is known of it already stays.
    pub(crate) fn show(self, project: ProjectRef) {
        let known = self.fields().project.with_untracked(|known| {
            known.value().is_some_and(|known| match &project {
                ProjectRef::Id(id) => known.id == *id,
                ProjectRef::Path(path) => known.path_with_namespace == *path,
            })
        });
        if !known && self.fields().shown.get_untracked().as_ref() != Some(&project) {
            self.reset();
        }
        self.fields().shown.set(Some(project));
    }

    /// Forgets everything, as after signing out.
    pub(crate) fn reset(self) {
        self.fields().shown.set(None);
        self.fields().project.set(Snapshot::default());
        self.fields().mirrors.set(Snapshot::default());
        self.fields().is_partial.set(false);
        self.fields().pull.set(Snapshot::default());
        self.fields().pending.set(SmallMap::default());
        self.fields().followed.set(SmallMap::default());
    }

    /// Reads the project, its mirrors and its pull mirror.
    pub(crate) async fn load(self) {
        let Some(shown) = self.fields().shown.get_untracked() else {
            return;
        };
        self.load_project(&shown).await;
        if let Some(id) = self.numeric_id(&shown) {
            self.load_mirrors(id).await;
            self.load_pull(id).await;
        }
    }

    /// Reads the mirrors again.
    pub(crate) async fn refresh(self) {
        if let Some(id) = self
            .fields()
            .shown
            .get_untracked()
            .and_then(|shown| self.numeric_id(&shown))
        {
            self.load_mirrors(id).await;
        }
    }

    async fn load_project(self, shown: &ProjectRef) {
        self.fields().project.update(Snapshot::begin);
        let answer = self
            .fields()
            .session
            .run(projects::get_project(shown))
            .await;
        if self.is_shown(shown) {
            self.fields()
                .project
                .update(|snapshot| snapshot.finish(answer, clock::now()));
        }
    }

    /// Reads all pages; on the first load rows appear page by page, later the list changes at once.
    async fn load_mirrors(self, id: ProjectId) {
        let Some(shown) = self.fields().shown.get_untracked() else {
            return;
        };
        self.fields().mirrors.update(Snapshot::begin);
        let writes = self.fields().writes.get_value();
        let is_first = self
            .fields()
            .mirrors
            .with_untracked(|mirrors| mirrors.value().is_none());
        let mut list = Vec::new();
        let mut page = Some(1);
        let mut result = Ok(());
        while let Some(number) = page {
            match self
                .fields()
                .session
                .run(mirrors::list_mirrors(id, number))
                .await
            {
                Ok(answer) => {
                    list.extend(answer.items);
                    page = answer.next;
                }
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
            if is_first && page.is_some() && self.is_current(&shown, writes) {
                self.fields().is_partial.set(true);
                self.finish_mirrors(Ok(list.clone()));
            }
        }
        if !self.is_current(&shown, writes) {
            self.fields().mirrors.update(Snapshot::abandon);
            return;
        }
        // A list that broke off is kept as partial; a later refresh replaces it.
        if result.is_ok() {
            self.fields().is_partial.set(false);
        }
        self.finish_mirrors(result.map(|()| list));
    }

    fn finish_mirrors(self, result: Result<Vec<Mirror>, ApiError>) {
        if let Ok([mirror, ..]) = result.as_deref() {
            self.fields()
                .session
                .observe(|observed| observed.learn_from(mirror));
        }
        self.fields()
            .mirrors
            .update(|snapshot| snapshot.finish(result, clock::now()));
        self.fields().now.touch();
        self.settle_followed();
    }

    /// Reads the pull mirror; what this edition or role has no access to is a state, not an error.
    pub(crate) async fn load_pull(self, id: ProjectId) {
        let Some(shown) = self.fields().shown.get_untracked() else {
            return;
        };
        self.fields().pull.update(Snapshot::begin);
        // A browser notes every 404 in its console, so what is known to be missing is not asked for.
        let offered = untrack(|| self.fields().session.capabilities()).pull_mirror();
        if matches!(
            offered,
            Availability::NeedsEnterprise | Availability::Since(_)
        ) {
            let missing = Ok(Pull::NotOffered);
            self.fields()
                .pull
                .update(|snapshot| snapshot.finish(missing, clock::now()));
            return;
        }
        let answer = match self
            .fields()
            .session
            .run(pull_mirrors::get_pull_mirror(id))
            .await
        {
            Ok(mirror) => Ok(Pull::Configured(mirror)),
            Err(ApiError::NoSuchRoute) => Ok(Pull::NotOffered),
            Err(ApiError::Refused { .. }) => Ok(Pull::NotConfigured),
            Err(ApiError::Forbidden { .. } | ApiError::Unauthorized) => Ok(Pull::NotAllowed),
            Err(error) => Err(error),
        };
        if self.is_shown(&shown) {
            self.fields()
                .pull
                .update(|snapshot| snapshot.finish(answer, clock::now()));
        }
    }

    fn numeric_id(self, shown: &ProjectRef) -> Option<ProjectId> {
        match shown {
            ProjectRef::Id(id) => Some(*id),
            ProjectRef::Path(_) => self
                .fields()
                .project
                .with_untracked(|project| Some(project.value()?.id)),
        }
    }

    fn is_shown(self, project: &ProjectRef) -> bool {
        self.fields().shown.get_untracked().as_ref() == Some(project)
    }

    fn is_current(self, project: &ProjectRef, writes: u32) -> bool {
        self.is_shown(project) && self.fields().writes.get_value() == writes
    }
}

fn find(mirrors: &[Mirror], id: MirrorId) -> Option<&Mirror> {
    mirrors.iter().find(|mirror| mirror.id == id)
}
