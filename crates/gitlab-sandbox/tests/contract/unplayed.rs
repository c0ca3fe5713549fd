//! Cases the stand-in cannot play.

/// The name of a case and why it is not played.
pub(crate) const UNPLAYED: [(&str, &str); 2] = [
    (
        "oauth: code exchange",
        "the stand-in has no OAuth server yet",
    ),
    (
        "oauth: refresh rotates both tokens",
        "the stand-in has no OAuth server yet",
    ),
];
