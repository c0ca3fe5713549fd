//! Changes to push mirrors: each is sent once, recorded, and settled by looking when its outcome is unknown.

use mirrordeck_domain::api::call::Call;
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::api::mirrors;
use mirrordeck_domain::api::new_mirror::NewMirror;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::target_url::{CanonicalTarget, mask_credentials};
use mirrordeck_domain::model::verdict::SyncRequest;
use mirrordeck_language::{fill, text};

use crate::browser::clock;
use crate::state::activity::Outcome;
use crate::state::project::follow::Followed;
use crate::state::project::pending::Pending;
use crate::state::project::{ProjectStore, find};
use crate::state::toasts::ToastTone;
use crate::wording;

/// How long a mirror that was perhaps added may take to appear, in milliseconds.
const SECOND_LOOK_MS: u32 = 3_000;

impl ProjectStore {
    /// Whether something is being done to a mirror, and what.
    pub(crate) fn pending(self, id: MirrorId) -> Option<Pending> {
        self.fields().pending.read().get(id).cloned()
    }

    /// Adds a mirror.
    ///
    /// # Errors
    /// Why it was not added. An unknown outcome has been looked into: it is an error only if no such mirror is there.
    pub(crate) async fn create(
        self,
        project: ProjectId,
        new: &NewMirror,
    ) -> Result<Mirror, ApiError> {
        let newest_before = self.newest(project);
        let target = CanonicalTarget::of(new.url.expose());
        let call = mirrors::create_mirror(project, new);
        let subject = target.as_ref().map(ToString::to_string).unwrap_or_default();
        let step = self.begin("Add mirror", mask_credentials(&subject), &call);
        let mut answer = self.fields().session.run(call).await;
        if let Err(ApiError::UnknownOutcome(_)) = &answer
            && let Some(newest_before) = newest_before
            && let Some(mirror) = self.find_new(project, newest_before, target.as_ref()).await
        {
            answer = Ok(mirror);
        }
        self.close(step, &answer);
        if let Ok(mirror) = &answer {
            self.put(project, mirror.clone());
            // Without a list there was nothing to put it into.
            if self.shows(project) && self.newest(project).is_none() {
                self.refresh().await;
            }
        }
        answer
    }

    /// Looks twice for a mirror that was added although no answer came.
    ///
    /// GitLab looks up the host before it saves, so that the mirror may appear a little later.
    async fn find_new(
        self,
        project: ProjectId,
        newest_before: Option<MirrorId>,
        target: Option<&CanonicalTarget>,
    ) -> Option<Mirror> {
        for pause_ms in [0, SECOND_LOOK_MS] {
            clock::sleep(pause_ms).await;
            self.refresh().await;
            let is_ours = |mirror: &&Mirror| {
                Some(mirror.id) > newest_before
                    && mirror.url.as_deref().and_then(CanonicalTarget::of).as_ref() == target
            };
            let found = self
                .fields()
                .mirrors
                .with_untracked(|mirrors| mirrors.value()?.iter().find(is_ours).cloned());
            if self.shows(project) && found.is_some() {
                return found;
            }
        }
        None
    }

    /// Changes settings; they show at once and go back if the server refuses.
    ///
    /// # Errors
    /// Why they were not changed; the caller words it, since only it knows where it belongs.
    pub(crate) async fn update(
        self,
        project: ProjectId,
        id: MirrorId,
        changes: MirrorChanges,
    ) -> Result<Mirror, ApiError> {
        let call = mirrors::update_mirror(project, id, &changes);
        let step = self.begin("Change settings", self.subject(id), &call);
        self.set_pending(id, Some(Pending::Update(changes.clone())));
        let mut answer = self.fields().session.run(call).await;
        if let Err(ApiError::UnknownOutcome(_)) = &answer {
            self.refresh().await;
            if let Some(mirror) = self.changed(id, &changes) {
                answer = Ok(mirror);
            }
        }
        self.close(step, &answer);
        if let Ok(mirror) = &answer {
            self.put(project, mirror.clone());
        }
        self.set_pending(id, None);
        answer
    }

    /// Changes settings from a switch, and tells the person what went wrong.
    ///
    /// Returns whether the mirror reads disabled although GitLab agreed to enable it, for the caller to explain.
    pub(crate) async fn switch(
        self,
        project: ProjectId,
        id: MirrorId,
        changes: MirrorChanges,
    ) -> bool {
        let is_enabling = changes.enabled == Some(true);
        match self.update(project, id, changes).await {
            Ok(mirror) => is_enabling && !mirror.enabled,
            Err(error) => {
                let message = wording::error::write(&error);
                self.fields().toasts.show(
                    ToastTone::Problem,
                    "The setting was not changed",
                    message,
                );
                false
            }
        }
    }

    /// The mirror as it was just read, if it shows that changes with a lost answer were made.
    fn changed(self, id: MirrorId, changes: &MirrorChanges) -> Option<Mirror> {
        // Host keys and credentials cannot be read back, so nothing proves those.
        if changes.host_keys.is_some() || changes.mirror_branch_regex.is_some() {
            return None;
        }
        let wanted = Pending::Update(changes.clone());
        self.fields().mirrors.with_untracked(|mirrors| {
            let mirror = find(mirrors.value()?, id)?;
            let is_fresh = mirrors.error().is_none();
            let is_method =
                changes.auth_method.is_none() || changes.auth_method == mirror.auth_method;
            (is_fresh && is_method && wanted.applied_to(mirror.clone()) == *mirror)
                .then(|| mirror.clone())
        })
    }

