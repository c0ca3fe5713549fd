//! A call as a command line that a person can read, share and run, without any secret in it.

use crate::api::call::Call;
use crate::model::json::Json;

/// Stands for the access token; the shell that runs the command fills it in.
const TOKEN: &str = "$GITLAB_TOKEN";

/// Keys whose value is a secret as a whole.
const SECRET_KEYS: [&str; 3] = ["auth_password", "password", "token"];

/// Keys whose value is an address that may hold credentials.
const ADDRESS_KEYS: [&str; 2] = ["url", "import_url"];

impl<T> Call<T> {
    /// The call as a `curl` command against `api_root` (`https://gitlab.example.com/api/v4`).
    pub fn as_curl(&self, api_root: &str) -> String {
        as_curl(
            self.method.as_str(),
            &self.path,
            self.body.as_deref(),
            api_root,
        )
    }
}

/// The parts of a call as a `curl` command.
///
/// The token is read from the environment, and credentials in the body are replaced by `<user>` and `<password>`.
pub fn as_curl(method: &str, path: &str, body: Option<&str>, api_root: &str) -> String {
    let mut command = String::from("curl");
    if method != "GET" {
        command.push_str(" --request ");
        command.push_str(method);
    }
    // Double quotes, because the shell must see the variable.
    command.push_str(" --header \"PRIVATE-TOKEN: ");
    command.push_str(TOKEN);
    command.push('"');
    if let Some(body) = body {
        command.push_str(" --header 'Content-Type: application/json' --data ");
        quote(&without_secrets(body), &mut command);
    }
    command.push(' ');
    quote(
        &(api_root.trim_end_matches('/').to_owned() + path),
        &mut command,
    );
    command
}

/// Puts a text into single quotes, where a shell changes nothing.
fn quote(text: &str, command: &mut String) {
    command.push('\'');
    command.push_str(&text.replace('\'', "'\\''"));
    command.push('\'');
}

/// The body with placeholders for its credentials. One that is not an object of ours is not shown at all.
fn without_secrets(body: &str) -> String {
    let Ok(Json::Object(mut keys)) = Json::parse(body) else {
        return "<body>".to_owned();
    };
    for (key, value) in &mut keys {
        if SECRET_KEYS.contains(&key.as_str()) {
            *value = Json::from("<password>");
        } else if ADDRESS_KEYS.contains(&key.as_str()) {
            let address = match value {
                Json::Text(address) => without_credentials(address),
                _ => String::new(),
            };
            *value = Json::Text(address);
        }
    }
    Json::Object(keys).to_text()
}

/// An address with placeholders for its credentials, which GitLab ends at the last `@`, and for its query.
fn without_credentials(address: &str) -> String {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None => ("", address),
    };
    let (credentials, rest) = match rest.rsplit_once('@') {
        Some((credentials, rest)) => (Some(credentials), rest),
        None => (None, rest),
    };
    let mut shown = String::new();
    if !scheme.is_empty() {
        shown.push_str(scheme);
        shown.push_str("://");
    }
    match credentials {
        None => {}
        // Everybody's user on every host, and needed to understand an SSH address.
        Some("git") => shown.push_str("git@"),
        Some(credentials) if credentials.contains(':') => shown.push_str("<user>:<password>@"),
        Some(_) => shown.push_str("<user>@"),
    }
    match rest.split_once(['?', '#']) {
        Some((place, _)) => {
            shown.push_str(place);
            shown.push_str("?<query>");
        }
        None => shown.push_str(rest),
    }
    shown
}

#[cfg(test)]
mod tests;
