//! Element ids, for labels and descriptions that must point at their control.

use std::sync::atomic::{AtomicU32, Ordering};

/// An id nobody else on the page has.
///
/// A counter suffices: ids only tie elements of one page together and are never stored.
pub fn unique_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("ui-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ids_are_never_the_same() {
        assert_ne!(unique_id(), unique_id());
    }
}
