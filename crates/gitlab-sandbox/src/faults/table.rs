//! The table of faults, as `GET /_sandbox/faults` shows it.

use super::Fault;

/// The settings that make lists of push mirrors fail, and what they do.
pub(crate) const SETTINGS: [(&str, &str); 2] = [
    (
        "throttle_every",
        "every so many lists, one answers 429 of the throttle in front",
    ),
    (
        "drop_every",
        "every so many lists, the connection of one closes unanswered",
    ),
];

/// The name at the end of a project's path, the fault, and what it does.
pub(crate) const TABLE: [(&str, Fault, &str); 24] = [
    (
        "fault-400",
        Fault::Status(400),
        "400 with a message nobody expects",
    ),
    (
        "fault-403",
        Fault::Status(403),
        "403 Forbidden from the API",
    ),
    (
        "fault-404",
        Fault::Status(404),
        "404 Project Not Found, as if it had been hidden meanwhile",
    ),
    ("fault-409", Fault::Status(409), "409 because of a lock"),
    (
        "fault-500",
        Fault::Status(500),
        "500 from the API, readable by scripts",
    ),
    (
        "fault-502",
        Fault::Gateway(502),
        "502 page of a gateway, without CORS headers",
    ),
    (
        "fault-503",
        Fault::Status(503),
        "503 from the API, readable by scripts",
    ),
    (
        "fault-504",
        Fault::Gateway(504),
        "504 page of a gateway, without CORS headers",
    ),
    (
        "fault-429",
        Fault::Throttled,
        "429 of the throttle in front: plain text, `Retry-After`",
    ),
    (
        "fault-429-endpoint",
        Fault::EndpointThrottled,
        "429 of one endpoint's limiter: JSON",
    ),
    (
        "fault-revoked",
        Fault::TokenRevoked,
        "401 `invalid_token`: the token was revoked meanwhile",
    ),
    (
        "fault-sign-in",
        Fault::SignIn,
        "302 to a sign-in page, as a proxy with single sign-on does",
    ),
    ("fault-html", Fault::Html, "an HTML page with status 200"),
    (
        "fault-garbage",
        Fault::Garbage,
        "status 200 and text that is not JSON, declared as JSON",
    ),
    ("fault-empty", Fault::Empty, "status 200 and an empty body"),
    (
        "fault-slow",
        Fault::Slow,
        "the right answer after five seconds",
    ),
    (
        "fault-hang",
        Fault::Hang,
        "no answer for five minutes, then a closed connection",
    ),
    (
        "fault-drop",
        Fault::Drop,
        "the connection closes unanswered and nothing is done",
    ),
    (
        "fault-unknown-outcome",
        Fault::UnknownOutcome,
        "it is done, then the connection closes unanswered",
    ),
    (
        "fault-truncated",
        Fault::Truncated,
        "the right answer stops half-way and the connection closes",
    ),
    (
        "fault-wrong-types",
        Fault::WrongTypes,
        "the right answer with numbers as texts and texts as numbers",
    ),
    (
        "fault-unknown-values",
        Fault::UnknownValues,
        "the right answer with an unknown status and unknown fields",
    ),
    (
        "fault-no-cors",
        Fault::NoCors,
        "the right answer without CORS headers",
    ),
    (
        "fault-huge",
        Fault::Huge,
        "the right answer with ten megabytes of text in it",
    ),
];
