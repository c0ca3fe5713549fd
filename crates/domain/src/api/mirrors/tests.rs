//! What is sent for each endpoint, and how its answers read.

use super::*;
use crate::api::call::RawResponse;
use crate::api::error::ApiError;
use crate::model::secret::Secret;

const PROJECT: ProjectId = ProjectId(42);
const MIRROR: MirrorId = MirrorId(101);

fn answered(status: u16, body: &str) -> RawResponse {
    RawResponse {
        status,
        content_type: "application/json".to_owned(),
        body: body.to_owned(),
        ..RawResponse::default()
    }
}

fn new_mirror() -> NewMirror {
    NewMirror {
        url: Secret::new("https://u:hunter2@git.example.net/a.git"),
        enabled: true,
        only_protected_branches: false,
        keep_divergent_refs: false,
        auth_method: None,
        mirror_branch_regex: None,
        host_keys: Vec::new(),
    }
}

#[test]
fn every_call_has_its_verb_path_and_body() {
    fn check<T>(call: &Call<T>, line: &str, body: Option<&str>) {
        assert_eq!(format!("{} {}", call.method.as_str(), call.path), line);
        assert_eq!(call.body.as_deref(), body);
    }
    let changes = MirrorChanges::enabled(false);
    let all = "/projects/42/remote_mirrors";
    let one = "/projects/42/remote_mirrors/101";
    check(
        &list_mirrors(PROJECT, 3),
        &format!("GET {all}?per_page=100&page=3"),
        None,
    );
    check(&get_mirror(PROJECT, MIRROR), &format!("GET {one}"), None);
    check(
        &create_mirror(PROJECT, &new_mirror()),
        &format!("POST {all}"),
        Some(&new_mirror().to_json()),
    );
    check(
        &update_mirror(PROJECT, MIRROR, &changes),
        &format!("PUT {one}"),
        Some("{\"enabled\":false}"),
    );
    check(
        &delete_mirror(PROJECT, MIRROR),
        &format!("DELETE {one}"),
        None,
    );
    check(
        &sync_mirror(PROJECT, MIRROR),
        &format!("POST {one}/sync"),
        Some("{}"),
    );
    check(
        &get_public_key(PROJECT, MIRROR),
        &format!("GET {one}/public_key"),
        None,
    );
}

#[test]
fn created_mirror_is_read_from_a_201() {
    let mirror = create_mirror(PROJECT, &new_mirror()).answer(&answered(
        201,
        r#"{"id":7,"enabled":true,"url":"https://*****:*****@h/a","update_status":"none"}"#,
    ));
    assert_eq!(mirror.map(|mirror| mirror.id), Ok(MirrorId(7)));
}

#[test]
fn empty_204_is_never_parsed() {
    assert_eq!(
        delete_mirror(PROJECT, MIRROR).answer(&answered(204, "")),
        Ok(())
    );
    assert_eq!(
        sync_mirror(PROJECT, MIRROR).answer(&answered(204, "")),
        Ok(())
    );
}

#[test]
fn public_key_may_be_null() {
    let call = get_public_key(PROJECT, MIRROR);
    let key = call.answer(&answered(200, r#"{"public_key":"ssh-rsa AAAA git@h"}"#));
    assert_eq!(
        key.map(|key| key.public_key),
        Ok(Some("ssh-rsa AAAA git@h".to_owned()))
    );
    let none = call.answer(&answered(200, r#"{"public_key":null}"#));
    assert_eq!(none.map(|key| key.public_key), Ok(None));
}

#[test]
fn unreadable_answer_names_its_endpoint() {
    let error = list_mirrors(PROJECT, 1).answer(&answered(200, "[{\"id\":"));
    let Err(ApiError::Undecodable {
        endpoint,
        detail,
        excerpt,
    }) = error
    else {
        panic!("a cut list is undecodable, not {error:?}");
    };
    assert_eq!(
        endpoint,
        "GET /projects/42/remote_mirrors?per_page=100&page=1"
    );
    assert!(detail.contains("EOF"), "{detail}");
    assert_eq!(excerpt, "[{\"id\":");
}

#[test]
fn debug_output_of_a_call_hides_its_body() {
    let shown = format!("{:?}", create_mirror(PROJECT, &new_mirror()));
    assert_eq!(shown, "Call(POST /projects/42/remote_mirrors)");
}
