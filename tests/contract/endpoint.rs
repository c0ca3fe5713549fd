//! Which endpoint sends a recorded request, and what it reads from the answer.

use serde_json::{Value, json};

use mirrordeck_domain::api::call::{Call, RawResponse};
use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::api::new_mirror::NewMirror;
use mirrordeck_domain::api::page::Page;
use mirrordeck_domain::api::project_list::ProjectList;
use mirrordeck_domain::api::public_key::PublicKey;
use mirrordeck_domain::api::pull_mirror_changes::PullMirrorChanges;
use mirrordeck_domain::api::{metadata, mirrors, projects, pull_mirrors, tokens, users};
use mirrordeck_domain::model::id::{MirrorId, ProjectId, ProjectRef};
use mirrordeck_domain::model::mirror::{AuthMethod, Mirror};
use mirrordeck_domain::model::project::Project;
use mirrordeck_domain::model::pull_mirror::PullMirror;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::token::TokenInfo;
use mirrordeck_domain::model::user::User;
use mirrordeck_domain::model::version::Metadata;

/// What an endpoint read from an answer.
#[derive(Debug)]
pub(crate) enum Reading {
    Mirror(Box<Mirror>),
    Mirrors(Page<Mirror>),
    Key(PublicKey),
    Pull(Box<PullMirror>),
    Project(Box<Project>),
    Projects(Vec<Project>),
    User(User),
    Token(TokenInfo),
    Metadata(Metadata),
    Done,
}

/// Reads an answer by the endpoint that sends such a request; `None` if there is no such endpoint.
pub(crate) fn read(
    method: &str,
    path: &str,
    response: &RawResponse,
) -> Option<Result<Reading, ApiError>> {
    let path = path.split('?').next()?.strip_prefix("/api/v4/")?;
    // An old way to say the format, which is the only one.
    let path = path.trim_end_matches(".json");
    let segments: Vec<&str> = path.split('/').collect();
    // Odd spellings of an id that GitLab understands are never sent: any id serves to read their answers.
    let number = |at: usize| {
        segments
            .get(at)
            .and_then(|text| text.parse().ok())
            .unwrap_or(42)
    };
    let ids = segments
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|segment| !is_word(segment));
    let asked = ids
        .copied()
        .all(|id| id.parse::<u64>().is_ok())
        .then_some(path);
    let (project, mirror) = (ProjectId(number(1)), MirrorId(number(3)));
    let shape: Vec<&str> = segments
        .iter()
        .enumerate()
        .map(|(at, segment)| {
            if at % 2 == 1 && !is_word(segment) {
                "N"
            } else {
                segment
            }
        })
        .collect();
    Some(match (method, shape.join("/").as_str()) {
        ("GET", "projects/N/remote_mirrors") => via(
            &mirrors::list_mirrors(project, 1),
            asked,
            response,
            Reading::Mirrors,
        ),
        ("POST", "projects/N/remote_mirrors") => via(
            &mirrors::create_mirror(project, &new_mirror()),
            asked,
            response,
            boxed,
        ),
        ("GET", "projects/N/remote_mirrors/N") => via(
            &mirrors::get_mirror(project, mirror),
            asked,
            response,
            boxed,
        ),
        ("PUT", "projects/N/remote_mirrors/N") => {
            let changes = MirrorChanges::enabled(true);
            via(
                &mirrors::update_mirror(project, mirror, &changes),
                asked,
                response,
                boxed,
            )
        }
        ("DELETE", "projects/N/remote_mirrors/N") => via(
            &mirrors::delete_mirror(project, mirror),
            asked,
            response,
            |()| Reading::Done,
        ),
        ("POST", "projects/N/remote_mirrors/N/sync") => via(
            &mirrors::sync_mirror(project, mirror),
            asked,
            response,
            |()| Reading::Done,
        ),
        ("GET", "projects/N/remote_mirrors/N/public_key") => via(
            &mirrors::get_public_key(project, mirror),
            asked,
            response,
            Reading::Key,
        ),
        ("GET", "projects/N/mirror/pull") => {
            let pull = |pull| Reading::Pull(Box::new(pull));
            via(
                &pull_mirrors::get_pull_mirror(project),
                asked,
                response,
                pull,
            )
        }
        ("PUT", "projects/N/mirror/pull") => {
            let pull = |pull| Reading::Pull(Box::new(pull));
            let changes = PullMirrorChanges::default();
            via(
                &pull_mirrors::update_pull_mirror(project, &changes),
                asked,
                response,
                pull,
            )
        }
        ("POST", "projects/N/mirror/pull") => via(
            &pull_mirrors::start_pull_mirror(project),
            asked,
            response,
            |()| Reading::Done,
        ),
        ("GET", "projects/N") => {
            let found = |project| Reading::Project(Box::new(project));
            via(
                &projects::get_project(&ProjectRef::Id(project)),
                asked,
                response,
                found,
            )
        }
        ("GET", "projects") => {
            let list = ProjectList::maintained();
            let found = |page| Reading::Projects(list.take(page).0);
            via(&projects::list_projects(&list), asked, response, found)
        }
        ("GET", "groups/N/projects") => {
            let list = ProjectList::of_group(segments.get(1)?);
            let found = |page| Reading::Projects(list.take(page).0);
            via(&projects::list_projects(&list), asked, response, found)
        }
        ("GET", "user") => via(&users::current_user(), asked, response, Reading::User),
        ("GET", "personal_access_tokens/self") => {
            via(&tokens::current_token(), asked, response, Reading::Token)
        }
        ("GET", "metadata") => via(
            &metadata::get_metadata(),
            asked,
            response,
            Reading::Metadata,
        ),
        ("GET", "version") => via(&metadata::get_version(), asked, response, Reading::Metadata),
        _ => return None,
    })
}

