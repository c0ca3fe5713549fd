//! Which mirrors are selected.

use mirrordeck_domain::model::fleet::origin::{MirrorKey, Origin};

use crate::state::fleet::Fleet;

/// A selected mirror: its number, and the account that sees it. Of the type of what the domain sorts, because
/// every type that is sorted is code of its own in the wasm.
pub(super) type Entry = (u64, u32, u32);

fn entry(mirror: MirrorKey) -> Entry {
    (mirror.id.0, mirror.project.origin.0.into(), 0)
}

impl Fleet {
    /// Whether a mirror is selected, not followed.
    pub(crate) fn is_selected(self, mirror: MirrorKey) -> bool {
        self.fields()
            .selected
            .with_untracked(|selected| selected.binary_search(&entry(mirror)).is_ok())
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
            let is_chosen = |place: &&u32| self.is_selected(fleet.rows()[**place as usize].key());
            places.iter().filter(is_chosen).copied().collect()
        })
    }

    /// Selects mirrors or takes them out.
    pub(crate) fn select_mirrors(self, mirrors: &[MirrorKey], is_on: bool) {
        let mut sorted: Vec<Entry> = mirrors.iter().copied().map(entry).collect();
        sorted.sort_unstable();
        self.fields().selected.update(|selected| {
            selected.retain(|known| sorted.binary_search(known).is_err());
            if is_on {
                selected.extend_from_slice(&sorted);
                selected.sort_unstable();
            }
        });
    }

    /// Selects nothing of accounts any more that are shown no more.
    pub(super) fn keep_selected(self, is_kept: impl Fn(Origin) -> bool) {
        let origin = |entry: &Entry| Origin(u8::try_from(entry.1).unwrap_or_default());
        let selected = self.fields().selected;
        if !selected.with_untracked(|all| all.iter().all(|entry| is_kept(origin(entry)))) {
            selected.update(|all| all.retain(|entry| is_kept(origin(entry))));
        }
    }

    /// Selects nothing any more.
    pub(crate) fn clear_selection(self) {
        self.fields().selected.set(Vec::new());
    }
}
