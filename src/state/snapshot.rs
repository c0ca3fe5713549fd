//! Data from the server beside what happened since: age, a newer error, a refresh under way.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::timestamp::Timestamp;

/// The last known value of something that is read again and again.
///
/// A failed refresh keeps the value, so that one lost packet never empties a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Snapshot<T> {
    value: Option<T>,
    read_at: Option<Timestamp>,
    error: Option<ApiError>,
    is_reading: bool,
}

/// What a view has to show.
#[derive(Debug, PartialEq)]
pub(crate) enum View<'a, T> {
    /// Nothing yet.
    Loading,
    /// Nothing but an error.
    Failed(&'a ApiError),
    /// A value, perhaps with the error of a later refresh.
    Showing {
        /// The value.
        value: &'a T,
        /// Why the last refresh failed.
        stale: Option<&'a ApiError>,
    },
}

impl<T> Default for Snapshot<T> {
    fn default() -> Self {
        Self {
            value: None,
            read_at: None,
            error: None,
            is_reading: false,
        }
    }
}

impl<T> Snapshot<T> {
    /// What to show.
    pub(crate) fn view(&self) -> View<'_, T> {
        match (&self.value, &self.error) {
            (Some(value), error) => View::Showing {
                value,
                stale: error.as_ref(),
            },
            (None, Some(error)) if !self.is_reading => View::Failed(error),
            (None, _) => View::Loading,
        }
    }

    /// The value, however old.
    pub(crate) fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The value, to be corrected by the answer of a write.
    pub(crate) fn value_mut(&mut self) -> Option<&mut T> {
        self.value.as_mut()
    }

    /// When the value was read.
    pub(crate) fn read_at(&self) -> Option<Timestamp> {
        self.read_at
    }

    /// Why the last reading failed, if it did.
    pub(crate) fn error(&self) -> Option<&ApiError> {
        self.error.as_ref()
    }

    /// Whether a reading is under way.
    pub(crate) fn is_reading(&self) -> bool {
        self.is_reading
    }

    /// A reading has begun.
    pub(crate) fn begin(&mut self) {
        self.is_reading = true;
    }

    /// A reading has ended.
    pub(crate) fn finish(&mut self, result: Result<T, ApiError>, now: Timestamp) {
        self.is_reading = false;
        match result {
            Ok(value) => {
                self.value = Some(value);
                self.read_at = Some(now);
                self.error = None;
            }
            Err(error) => self.error = Some(error),
        }
    }

    /// A reading was given up, or was overtaken by a write.
    pub(crate) fn abandon(&mut self) {
        self.is_reading = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1000);

    #[test]
    fn a_failed_refresh_keeps_the_value_and_says_so() {
        let mut snapshot = Snapshot::default();
        snapshot.finish(Ok(7), NOW);
        snapshot.begin();
        snapshot.finish(Err(ApiError::Network), Timestamp(2000));
        assert_eq!(
            snapshot.view(),
            View::Showing {
                value: &7,
                stale: Some(&ApiError::Network)
            }
        );
        assert_eq!(snapshot.read_at(), Some(NOW));
    }

    #[test]
    fn a_success_clears_the_error() {
        let mut snapshot = Snapshot::default();
        snapshot.finish(Err(ApiError::Network), NOW);
        assert_eq!(snapshot.view(), View::Failed(&ApiError::Network));
        snapshot.finish(Ok(7), NOW);
        assert_eq!(
            snapshot.view(),
            View::Showing {
                value: &7,
                stale: None
            }
        );
    }

    #[test]
    fn a_retry_after_a_failed_first_load_is_loading() {
        let mut snapshot = Snapshot::<u8>::default();
        assert_eq!(snapshot.view(), View::Loading);
        snapshot.finish(Err(ApiError::Timeout), NOW);
        snapshot.begin();
        assert_eq!(snapshot.view(), View::Loading);
    }
}
