//! What has become of a sync that was asked for.

use mirrordeck_domain::model::verdict::Verdict;

/// The headline of a toast or a status line.
pub(crate) fn title(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Passed => "Sync succeeded".into(),
        Verdict::PassedWithDivergence => "Sync left diverged refs alone".into(),
        Verdict::Failed { .. } => "Sync failed".into(),
        Verdict::Retrying { .. } => "Sync failed, GitLab will try again".into(),
        Verdict::Running { .. } => "Sync is running".into(),
        Verdict::Queued { .. } => "Sync is queued".into(),
        Verdict::Unproven => "Sync finished without proof".into(),
        Verdict::Unknown(word) => format!("GitLab says \u{201c}{word}\u{201d}"),
    }
}
