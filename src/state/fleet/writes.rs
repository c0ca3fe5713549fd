//! What can be done to a mirror from the table.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirrors;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::fleet::origin::MirrorKey;
use mirrordeck_language::text;

use crate::state::activity::Outcome;
use crate::state::fleet::Fleet;
use crate::state::toasts::ToastTone;
use crate::wording;

impl Fleet {
    /// Asks for a push with the account that sees the mirror, records it, and reads the project again; the row
    /// shows what comes of it.
    pub(crate) async fn sync(self, mirror: MirrorKey) {
        let target = self.with_untracked(|fleet| {
            let row = &fleet.rows()[fleet.find(mirror)? as usize];
            Some(row.target.shown().to_owned())
        });
        let target = target.unwrap_or_default();
        let session = self.reader(mirror.project.origin).session();
        let call = mirrors::sync_mirror(mirror.project.id, mirror.id);
        let curl = call.as_curl(&session.api_root_untracked());
        let step =
            self.fields()
                .activity
                .begin(text("Ask for a sync").to_owned(), target.clone(), curl);
        let answer = session.run(call).await;
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
                    session.observe(|observed| observed.route_missing(Feature::Sync));
                }
                let message = wording::error::write(&error);
                self.fields()
                    .toasts
                    .show(ToastTone::Problem, "Sync was not started", message);
            }
        }
        self.read_again(mirror.project);
    }
}
