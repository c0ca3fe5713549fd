//! Why somebody who looked did not find what they looked for.

use thirtyfour::error::{WebDriverError, WebDriverErrorInner};

/// Nothing of that role and name.
pub(crate) const NONE: &str = "none is there";

/// Why a look did not find what it looked for.
#[derive(Debug)]
pub(crate) enum Miss {
    NoPlace(String),
    Driver(WebDriverError),
    Other(String),
}

impl Miss {
    /// A redrawn, covered or moving element is worth another look; a broken session is not.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Self::NoPlace(_) | Self::Other(_) => true,
            Self::Driver(error) => matches!(
                error.as_inner(),
                WebDriverErrorInner::StaleElementReference(_)
                    | WebDriverErrorInner::NoSuchElement(_)
                    | WebDriverErrorInner::ElementClickIntercepted(_)
                    | WebDriverErrorInner::ElementNotInteractable(_)
                    | WebDriverErrorInner::JavascriptError(_)
                    | WebDriverErrorInner::UnknownError(_)
                    // Firefox answers with nothing to a script whose page goes away meanwhile.
                    | WebDriverErrorInner::Json(_)
            ),
        }
    }
}

impl std::fmt::Display for Miss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoPlace(text) | Self::Other(text) => f.write_str(text),
            Self::Driver(error) => write!(f, "{error}"),
        }
    }
}

impl From<WebDriverError> for Miss {
    fn from(error: WebDriverError) -> Self {
        Self::Driver(error)
    }
}

impl From<String> for Miss {
    fn from(text: String) -> Self {
        Self::Other(text)
    }
}

impl From<&str> for Miss {
    fn from(text: &str) -> Self {
        Self::Other(text.to_owned())
    }
}