    /// Deletes a mirror. One that is gone already counts as deleted.
    ///
    /// # Errors
    /// Why it is still there.
    pub(crate) async fn delete(self, project: ProjectId, id: MirrorId) -> Result<(), ApiError> {
        let call = mirrors::delete_mirror(project, id);
        let step = self.begin("Delete mirror", self.subject(id), &call);
        self.set_pending(id, Some(Pending::Delete));
        let mut answer = match self.fields().session.run(call).await {
            Err(ApiError::RecordNotFound) => Ok(()),
            answer => answer,
        };
        if let Err(ApiError::UnknownOutcome(_)) = &answer {
            self.refresh().await;
            let has_list = self
                .fields()
                .mirrors
                .with_untracked(|mirrors| mirrors.error().is_none());
            let is_there = self.fields().mirrors.with_untracked(|mirrors| {
                mirrors
                    .value()
                    .is_some_and(|mirrors| find(mirrors, id).is_some())
            });
            if has_list && !is_there {
                answer = Ok(());
            }
        }
        self.close(step, &answer);
        self.set_pending(id, None);
        if answer.is_ok() {
            self.count_write();
            self.fields().mirrors.update(|mirrors| {
                if let Some(mirrors) = mirrors.value_mut() {
                    mirrors.retain(|mirror| mirror.id != id);
                }
            });
            self.fields().followed.update(|followed| {
                followed.remove(id);
            });
        }
        answer
    }

    /// Asks for a push and follows it to its verdict; tells the person what went wrong.
    pub(crate) async fn sync(self, project: ProjectId, id: MirrorId) {
        let Some(before) = self
            .fields()
            .mirrors
            .with_untracked(|mirrors| find(mirrors.value()?, id).cloned())
        else {
            return;
        };
        let call = mirrors::sync_mirror(project, id);
        let step = self.begin("Ask for a sync", self.subject(id), &call);
        self.set_pending(id, Some(Pending::Sync));
        let request = SyncRequest::new(&before, clock::now());
        let answer = self.fields().session.run(call).await;
        self.close(step, &answer);
        self.set_pending(id, None);
        match answer {
            // A lost answer is followed too: the mirror itself shows whether it was heard.
            Ok(()) | Err(ApiError::UnknownOutcome(_)) => {
                self.fields().followed.update(|followed| {
                    followed.insert(
                        id,
                        Followed {
                            request,
                            settled: None,
                        },
                    );
                });
                self.refresh().await;
            }
            Err(error) => {
                if error == ApiError::NoSuchRoute {
                    self.fields()
                        .session
                        .observe(|observed| observed.route_missing(Feature::Sync));
                }
                let message = wording::error::write(&error);
                self.fields()
                    .toasts
                    .show(ToastTone::Problem, "Sync was not started", message);
            }
        }
    }

    /// Records that a write was begun.
    pub(super) fn begin<T>(self, action: &'static str, subject: String, call: &Call<T>) -> u32 {
        let api_root = self.fields().session.api_root_untracked();
        let curl = call.as_curl(&api_root);
        self.fields()
            .activity
            .begin(text(action).to_owned(), subject, curl)
    }

    /// Records how a write ended.
    pub(super) fn close<T>(self, step: u32, answer: &Result<T, ApiError>) {
        let outcome = match answer {
            Ok(_) => Outcome::Done,
            Err(error @ ApiError::UnknownOutcome(_)) => {
                Outcome::Unknown(wording::error::write(error))
            }
            Err(error) => Outcome::Failed(wording::error::write(error)),
        };
        self.fields().activity.close(step, outcome);
    }

    /// The highest number among the mirrors of a project; `None` if they are not on screen.
    fn newest(self, project: ProjectId) -> Option<Option<MirrorId>> {
        let newest = self
            .fields()
            .mirrors
            .with_untracked(|mirrors| Some(mirrors.value()?.iter().map(|mirror| mirror.id).max()));
        newest.filter(|_| self.shows(project))
    }

    /// Whether a project is still the one on screen.
    fn shows(self, project: ProjectId) -> bool {
        let shown = self.fields().shown.get_untracked();
        shown.and_then(|shown| self.numeric_id(&shown)) == Some(project)
    }

    /// Puts what the server answered into the list, if that is still the list of its project.
    fn put(self, project: ProjectId, mirror: Mirror) {
        self.count_write();
        self.fields()
            .session
            .observe(|observed| observed.learn_from(&mirror));
        if !self.shows(project) {
            return;
        }
        self.fields().mirrors.update(|mirrors| {
            let Some(mirrors) = mirrors.value_mut() else {
                return;
            };
            match mirrors.iter_mut().find(|known| known.id == mirror.id) {
                Some(known) => *known = mirror,
                None => mirrors.push(mirror),
            }
        });
    }

    fn set_pending(self, id: MirrorId, pending: Option<Pending>) {
        self.count_write();
        self.fields().pending.update(|all| match pending {
            Some(pending) => all.insert(id, pending),
            None => all.remove(id),
        });
    }

    fn count_write(self) {
        self.fields().writes.update_value(|writes| *writes += 1);
    }

    fn subject(self, id: MirrorId) -> String {
        self.fields()
            .mirrors
            .with_untracked(|mirrors| {
                mirrors
                    .value()
                    .and_then(|mirrors| find(mirrors, id))
                    .map(wording::mirror::target)
            })
            .unwrap_or_else(|| fill("mirror {0}", &[&id.to_string()]))
    }
}
