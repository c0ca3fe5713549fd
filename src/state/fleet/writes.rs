//! What can be done to a mirror from the table.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirrors;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_language::text;

use crate::state::activity::Outcome;
use crate::state::fleet::Fleet;
use crate::state::toasts::ToastTone;
use crate::wording;

impl Fleet {
    /// Asks for a push, records it, and reads the project again; the row shows what comes of it.
    pub(crate) async fn sync(self, project: ProjectId, mirror: MirrorId) {
        let target = self.with_untracked(|fleet| {
            let row = &fleet.rows()[fleet.find(project, mirror)? as usize];
            Some(row.target.shown().to_owned())
        });
        let target = target.unwrap_or_default();
        let call = mirrors::sync_mirror(project, mirror);
        let curl = call.as_curl(&self.fields().session.api_root_untracked());
        let step =
            self.fields()
                .activity
                .begin(text("Ask for a sync").to_owned(), target.clone(), curl);
        let answer = self.fields().session.run(call).await;
        let outcome = match &answer {
            Ok(()) => Outcome::Done,
            Err(error @ ApiError::UnknownOutcome(_)) => {
                Outcome::Unknown(wording::error::write(error))
            }
            Err(error) => Outcome::Failed(wording::error::write(error)),
        };
        self.fields().activity.close(step, outcome);
        match answer {
            Ok(()) => {
                self.fields()
                    .toasts
                    .show(ToastTone::Info, "Sync asked for", target);
            }
            // The row itself will show whether it was heard.
            Err(ApiError::UnknownOutcome(_)) => {}
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
        self.read_again(project);
    }
}
