//! Storage of a thread, with the methods of the browser's own that we use.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::convert::Infallible;

use super::Area;

thread_local! {
    static KEPT: RefCell<BTreeMap<(bool, String), String>> = const { RefCell::new(BTreeMap::new()) };
}

/// One area of it.
pub(super) struct Storage(pub(super) Area);

impl Storage {
    fn entry(&self, key: &str) -> (bool, String) {
        (self.0 == Area::Device, key.to_owned())
    }

    pub(super) fn get_item(&self, key: &str) -> Result<Option<String>, Infallible> {
        Ok(KEPT.with_borrow(|kept| kept.get(&self.entry(key)).cloned()))
    }

    pub(super) fn set_item(&self, key: &str, value: &str) -> Result<(), Infallible> {
        KEPT.with_borrow_mut(|kept| kept.insert(self.entry(key), value.to_owned()));
        Ok(())
    }

    pub(super) fn remove_item(&self, key: &str) -> Result<(), Infallible> {
        KEPT.with_borrow_mut(|kept| kept.remove(&self.entry(key)));
        Ok(())
    }

    pub(super) fn length(&self) -> Result<u32, Infallible> {
        Ok(u32::try_from(self.keys().len()).unwrap_or(u32::MAX))
    }

    pub(super) fn key(&self, index: u32) -> Result<Option<String>, Infallible> {
        Ok(self.keys().into_iter().nth(index as usize))
    }

    fn keys(&self) -> Vec<String> {
        let is_device = self.0 == Area::Device;
        KEPT.with_borrow(|kept| {
            let ours = kept.keys().filter(|(area, _)| *area == is_device);
            ours.map(|(_, key)| key.clone()).collect()
        })
    }
}
