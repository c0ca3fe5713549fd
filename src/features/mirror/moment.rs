//! When things happened, and how long they took.

use mirrordeck_domain::model::mirror::{Mirror, UpdateStatus};
use mirrordeck_domain::model::timestamp::Timestamp;
use mirrordeck_language::{fill, text};

/// When the last attempt began; its end, if that is all there is.
pub(super) fn last_attempt(mirror: &Mirror) -> Option<Timestamp> {
    mirror.last_update_started_at.or(mirror.last_update_at)
}

/// How the last attempt went on, to be put behind its time: empty if that is not known.
///
/// GitLab notes no end for an attempt that it will repeat.
pub(super) fn attempt_suffix(mirror: &Mirror, now: Timestamp) -> String {
    let Some(started) = mirror.last_update_started_at else {
        return String::new();
    };
    match mirror.update_status {
        UpdateStatus::Started => fill(", running for {0}", &[&span(now.since(started))]),
        UpdateStatus::Finished | UpdateStatus::Failed => match mirror.last_update_at {
            Some(ended) if ended >= started => fill(", took {0}", &[&span(ended.since(started))]),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// A span of time in one or two units.
fn span(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (minutes, hours) = (seconds / 60, seconds / 3600);
    match (hours, minutes) {
        (0, 0) if seconds == 0 => text("less than a second").to_owned(),
        (0, 0) => fill("{0} s", &[&seconds.to_string()]),
        (0, _) => fill("{0} min", &[&minutes.to_string()]),
        _ => fill(
            "{0} h {1} min",
            &[&hours.to_string(), &(minutes % 60).to_string()],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(10_000_000);

    fn check(status: &str, started: Option<i64>, ended: Option<i64>, expected: &str) {
        let text = format!(r#"{{"id":1,"update_status":"{status}"}}"#);
        let mut mirror: Mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
        mirror.last_update_started_at = started.map(Timestamp);
        mirror.last_update_at = ended.map(Timestamp);
        assert_eq!(
            attempt_suffix(&mirror, NOW),
            expected,
            "{status} {started:?} {ended:?}"
        );
        assert_eq!(last_attempt(&mirror), started.or(ended).map(Timestamp));
    }

    #[test]
    fn only_an_attempt_that_ended_took_time() {
        check("none", None, None, "");
        check("finished", Some(1_000), Some(5_000), ", took 4 s");
        check(
            "failed",
            Some(1_000),
            Some(1_400),
            ", took less than a second",
        );
        check("finished", None, Some(5_000), "");
        check("to_retry", Some(9_000), Some(9_500), "");
        check("failed", Some(9_000), Some(2_000), "");
        check(
            "started",
            Some(9_880_000),
            Some(2_000),
            ", running for 2 min",
        );
        check(
            "started",
            Some(10_100_000),
            None,
            ", running for less than a second",
        );
    }

    #[test]
    fn spans_are_written_in_the_units_people_use() {
        for (seconds, expected) in [
            (59, "59 s"),
            (60, "1 min"),
            (3_599, "59 min"),
            (3_600, "1 h 0 min"),
            (7_380, "2 h 3 min"),
        ] {
            assert_eq!(span(seconds * 1_000), expected);
        }
    }
}
