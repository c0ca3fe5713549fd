//! The requests to a world, the latest of them.

use std::collections::VecDeque;

use super::RequestRecord;

/// A scan of twenty thousand projects fits in twice; a sandbox that runs for days does not grow.
const KEPT: usize = 50_000;

/// Remembers the latest requests; what is older is forgotten.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(VecDeque<RequestRecord>);

impl RequestLog {
    /// Adds a request that has been answered.
    pub(crate) fn push(&mut self, record: RequestRecord) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(record);
    }

    /// All that are remembered, in the order of their answers.
    pub(crate) fn list(&self) -> Vec<RequestRecord> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn the_oldest_requests_are_forgotten() {
        let mut log = RequestLog::default();
        for number in 0..=KEPT {
            log.push(RequestRecord {
                method: "GET".to_owned(),
                path: format!("/{number}"),
                query: None,
                headers: Vec::new(),
                body: Value::Null,
                in_flight: 1,
                status: Some(200),
            });
        }
        let kept = log.list();
        assert_eq!(kept.len(), KEPT);
        assert_eq!(kept.first().map(|record| record.path.as_str()), Some("/1"));
    }
}
