//! Changes to the pull mirror: its settings, and a fetch right now.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::pull_mirror_changes::PullMirrorChanges;
use mirrordeck_domain::api::pull_mirrors;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_language::text;

use crate::browser::clock;
use crate::state::project::{ProjectStore, Pull};

impl ProjectStore {
    /// Changes the pull mirror's settings; GitLab fetches at once if it is enabled.
    ///
    /// # Errors
    /// Why they were not changed; the caller words it, since only it knows where it belongs.
    pub(crate) async fn update_pull(
        self,
        project: ProjectId,
        changes: &PullMirrorChanges,
    ) -> Result<(), ApiError> {
        let call = pull_mirrors::update_pull_mirror(project, changes);
        let step = self.begin("Change pull mirror", text("pull mirror").to_owned(), &call);
        let answer = self.fields().session.run(call).await;
        self.close(step, &answer);
        match answer {
            Ok(mirror) => {
                self.fields().pull.update(|pull| {
                    pull.finish(Ok(Pull::Configured(mirror)), clock::now());
                });
                Ok(())
            }
            Err(error) => {
                if matches!(error, ApiError::UnknownOutcome(_)) {
                    self.load_pull(project).await;
                }
                Err(error)
            }
        }
    }

    /// Asks for a fetch.
    ///
    /// # Errors
    /// Why none was started.
    pub(crate) async fn start_pull(self, project: ProjectId) -> Result<(), ApiError> {
        let call = pull_mirrors::start_pull_mirror(project);
        let step = self.begin("Fetch now", text("pull mirror").to_owned(), &call);
        let answer = self.fields().session.run(call).await;
        self.close(step, &answer);
        self.load_pull(project).await;
        answer
    }
}
