//! Where the token of each account is kept between visits, by the person's choice.
//!
//! Each has a key of its own, so that two tabs that use different accounts never write the same one.

mod stored;

use std::cell::RefCell;

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::json::{self, Json};

use crate::browser::storage::{self, Area, Denied};

pub(crate) use stored::{Called, Stored};

/// What the key of a session begins with; the account follows.
pub(crate) const SESSIONS: &str = "mirrordeck.session.";

/// Key of the account that was used last, in this tab and on this device.
const CURRENT_KEY: &str = "mirrordeck.account";

/// Key of the instance of the last visit.
const INSTANCE_KEY: &str = "mirrordeck.instance";

thread_local! {
    /// Keys and texts of sessions that are kept nowhere else, until the page is closed.
    static IN_MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Where to look for a session, what is nearest first.
const KEEPS: [Keep; 3] = [Keep::Memory, Keep::Tab, Keep::Device];

/// Where the person wants the token kept.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Keep {
    /// Nowhere but in memory; a reload asks again.
    Memory,
    /// In this tab, until it is closed.
    #[default]
    Tab,
    /// On this device, until it is forgotten.
    Device,
}

impl Keep {
    /// The choice as a form's word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Tab => "tab",
            Self::Device => "device",
        }
    }

    /// A form's word as the choice.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "memory" => Self::Memory,
            "device" => Self::Device,
            _ => Self::Tab,
        }
    }

    /// The storage behind it.
    const fn area(self) -> Option<Area> {
        match self {
            Self::Memory => None,
            Self::Tab => Some(Area::Tab),
            Self::Device => Some(Area::Device),
        }
    }
}

/// The session to go on with, and where it was kept: that of the account that this tab used last. A new tab
/// takes the one that this device used last, or any.
pub(crate) fn load() -> Option<(Keep, Stored)> {
    match storage::read(Area::Tab, CURRENT_KEY) {
        Some(noted) => find(&AccountId::from_text(noted)),
        None => storage::read(Area::Device, CURRENT_KEY)
            .and_then(|noted| find(&AccountId::from_text(noted)))
            .or_else(|| all().into_iter().next()),
    }
}

/// Every session that is kept, also in memory. An account may be kept both by this tab and by the device; then
/// what this tab would use stands first.
pub(crate) fn all() -> Vec<(Keep, Stored)> {
    let mut all: Vec<(Keep, Stored)> = Vec::new();
    for keep in KEEPS {
        for key in keys(keep) {
            all.extend(read(keep, &key).map(|stored| (keep, stored)));
        }
    }
    all
}

/// The session of an account, with where it is kept.
pub(crate) fn find(account: &AccountId) -> Option<(Keep, Stored)> {
    let key = key(account);
    let found = |keep| Some((keep, read(keep, &key)?));
    KEEPS.into_iter().find_map(found)
}

/// What another tab has put in the place of a grant that this one still has.
pub(crate) fn renewed_elsewhere(ours: &Stored, keep: Keep) -> Option<Stored> {
    let found = read(keep, &key(&ours.account()))?;
    let is_newer = found.credential.grant().is_some() && found.credential != ours.credential;
    is_newer.then_some(found)
}

/// Keeps a session where the person chose, and nowhere else.
///
/// # Errors
/// [`Denied`] if the browser refuses; it is then kept in memory only.
pub(crate) fn save(stored: &Stored, keep: Keep) -> Result<(), Denied> {
    forget(&stored.account());
    // Which instance it was is no secret, and saves typing next time.
    let _ = storage::write(Area::Device, INSTANCE_KEY, stored.instance.as_str());
    let (key, text) = (key(&stored.account()), Json::from(stored).to_text());
    if let Some(area) = keep.area() {
        let result = storage::write(area, &key, &text);
        if result.is_ok() {
            return result;
        }
    }
    IN_MEMORY.with_borrow_mut(|all| all.push((key, text)));
    keep.area().map_or(Ok(()), |_| Err(Denied))
}

/// Notes which account is in use, for a reload and for new tabs. One that is kept nowhere is not named: a
/// reload asks again.
pub(crate) fn note_current(account: &AccountId, keep: Keep) {
    if keep == Keep::Memory {
        return note_nobody();
    }
    let _ = storage::write(Area::Tab, CURRENT_KEY, account.as_str());
    if keep == Keep::Device {
        let _ = storage::write(Area::Device, CURRENT_KEY, account.as_str());
    }
}

/// Notes that this tab uses no account; if none is stored, no tab does.
pub(crate) fn note_nobody() {
    if keys(Keep::Tab).is_empty() && keys(Keep::Device).is_empty() {
        storage::remove(Area::Tab, CURRENT_KEY);
        storage::remove(Area::Device, CURRENT_KEY);
    } else {
        let _ = storage::write(Area::Tab, CURRENT_KEY, "");
    }
}

/// Forgets a session, but not another one of the same account that stands in its place.
pub(crate) fn forget_this(ours: &Stored) {
    let key = key(&ours.account());
    for keep in KEEPS {
        if read(keep, &key).is_some_and(|found| found.credential == ours.credential) {
            remove(keep, &key);
        }
    }
}

/// Forgets the token of an account wherever it is kept.
pub(crate) fn forget(account: &AccountId) {
    let key = key(account);
    for keep in KEEPS {
        remove(keep, &key);
    }
}

fn key(account: &AccountId) -> String {
    [SESSIONS, account.as_str()].concat()
}

fn keys(keep: Keep) -> Vec<String> {
    match keep.area() {
        Some(area) => storage::keys(area, SESSIONS),
        None => IN_MEMORY.with_borrow(|all| all.iter().map(|(key, _)| key.clone()).collect()),
    }
}

fn read(keep: Keep, key: &str) -> Option<Stored> {
    let text = match keep.area() {
        Some(area) => storage::read(area, key),
        None => IN_MEMORY.with_borrow(|all| {
            let found = all.iter().find(|(known, _)| known == key);
            found.map(|(_, text)| text.clone())
        }),
    };
    json::read(&text?).ok()
}

fn remove(keep: Keep, key: &str) {
    match keep.area() {
        Some(area) => storage::remove(area, key),
        None => IN_MEMORY.with_borrow_mut(|all| all.retain(|(known, _)| known != key)),
    }
}

/// The instance of the last visit, without any token.
pub(crate) fn last_instance() -> Option<String> {
    storage::read(Area::Device, INSTANCE_KEY)
}

/// Forgets which instance it was.
pub(crate) fn forget_instance() {
    storage::remove(Area::Device, INSTANCE_KEY);
}
