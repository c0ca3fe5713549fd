//! What each refusal means, by the name of its case and by its recorded answer.

use serde_json::Value;

/// The error that each refused case must be read as.
const READINGS: [(&str, &[&str]); 18] = [
    (
        "Unauthorized",
        &[
            "list: anonymous on public project",
            "list: unknown token",
            "list: mirroring switched off instance-wide, maintainer",
            "get: developer gets 401",
            "create: authorisation precedes validation",
            "update: developer gets 401",
            "delete: developer gets 401 and mirror survives",
            "sync: developer gets 401",
            "public_key: developer",
            "user: anonymous",
            "cors: errors carry the header too",
        ],
    ),
    ("TokenRejected(Expired)", &["list: expired PAT"]),
    ("InsufficientScope", &["delete: read_api token refused"]),
    (
        "InsufficientGranularScope",
        &["list: fine-grained token without the permission"],
    ),
    (
        "Forbidden",
        &[
            "pull get: developer gets 403 here",
            "pull post: paused after repeated failures",
        ],
    ),
    (
        "ProjectNotFound",
        &[
            "list: anonymous on private project",
            "list: unknown numeric project",
            "group: unknown",
        ],
    ),
    (
        "RecordNotFound",
        &[
            "get: absent mirror",
            "get: non-numeric mirror id",
            "update: absent mirror",
            "delete: twice",
            "sync: absent mirror",
            "public_key: absent mirror",
        ],
    ),
    ("NoPublicKey", &["public_key: https mirror with key auth"]),
    (
        "NoSuchRoute",
        &[
            "list: un-encoded project path is an unknown route",
            "pull get: community edition",
            "unknown route",
        ],
    ),
    (
        "BadParameter",
        &[
            "create: url missing",
            "create: auth_method outside the list",
            "create: unreadable boolean",
            "create: EE refuses both branch filters",
            "pull put: nothing given",
            "projects: access level outside the list",
            "groups: bad order",
        ],
    ),
    (
        "Invalid",
        &[
            "create: url blank",
            "create: ftp scheme",
            "create: sending back a masked url",
            "create: other loopback address",
            "create: link-local",
            "create: host begins with a dash",
            "create: newline inside url",
            "create: only_protected_branches null",
            "create: EE bad regex",
            "create: eleventh enabled mirror",
            "update: invalid auth_method reported under message",
            "update: only_protected_branches null",
        ],
    ),
    (
        "Refused",
        &[
            "create: one bad host key fails the whole call",
            "create: eleven host keys",
            "update: bad host key leaves the old ones",
            "sync: disabled mirror",
            "sync: silent mode",
            "token self: OAuth token refused",
        ],
    ),
    (
        "Moved",
        &[
            "get: old path of a moved project",
            "write: old path of a moved project",
        ],
    ),
    ("NotAllowed", &["projects: offset too deep"]),
    ("Conflict", &["delete: stale precondition"]),
    ("Throttled", &["limit: request throttle"]),
    ("Maintenance", &["outage: maintenance mode, JSON write"]),
    ("Server", &["outage: unhandled exception"]),
];

/// The error of the case of that name.
pub(crate) fn of(case: &str) -> Option<&'static str> {
    READINGS
        .iter()
        .find(|(_, cases)| cases.contains(&case))
        .map(|(error, _)| *error)
}

/// All names in the table.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    READINGS.iter().flat_map(|(_, cases)| cases.iter().copied())
}

/// The error of an observed answer, told from its recorded JSON.
pub(crate) fn by_answer(status: u16, body: &Value, is_read: bool) -> &'static str {
    let message = &body["message"];
    match (status, message.as_str(), body["error"].as_str()) {
        (301, ..) | (405, Some(_), _) => "Moved",
        (400, _, Some(_)) => "BadParameter",
        (400, Some(_), _) => "Refused",
        (400, ..) if message.is_object() => "Invalid",
        (401, _, Some("invalid_token")) => "TokenRejected(Expired)",
        (401, Some("401 Unauthorized"), _) => "Unauthorized",
        (404, Some("404 Project Not Found"), _) => "ProjectNotFound",
        (404, Some("404 Not found"), _) => "RecordNotFound",
        (404, _, Some("404 Not Found")) => "NoSuchRoute",
        (404, None, None) => "NotGitLab",
        (500, ..) if is_read => "Server",
        (500, ..) => "UnknownOutcome: Server",
        _ => "Other",
    }
}
