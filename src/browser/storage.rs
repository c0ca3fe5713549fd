//! Browser storage, which may be denied, full or cleared at any time.
//!
//! Natively, where the stores are tested, each thread has its own.

#[cfg(not(target_arch = "wasm32"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the browser's own methods may throw"
)]
mod native;

#[cfg(not(target_arch = "wasm32"))]
use native::Storage;
#[cfg(target_arch = "wasm32")]
use web_sys::Storage;

/// Where a value is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Area {
    /// `sessionStorage`: this tab, until it is closed.
    Tab,
    /// `localStorage`: this browser profile, until it is forgotten.
    Device,
}

/// The browser refused to store: private mode, a policy, or no space.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Denied;

/// Reads a value; absent if there is none or storage is denied.
pub(crate) fn read(area: Area, key: &str) -> Option<String> {
    open(area)?.get_item(key).ok().flatten()
}

/// Stores a value.
///
/// # Errors
/// [`Denied`] if the browser refuses; nothing is stored then.
pub(crate) fn write(area: Area, key: &str, value: &str) -> Result<(), Denied> {
    open(area)
        .ok_or(Denied)?
        .set_item(key, value)
        .map_err(|_| Denied)
}

/// Forgets a value; nothing happens if there is none.
pub(crate) fn remove(area: Area, key: &str) {
    if let Some(storage) = open(area) {
        // Removing can only fail where reading fails too.
        let _ = storage.remove_item(key);
    }
}

/// Keys that begin with `prefix`.
pub(crate) fn keys(area: Area, prefix: &str) -> Vec<String> {
    let Some(storage) = open(area) else {
        return Vec::new();
    };
    let length = storage.length().unwrap_or(0);
    (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// The getter itself throws when storage is denied.
#[cfg(target_arch = "wasm32")]
fn open(area: Area) -> Option<Storage> {
    let window = web_sys::window()?;
    match area {
        Area::Tab => window.session_storage(),
        Area::Device => window.local_storage(),
    }
    .ok()
    .flatten()
}

#[cfg(not(target_arch = "wasm32"))]
fn open(area: Area) -> Option<Storage> {
    Some(Storage(area))
}
