//! Syncs that were asked for here, followed to their verdict.

use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_domain::model::verdict::{SyncRequest, Verdict};

use crate::browser::clock;
use crate::state::project::{ProjectStore, find};
use crate::state::toasts::ToastTone;
use crate::wording;

/// A sync that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Followed {
    /// When, and what the mirror looked like before.
    pub(crate) request: SyncRequest,
    /// The last word on it, once there is one.
    pub(crate) settled: Option<Verdict>,
}

impl ProjectStore {
    /// What has become of the last sync that was asked for here; `None` if none was.
    pub(crate) fn verdict(self, id: MirrorId) -> Option<Verdict> {
        let followed = self.fields().followed.read().get(id).cloned()?;
        if let Some(verdict) = followed.settled {
            return Some(verdict);
        }
        let now = self.fields().now.get();
        self.fields().mirrors.with(|mirrors| {
            Some(Verdict::of(
                find(mirrors.value()?, id)?,
                &followed.request,
                now,
            ))
        })
    }

    /// When the last sync was asked for here.
    pub(crate) fn asked_at(self, id: MirrorId) -> Option<Timestamp> {
        self.fields()
            .followed
            .with(|followed| Some(followed.get(id)?.request.asked_at))
    }

    /// Whether some sync still has no verdict.
    pub(super) fn is_awaiting(self) -> bool {
        self.fields()
            .followed
            .with_untracked(|all| all.iter().any(|(_, one)| one.settled.is_none()))
    }

    /// Announces syncs that have come to a verdict; called after each reading.
    pub(super) fn settle_followed(self) {
        let now = clock::now();
        let settled: Vec<_> = self.fields().followed.with_untracked(|followed| {
            self.fields().mirrors.with_untracked(|mirrors| {
                let mirrors = mirrors.value().map_or(&[][..], Vec::as_slice);
                followed
                    .iter()
                    .filter(|(_, followed)| followed.settled.is_none())
                    .filter_map(|(id, followed)| {
                        let mirror = find(mirrors, *id)?;
                        let verdict = Verdict::of(mirror, &followed.request, now);
                        verdict.is_final().then(|| (mirror.clone(), verdict))
                    })
                    .collect()
            })
        });
        for (mirror, verdict) in settled {
            let tone = match verdict {
                Verdict::Passed => ToastTone::Success,
                _ => ToastTone::Problem,
            };
            let title = wording::verdict::title(&verdict);
            self.fields()
                .toasts
                .show(tone, title, wording::mirror::target(&mirror));
            self.fields().followed.update(|followed| {
                if let Some(followed) = followed.get_mut(mirror.id) {
                    followed.settled = Some(verdict);
                }
            });
        }
    }
}
