//! What has become of a sync that was asked for.

use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_domain::model::verdict::Verdict;
use mirrordeck_language::{fill, text};

use crate::wording::cause;

/// The headline of a toast or a status line.
pub(crate) fn title(verdict: &Verdict) -> String {
    let words = match verdict {
        Verdict::Passed => "Sync succeeded",
        Verdict::PassedWithDivergence => "Sync left diverged refs alone",
        Verdict::Failed { .. } => "Sync failed",
        Verdict::Retrying { .. } => "Sync failed, GitLab will try again",
        Verdict::Running { .. } => "Sync is running",
        Verdict::Queued { .. } => "Sync is queued",
        Verdict::Unproven => "Sync finished without proof",
        Verdict::Unknown(word) => {
            return fill("GitLab says \u{201c}{0}\u{201d}", &[word]);
        }
    };
    text(words).to_owned()
}

/// What that means, and what comes next; `clock` writes the time of day.
pub(crate) fn detail(
    verdict: &Verdict,
    mirror: &Mirror,
    clock: &dyn Fn(Timestamp) -> String,
) -> String {
    let words = match verdict {
        Verdict::Passed => "All refs were pushed, so address and credentials work.",
        Verdict::PassedWithDivergence => {
            "Address and credentials work, and everything else was pushed."
        }
        Verdict::Failed { cause } => return fill("{0}.", &[text(cause::title(*cause))]),
        Verdict::Retrying { next_attempt } => return pause(mirror, &clock(*next_attempt)),
        Verdict::Running { long: false } => "You can leave this page. A first push may take hours.",
        Verdict::Running { long: true } => {
            "It has been running for very long. GitLab takes it for stuck, and clears it when somebody pushes to the project."
        }
        Verdict::Queued {
            back_off_until: Some(until),
            ..
        } => return pause(mirror, &clock(*until)),
        Verdict::Queued {
            waiting_since_ms, ..
        } if *waiting_since_ms >= 60_000 => {
            "GitLab has not started it yet; its queue may be long. You can leave this page."
        }
        Verdict::Queued { .. } => "GitLab has the request and starts it in a moment.",
        Verdict::Unproven => "GitLab says finished, but names no time of success. Sync again.",
        Verdict::Unknown(_) => "This version does not know that word, and keeps looking.",
    };
    text(words).to_owned()
}

/// The pause between two attempts, and when the next of them is:
/// <https://docs.gitlab.com/user/project/repository/mirror/push/>, 18.5.
fn pause(mirror: &Mirror, next: &str) -> String {
    let words = if mirror.only_protected_branches {
        "GitLab waits 1 minute between attempts. Next at about {0}."
    } else {
        "GitLab waits 5 minutes between attempts. Next at about {0}."
    };
    fill(words, &[next])
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::last_error::Cause;

    use super::*;

    #[test]
    fn every_verdict_says_what_comes_next() {
        let check = |verdict: Verdict, is_protected: bool, expected: &str| {
            let text = format!(r#"{{"id":1,"only_protected_branches":{is_protected}}}"#);
            let mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            let clock = |time: Timestamp| format!("T{}", time.0);
            let detail = detail(&verdict, &mirror, &clock);
            assert!(detail.contains(expected), "{detail}");
            assert!(detail.ends_with('.'), "{detail}");
        };
        let queued = |waiting_since_ms, until: Option<i64>| Verdict::Queued {
            waiting_since_ms,
            back_off_until: until.map(Timestamp),
        };
        check(Verdict::Passed, false, "credentials work");
        check(Verdict::PassedWithDivergence, false, "everything else");
        let failed = Verdict::Failed {
            cause: Cause::Authentication,
        };
        check(failed, false, "rejected the stored credentials");
        let retrying = Verdict::Retrying {
            next_attempt: Timestamp(7),
        };
        check(
            retrying,
            false,
            "waits 5 minutes between attempts. Next at about T7",
        );
        check(Verdict::Running { long: false }, false, "may take hours");
        check(Verdict::Running { long: true }, false, "stuck");
        check(
            queued(0, Some(9)),
            true,
            "waits 1 minute between attempts. Next at about T9",
        );
        check(queued(0, None), false, "in a moment");
        check(queued(60_000, None), false, "has not started it yet");
        check(Verdict::Unproven, false, "Sync again");
        check(Verdict::Unknown("dreaming".into()), false, "keeps looking");
    }
}