/// Whether a segment is a fixed word of a route rather than an id.
fn is_word(segment: &str) -> bool {
    ["self", "pull", "sync", "public_key"].contains(&segment)
}

/// Checks that the endpoint asks for that path, if it can be asked for, and reads the answer.
fn via<T>(
    call: &Call<T>,
    asked: Option<&str>,
    response: &RawResponse,
    wrap: impl Fn(T) -> Reading,
) -> Result<Reading, ApiError> {
    if let Some(path) = asked {
        let sent = call.path.split('?').next();
        assert_eq!(sent, Some(format!("/{path}").as_str()));
    }
    call.answer(response).map(wrap)
}

fn boxed(mirror: Mirror) -> Reading {
    Reading::Mirror(Box::new(mirror))
}

fn new_mirror() -> NewMirror {
    NewMirror {
        url: Secret::new("https://foo:bar@git.example.net/a.git"),
        enabled: true,
        only_protected_branches: false,
        keep_divergent_refs: false,
        auth_method: None,
        mirror_branch_regex: None,
        host_keys: Vec::new(),
    }
}

impl Reading {
    /// Checks that the value says what the body says, for every key of the body that we read.
    pub(crate) fn assert_holds(&self, body: &Value, label: &str) {
        match self {
            Self::Mirror(mirror) => assert_agrees(&shown(mirror), body, label),
            Self::Mirrors(page) => {
                let bodies = body.as_array().expect("a list was answered");
                assert_eq!(page.items.len(), bodies.len(), "{label}");
                for (mirror, body) in page.items.iter().zip(bodies) {
                    assert_agrees(&shown(mirror), body, label);
                }
            }
            Self::Key(key) => assert_eq!(json!(key.public_key), body["public_key"], "{label}"),
            Self::Pull(pull) => assert_agrees(
                &json!({
                    "enabled": pull.enabled,
                    "url": pull.url,
                    "update_status": pull.update_status.as_str(),
                    "last_error": pull.last_error,
                    "mirror_trigger_builds": pull.mirror_trigger_builds,
                    "only_mirror_protected_branches": pull.only_mirror_protected_branches,
                    "mirror_overwrites_diverged_branches": pull.mirror_overwrites_diverged_branches,
                    "mirror_branch_regex": pull.mirror_branch_regex,
                }),
                body,
                label,
            ),
            Self::Project(project) => assert_eq!(json!(project.id.0), body["id"], "{label}"),
            Self::Projects(projects) => {
                let ids: Vec<Value> = projects
                    .iter()
                    .map(|project| json!({"id": project.id.0}))
                    .collect();
                let bodies = body.as_array().expect("a list was answered");
                assert_eq!(ids.len(), bodies.len(), "{label}");
                for (id, body) in ids.iter().zip(bodies) {
                    assert_agrees(id, body, label);
                }
            }
            Self::User(user) => assert_eq!(json!(user.id.0), body["id"], "{label}"),
            Self::Token(token) => {
                assert_agrees(
                    &json!({"name": token.name, "scopes": token.scopes}),
                    body,
                    label,
                );
                assert_eq!(
                    token.expires_at.is_some(),
                    body["expires_at"].is_string(),
                    "{label}"
                );
            }
            Self::Metadata(metadata) => {
                assert_agrees(&json!({"version": metadata.version}), body, label)
            }
            Self::Done => {}
        }
    }
}

/// A mirror in the words of the API.
fn shown(mirror: &Mirror) -> Value {
    let keys = |mirror: &Mirror| {
        let keys = mirror.host_keys.as_ref()?;
        Some(
            keys.iter()
                .map(|key| json!({"fingerprint_sha256": key.fingerprint_sha256}))
                .collect::<Vec<_>>(),
        )
    };
    json!({
        "id": mirror.id.0,
        "enabled": mirror.enabled,
        "url": mirror.url,
        "update_status": mirror.update_status.as_str(),
        "last_update_at": mirror.last_update_at.map(|_| "a time"),
        "last_update_started_at": mirror.last_update_started_at.map(|_| "a time"),
        "last_successful_update_at": mirror.last_successful_update_at.map(|_| "a time"),
        "last_error": mirror.last_error,
        "only_protected_branches": mirror.only_protected_branches,
        "keep_divergent_refs": mirror.keep_divergent_refs,
        "auth_method": mirror.auth_method.as_ref().map(AuthMethod::as_str),
        "host_keys": keys(mirror),
        "mirror_branch_regex": mirror.mirror_branch_regex.clone().flatten(),
    })
}

/// Checks that every key of the value stands in the body so, as far as the body has it.
fn assert_agrees(value: &Value, body: &Value, label: &str) {
    for (key, read) in value.as_object().expect("values are compared as objects") {
        let Some(said) = body.get(key) else {
            continue;
        };
        let expected = match said {
            Value::Null if read.is_boolean() => json!(false),
            Value::String(_) if key.ends_with("_at") => json!("a time"),
            said => said.clone(),
        };
        assert_eq!(*read, expected, "{label}: {key}");
    }
}
