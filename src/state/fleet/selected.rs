//! Which mirrors are selected.

use mirrordeck_domain::model::id::MirrorId;

use crate::state::fleet::Fleet;

impl Fleet {
    /// Whether a mirror is selected, not followed.
    pub(crate) fn is_selected(self, mirror: MirrorId) -> bool {
        self.fields()
            .selected
            .with_untracked(|selected| selected.binary_search(&mirror.0).is_ok())
    }

    /// How many are selected, followed.
    pub(crate) fn selected_count(self) -> usize {
        self.fields().selected.with(Vec::len)
    }

    /// Of these places those that are selected; all of them if nothing is.
    pub(crate) fn chosen(self, places: &[u32]) -> Vec<u32> {
        if self.fields().selected.with_untracked(Vec::is_empty) {
            return places.to_vec();
        }
        self.with_untracked(|fleet| {
            let is_chosen = |place: &&u32| self.is_selected(fleet.rows()[**place as usize].id);
            places.iter().filter(is_chosen).copied().collect()
        })
    }

    /// Selects mirrors or takes them out.
    pub(crate) fn select_mirrors(self, mirrors: &[MirrorId], is_on: bool) {
        let mut sorted: Vec<u64> = mirrors.iter().map(|mirror| mirror.0).collect();
        sorted.sort_unstable();
        self.fields().selected.update(|selected| {
            selected.retain(|known| sorted.binary_search(known).is_err());
            if is_on {
                selected.extend_from_slice(&sorted);
                selected.sort_unstable();
            }
        });
    }

    /// Selects nothing any more.
    pub(crate) fn clear_selection(self) {
        self.fields().selected.set(Vec::new());
    }
}
