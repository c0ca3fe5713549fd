//! What a test's GitLab looks like when the test begins, in the form the sandbox takes.

use serde_json::{Map, Value, json};

/// A GitLab and what stands in it.
#[derive(Debug, Clone)]
pub struct Scene(Map<String, Value>);

/// A project.
#[derive(Debug, Clone)]
pub struct Project(Map<String, Value>);

/// A push mirror.
#[derive(Debug, Clone)]
pub struct Mirror(Map<String, Value>);

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => unreachable!("only objects are written here"),
    }
}

impl Scene {
    /// A current GitLab whose clock stands still and whose git follows the script of each mirror.
    #[must_use]
    pub fn scripted() -> Self {
        Self(object(json!({
            "gitlab": "18.9.1", "edition": "ce", "clock": "real", "git": "scripted", "projects": [],
        })))
    }

    /// A current GitLab that really pushes.
    #[must_use]
    pub fn with_real_git() -> Self {
        Self::scripted().set("git", json!("real"))
    }

    /// The believable company that the demo shows.
    #[must_use]
    pub fn seeded() -> Self {
        Self(Map::new())
    }

    /// One project called `acme/app` with the id 42, and nothing else.
    #[must_use]
    pub fn of(project: Project) -> Self {
        Self::scripted().project(project)
    }

    /// Another version of GitLab.
    #[must_use]
    pub fn version(self, version: &str) -> Self {
        self.set("gitlab", json!(version))
    }

    /// The edition that has pull mirrors and branch patterns.
    #[must_use]
    pub fn enterprise(self) -> Self {
        self.set("edition", json!("ee"))
    }

    /// A clock that stands still until it is advanced.
    #[must_use]
    pub fn manual_clock(self) -> Self {
        self.set("clock", json!("manual"))
    }

    /// One instance setting, such as `silent_mode`.
    #[must_use]
    pub fn setting(mut self, key: &str, value: impl Into<Value>) -> Self {
        let settings = self.0.entry("settings").or_insert_with(|| json!({}));
        settings[key] = value.into();
        self
    }

    /// One more project.
    #[must_use]
    pub fn project(mut self, project: Project) -> Self {
        push(&mut self.0, "projects", Value::Object(project.0));
        self
    }

    /// A generated company of so many projects and mirrors, the same every time.
    #[must_use]
    pub fn fleet(self, projects: usize, mirrors: usize) -> Self {
        let fleet = json!({ "projects": projects, "mirrors": mirrors, "seed": 7 });
        self.set("fleet", fleet)
    }

    /// The scene as the sandbox takes it.
    pub(crate) fn into_json(self) -> Value {
        Value::Object(self.0)
    }

    fn set(mut self, key: &str, value: Value) -> Self {
        self.0.insert(key.to_owned(), value);
        self
    }
}

impl Project {
    /// A private project where the maintainer is Maintainer and the developer is Developer.
    #[must_use]
    pub fn new(id: u64, path: &str) -> Self {
        Self(object(json!({ "id": id, "path": path, "mirrors": [] })))
    }

    /// The project most tests use.
    #[must_use]
    pub fn app() -> Self {
        Self::new(42, "acme/app")
    }

    /// One more mirror.
    #[must_use]
    pub fn mirror(mut self, mirror: Mirror) -> Self {
        push(&mut self.0, "mirrors", Value::Object(mirror.0));
        self
    }

    /// Any other key of the sandbox's project.
    #[must_use]
    pub fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }
}

impl Mirror {
    /// An enabled mirror to this address that has never run.
    #[must_use]
    pub fn to(id: u64, url: &str) -> Self {
        Self(object(json!({
            "id": id, "url": url, "enabled": true, "update_status": "none", "outcome": "success",
        })))
    }

    /// It ran well at this time.
    #[must_use]
    pub fn succeeded_at(self, at: &str) -> Self {
        self.set("update_status", "finished")
            .set("last_update_at", at)
            .set("last_update_started_at", at)
            .set("last_successful_update_at", at)
    }

    /// Its last run failed like this.
    #[must_use]
    pub fn failed_with(self, error: &str) -> Self {
        self.set("update_status", "failed")
            .set("last_error", error)
            .set("last_update_at", "2026-11-20T10:00:00.000Z")
            .set("last_update_started_at", "2026-11-20T09:59:55.000Z")
    }

    /// It is switched off.
    #[must_use]
    pub fn disabled(self) -> Self {
        self.set("enabled", false)
    }

    /// How its next runs end, where git is scripted.
    #[must_use]
    pub fn outcome(self, outcome: &str) -> Self {
        self.set("outcome", outcome)
    }

    /// It signs in with a key pair.
    #[must_use]
    pub fn with_ssh_key(self) -> Self {
        self.set("auth_method", "ssh_public_key")
    }

    /// Any other key of the sandbox's mirror.
    #[must_use]
    pub fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }
}

fn push(map: &mut Map<String, Value>, key: &str, value: Value) {
    match map.entry(key).or_insert_with(|| json!([])) {
        Value::Array(list) => list.push(value),
        _ => unreachable!("only lists are written under this key"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_is_written_as_the_sandbox_takes_it() {
        let scene = Scene::of(Project::app().mirror(Mirror::to(1, "https://h/p.git").disabled()))
            .version("16.11.0")
            .setting("silent_mode", true)
            .into_json();
        assert_eq!(scene["gitlab"], "16.11.0");
        assert_eq!(scene["settings"]["silent_mode"], true);
        assert_eq!(scene["projects"][0]["mirrors"][0]["enabled"], false);
    }
}
