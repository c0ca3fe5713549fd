//! The scenes behind the cases.

use serde_json::{Value, json};

use super::{recorded_scenes, text};

/// Token names of the files and the tokens they stand for.
const TOKENS: [(&str, &str); 13] = [
    ("T_MAINT", "glpat-w1-maintainer"),
    ("T_DEV", "glpat-w1-developer"),
    ("T_OUT", "glpat-w1-outsider"),
    ("T_READ", "glpat-w1-maintainer.read_api"),
    ("T_USERONLY", "glpat-w1-maintainer.read_user"),
    ("T_EXPIRED", "glpat-w1-maintainer.expired"),
    ("T_REVOKED", "glpat-w1-maintainer.revoked"),
    ("T_BAD", "glpat-nobody"),
    ("T_OAUTH", "oauth-w1-maintainer"),
    ("T_GRAN", "glpat-w1-maintainer.granular"),
    ("T_JOB", "job-w1"),
    ("T_ADMIN", "glpat-w1-admin"),
    ("nope", "nope"),
];

/// Replaces token names by tokens of the world.
pub(crate) fn with_tokens(text: &str) -> String {
    TOKENS.iter().fold(text.to_owned(), |text, (name, token)| {
        text.replace(name, token)
    })
}

/// Replaces tokens of the world by their names.
pub(crate) fn without_tokens(text: &str) -> String {
    // The longest first: one token may begin with another.
    let mut tokens = TOKENS;
    tokens.sort_by_key(|(_, token)| std::cmp::Reverse(token.len()));
    tokens.iter().fold(text.to_owned(), |text, (name, token)| {
        text.replace(token, name)
    })
}

/// The scene of that name in `observed-scene.json`.
pub(crate) fn named(name: &str) -> Value {
    recorded_scenes()[name].clone()
}

/// The scene of an observed case, with what its label says.
pub(crate) fn of_observed(case: &Value) -> Value {
    let label = text(case, "label");
    let name = if label.starts_with("list 25") {
        "list 25"
    } else {
        "standard"
    };
    let mut scene = named(name);
    scene["edition"] = case["edition"].clone();
    // The recorded instance found itself and a friend in its own network.
    scene["settings"]["dns"] = json!({
        "gitlab.example.com": "10.0.0.2", "private.example": "10.0.0.3", "x.invalid": null,
    });
    // One mirror of the recording had just been started, so its time is part of the scene.
    if let Some(started) = case["answer"]["body"].get(7) {
        let time = started["last_update_started_at"].clone();
        scene["projects"][0]["mirrors"][7]["last_update_started_at"] = time;
    }
    let first = &mut scene["projects"][0]["mirrors"][0];
    match label {
        "list of none, page 2" => scene["projects"][0]["mirrors"] = json!([]),
        "allow-list mode, unresolvable host" => {
            scene["settings"]["allow_list"] = json!(["git.example.net"]);
        }
        "local requests allowed" => scene["settings"]["local_targets"] = json!("allow"),
        "PUT regex on a protected-only mirror" => first["only_protected_branches"] = json!(true),
        "PUT protected:false keeps regex?" => first["mirror_branch_regex"] = json!("^old/"),
        _ => {}
    }
    scene
}

/// Who sent an observed request that shows no token.
pub(crate) fn token_of_observed(case: &Value) -> Option<&'static str> {
    let label = text(case, "label");
    let headers = &case["request"]["headers"];
    let carries_token = headers.get("PRIVATE-TOKEN").is_some()
        || headers.get("Authorization").is_some()
        || text(&case["request"], "path").contains("_token=");
    match (text(case, "group"), label) {
        _ if carries_token => None,
        ("auth", label) if label.starts_with("developer") => Some("T_DEV"),
        ("auth", label) if label.starts_with("maintainer") => Some("T_MAINT"),
        ("auth", _) => None,
        // A preflight never carries a token.
        _ if case["request"]["method"] == "OPTIONS" => None,
        _ => Some("T_MAINT"),
    }
}
