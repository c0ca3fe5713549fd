//! `GET /user`: <https://docs.gitlab.com/api/users/#retrieve-the-current-user>.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    http::{ApiCall, ApiResult, error::json_answer},
    world::Person,
};

#[derive(Serialize)]
struct UserEntity<'a> {
    id: u64,
    username: &'a str,
    public_email: Option<&'a str>,
    name: &'a str,
    state: &'a str,
    locked: bool,
    avatar_url: Option<&'a str>,
    web_url: String,
    created_at: &'a str,
    bio: &'a str,
    location: &'a str,
    website_url: &'a str,
    organization: &'a str,
    job_title: &'a str,
    bot: bool,
    last_sign_in_at: Option<&'a str>,
    confirmed_at: &'a str,
    last_activity_on: Option<&'a str>,
    email: String,
    projects_limit: u32,
    identities: [(); 0],
    can_create_group: bool,
    can_create_project: bool,
    two_factor_enabled: bool,
    external: bool,
    private_profile: bool,
    commit_email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_admin: Option<bool>,
}

/// The person behind the token.
pub(super) async fn show(call: ApiCall) -> ApiResult {
    let caller = call.caller_reading_user()?;
    let person = caller.signed_in()?;
    Ok(json_answer(
        StatusCode::OK,
        &entity(person, &call.state.external_url()),
    ))
}

fn entity<'a>(person: &'a Person, external_url: &str) -> UserEntity<'a> {
    let email = format!("{}@example.com", person.username);
    UserEntity {
        id: person.id,
        username: &person.username,
        public_email: None,
        name: &person.name,
        state: "active",
        locked: false,
        avatar_url: None,
        web_url: format!("{external_url}/{}", person.username),
        created_at: "2019-03-04T08:00:00.000Z",
        bio: "",
        location: "",
        website_url: "",
        organization: "",
        job_title: "",
        bot: false,
        last_sign_in_at: None,
        confirmed_at: "2019-03-04T08:00:00.000Z",
        last_activity_on: None,
        commit_email: email.clone(),
        email,
        projects_limit: 100_000,
        identities: [],
        can_create_group: true,
        can_create_project: true,
        two_factor_enabled: true,
        external: false,
        private_profile: false,
        // Only administrators are told, and only about themselves.
        is_admin: person.is_admin.then_some(true),
    }
}
