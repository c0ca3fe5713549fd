//! Where a token is kept between visits, by the person's choice.

use mirrordeck_domain::model::instance::InstanceUrl;
use mirrordeck_domain::model::secret::Secret;
use serde::{Deserialize, Serialize};

use crate::browser::storage::{self, Area, Denied};

const TOKEN_KEY: &str = "mirrordeck.session";
const INSTANCE_KEY: &str = "mirrordeck.instance";

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
}

/// What is stored for the next visit.
#[derive(Deserialize, Serialize)]
struct Stored {
    instance: String,
    token: String,
}

/// A token found again, with where it was.
pub(crate) struct Found {
    /// Where it is valid.
    pub(crate) instance: InstanceUrl,
    /// The token.
    pub(crate) token: Secret,
    /// Where it was found.
    pub(crate) keep: Keep,
}

/// The token of an earlier visit, this tab's before this device's.
pub(crate) fn load() -> Option<Found> {
    [(Area::Tab, Keep::Tab), (Area::Device, Keep::Device)]
        .into_iter()
        .find_map(|(area, keep)| {
            let stored: Stored = serde_json::from_str(&storage::read(area, TOKEN_KEY)?).ok()?;
            let instance = InstanceUrl::parse(&stored.instance).ok()?;
            Some(Found {
                instance,
                token: Secret::new(stored.token),
                keep,
            })
        })
}

/// Keeps the token where the person chose, and nowhere else.
///
/// # Errors
/// [`Denied`] if the browser refuses; the token is then in memory only.
pub(crate) fn save(instance: &InstanceUrl, token: &Secret, keep: Keep) -> Result<(), Denied> {
    forget();
    // Which instance it was is no secret, and saves typing next time.
    let _ = storage::write(Area::Device, INSTANCE_KEY, &instance.to_string());
    let area = match keep {
        Keep::Memory => return Ok(()),
        Keep::Tab => Area::Tab,
        Keep::Device => Area::Device,
    };
    let stored = Stored {
        instance: instance.to_string(),
        token: token.expose().to_owned(),
    };
    let text = serde_json::to_string(&stored).map_err(|_| Denied)?;
    storage::write(area, TOKEN_KEY, &text)
}

/// Forgets the token wherever it is kept.
pub(crate) fn forget() {
    storage::remove(Area::Tab, TOKEN_KEY);
    storage::remove(Area::Device, TOKEN_KEY);
}

/// The instance of the last visit, without any token.
pub(crate) fn last_instance() -> Option<String> {
    storage::read(Area::Device, INSTANCE_KEY)
}

/// Forgets which instance it was.
pub(crate) fn forget_instance() {
    storage::remove(Area::Device, INSTANCE_KEY);
}
