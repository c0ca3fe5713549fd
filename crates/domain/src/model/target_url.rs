//! Addresses of push targets: reading what people paste, checking, comparing and showing them.
//!
//! GitLab splits and stores them in its own way, so this follows GitLab and not the URL standard.
//! Nothing here percent-encodes or decodes credentials, because GitLab does not decode them either.

mod canonical;
mod compose;
mod local;
mod mask;
mod masked;
mod parts;
mod pasted;
mod problem;
mod shown;
mod warning;
mod web;

#[cfg(test)]
mod observed_tests;
#[cfg(test)]
mod property_tests;

pub use self::canonical::CanonicalTarget;
pub use self::compose::{compose, equivalent_spelling};
pub use self::mask::mask_credentials;
pub use self::masked::masked;
pub use self::parts::{has_password, has_user, host, scheme, user};
pub use self::pasted::{Correction, PastedTarget};
pub use self::problem::{TargetProblem, check, check_secret};
pub use self::shown::shown;
pub use self::warning::{TargetWarning, warnings};
pub use self::web::web_address;
