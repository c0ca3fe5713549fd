//! The test's own GitLab: setting it up, moving its clock, reading what it was asked and what it did.

use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::{Client, Method};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::scene::Scene;
use crate::secrets::spellings;

/// One world of the sandbox.
#[derive(Debug)]
pub struct World {
    origin: String,
    name: String,
    client: Client,
}

/// A request the sandbox received.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    /// The verb.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query as sent.
    #[serde(default)]
    pub query: Option<String>,
    /// Names of the headers.
    #[serde(default)]
    pub headers: Vec<String>,
    /// The body.
    #[serde(default)]
    pub body: Value,
    /// What it was answered with; nothing if the connection was dropped.
    #[serde(default)]
    pub status: Option<u16>,
    /// How many requests were under way in this world when it began, itself among them.
    #[serde(default)]
    pub in_flight: usize,
}

impl World {
    /// A world nobody else uses, set as the scene says.
    pub async fn set(origin: String, scene: Scene) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("w{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let world = Self {
            origin,
            name,
            client: Client::new(),
        };
        world.replace(scene).await;
        world
    }

    /// Makes the world anew.
    pub async fn replace(&self, scene: Scene) {
        self.call(Method::PUT, "", Some(scene.into_json())).await;
    }

    /// The origin of this GitLab.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Token of a person, such as `maintainer`, `developer` or `maintainer.read_api`.
    #[must_use]
    pub fn token(&self, person: &str) -> String {
        format!("glpat-{}-{person}", self.name)
    }

    /// The application with which people sign in to this world.
    #[must_use]
    pub fn application(&self) -> String {
        format!("app-{}", self.name)
    }

    /// Another origin of the same GitLab, on which what is asked without a token is asked of this world.
    #[must_use]
    pub fn own_origin(&self) -> String {
        let host = format!("{}.localhost", self.name);
        self.origin.replacen("127.0.0.1", &host, 1)
    }

    /// The exchanges with the provider so far: `authorization_code`, `refresh_token`, or nothing for the rest.
    pub async fn exchanges(&self) -> Vec<(String, String)> {
        let requests = self.requests().await;
        let asked = requests
            .iter()
            .filter(|request| request.path.starts_with("/oauth/"));
        let kind = |request: &Request| {
            let kind = request.body["grant_type"].as_str().unwrap_or_default();
            (request.path.clone(), kind.to_owned())
        };
        asked.map(kind).collect()
    }

    /// Moves the world's clock; what falls due happens before this returns.
    pub async fn advance(&self, seconds: u64) {
        self.call(
            Method::POST,
            "/advance",
            Some(json!({ "seconds": seconds })),
        )
        .await;
    }

    /// Everything stored, unmasked.
    pub async fn state(&self) -> Value {
        self.call(Method::GET, "", None).await
    }

    /// The stored mirrors of a project.
    pub async fn mirrors(&self, project: u64) -> Vec<Value> {
        let state = self.state().await;
        let projects = state["projects"].as_array().expect("a world has projects");
        let project = projects
            .iter()
            .find(|candidate| candidate["id"] == project)
            .expect("the test asks for a project of its scene");
        project["mirrors"]
            .as_array()
            .expect("a project has mirrors")
            .clone()
    }

    /// Every API request so far, preflights left out.
    pub async fn requests(&self) -> Vec<Request> {
        let list = self.call(Method::GET, "/requests", None).await;
        let all: Vec<Request> = serde_json::from_value(list).expect("the log has this form");
        all.into_iter()
            .filter(|request| request.method != "OPTIONS")
            .collect()
    }

    /// The writes among the requests.
    pub async fn writes(&self) -> Vec<Request> {
        let is_write = |request: &Request| !matches!(request.method.as_str(), "GET" | "HEAD");
        self.requests().await.into_iter().filter(is_write).collect()
    }

    /// Address of a target that the sandbox itself serves, without credentials.
    #[must_use]
    pub fn target(&self, name: &str) -> String {
        format!("{}/git/{}/{name}.git", self.origin, self.name)
    }

    /// The same with user and password in it, as a mirror stores it.
    pub async fn target_with_credentials(&self, name: &str) -> String {
        let password = self.git_password().await;
        self.target(name)
            .replacen("://", &format!("://mirror:{password}@"), 1)
    }

    /// The password of the user `mirror` at the targets the sandbox serves.
    pub async fn git_password(&self) -> String {
        let state = self.state().await;
        state["git_target"]["password"]
            .as_str()
            .expect("a world shows its git password")
            .to_owned()
    }

    /// Branches and tags of a target with the commits they point to.
    pub async fn refs(&self, target: &str) -> Value {
        self.call(Method::GET, &format!("/git/{target}"), None)
            .await
    }

    /// Puts a commit on a target's branch that GitLab does not have.
    pub async fn diverge(&self, target: &str, branch: &str) {
        let body = json!({ "branch": branch });
        self.call(Method::POST, &format!("/git/{target}/diverge"), Some(body))
            .await;
    }

    /// Adds a commit to a branch of the project itself.
    pub async fn commit(&self, project: u64, branch: &str) {
        let path = format!("/projects/{project}/commit");
        self.call(Method::POST, &path, Some(json!({ "branch": branch })))
            .await;
    }

    /// Asserts that no request carried the secret anywhere but in bodies of `POST`s that make a mirror.
    pub async fn expect_secret_only_in_creates(&self, secret: &str) {
        let forms = spellings(secret);
        for request in self.requests().await {
            let is_create = request.method == "POST" && request.path.ends_with("/remote_mirrors");
            let body = if is_create {
                String::new()
            } else {
                request.body.to_string()
            };
            let query = request.query.clone().unwrap_or_default();
            for text in [&request.path, &query, &body] {
                assert!(
                    !forms.iter().any(|form| text.contains(form.as_str())),
                    "a secret was sent with {} {}",
                    request.method,
                    request.path
                );
            }
        }
    }

    /// The names of all faults the sandbox can play.
    pub async fn fault_names(&self) -> Vec<String> {
        let address = format!("{}/_sandbox/faults", self.origin);
        let answer = self
            .client
            .get(&address)
            .send()
            .await
            .expect("the sandbox answers");
        let table: Value = answer.json().await.expect("the table is JSON");
        let rows = table["faults"].as_array().expect("the table is a list");
        rows.iter()
            .map(|row| row["name"].as_str().expect("a fault has a name").to_owned())
            .collect()
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let address = format!("{}/_sandbox/worlds/{}{path}", self.origin, self.name);
        let mut request = self.client.request(method.clone(), &address);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request
            .send()
            .await
            .expect("the sandbox answers on loopback");
        let status = answer.status();
        let text = answer.text().await.expect("an answer can be read");
        assert!(
            status.is_success(),
            "{method} {address} answered {status}: {text}"
        );
        if text.is_empty() {
            return Value::Null;
        }
        serde_json::from_str(&text).expect("the control surface answers JSON")
    }
}
