//! Pushes with real git to real targets over HTTP and the played SSH.

use std::{collections::BTreeMap, net::SocketAddr};

use axum::{
    Router,
    extract::{Path as UrlPath, Request},
    routing::any,
};

use super::*;
use crate::git::{
    destination::PLAYED,
    smart_http::Service,
    target_rules::{TargetName, TargetRules},
};

mod refusals;

const PASSWORD: &str = "right";

/// A world with one project and the service for its targets.
struct Scene {
    git: Arc<WorldGit>,
    address: SocketAddr,
    source: Source,
}

impl Scene {
    async fn new(rules: &[(&str, TargetRules)]) -> Self {
        let name = |name: &str| TargetName::parse(name).expect(name);
        let rules = rules
            .iter()
            .map(|(target, rules)| (name(target), rules.clone()));
        let git = Arc::new(WorldGit::new(rules.collect()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let (shared, network) = (Arc::clone(&git), network(address));
        let serve = move |UrlPath(path): UrlPath<String>, request: Request| {
            let (git, network) = (Arc::clone(&shared), network.clone());
            async move {
                let service = Service {
                    git: &git,
                    password: PASSWORD,
                    network: &network,
                };
                service.serve(&path, request).await
            }
        };
        let app = Router::new().route("/git/w/{*path}", any(serve));
        tokio::spawn(async move { axum::serve(listener, app).await });
        let source = Source {
            project: 1,
            path: "acme/app".to_owned(),
            branches: ["main", "release/1", "topic"].map(str::to_owned).to_vec(),
        };
        Self {
            git,
            address,
            source,
        }
    }

    /// A job that pushes everything to the target `t` and overwrites what has diverged.
    fn job(&self) -> PushJob {
        self.job_to(&format!(
            "http://mirror:{PASSWORD}@{}/git/w/t.git",
            self.address
        ))
    }

    fn job_to(&self, url: &str) -> PushJob {
        PushJob {
            git: Arc::clone(&self.git),
            source: self.source.clone(),
            url: url.to_owned(),
            branches: BranchRule::All,
            keeps_divergent_refs: false,
            identity: SshIdentity::default(),
            network: network(self.address),
            timeout: Duration::from_secs(20),
        }
    }

    async fn refs(&self, target: &str) -> BTreeMap<String, String> {
        let name = TargetName::parse(target).expect(target);
        self.git.target_refs(&name).await.expect("git lists refs")
    }

    async fn source_refs(&self) -> BTreeMap<String, String> {
        let path = self
            .git
            .source(&self.source)
            .await
            .expect("git makes a repository");
        let refs = refs::local(&path).await.expect("git lists refs");
        refs.into_iter()
            .map(|(name, tip)| (name, tip.commit))
            .collect()
    }

    async fn diverge(&self, branch: &str) -> String {
        let name = TargetName::parse("t").expect("it is a name");
        self.git.diverge(&name, branch).await.expect("git commits")
    }

    /// Pushes to `url` and compares the whole text.
    async fn check_failure(&self, url: &str, expected: &str) {
        let outcome = push(self.job_to(url)).await;
        assert_eq!(outcome, PushOutcome::Failed(expected.to_owned()), "{url}");
    }
}

fn network(sandbox: SocketAddr) -> Network {
    let played = |host: &str| (host.to_owned(), Some(PLAYED.to_owned()));
    Network {
        sandbox,
        world: "w".to_owned(),
        dns: ["github.com", "git.example.net"].map(played).into(),
    }
}

#[tokio::test]
async fn everything_arrives_and_a_second_push_changes_nothing() {
    let scene = Scene::new(&[]).await;
    assert_eq!(push(scene.job()).await, PushOutcome::Success);
    let arrived = scene.refs("t").await;
    assert_eq!(arrived, scene.source_refs().await);
    assert_eq!(arrived.len(), 5, "three branches and two tags: {arrived:?}");
    assert_eq!(push(scene.job()).await, PushOutcome::Success);
    assert_eq!(scene.refs("t").await, arrived);
}

#[tokio::test]
async fn new_commits_and_deleted_branches_follow() {
    let scene = Scene::new(&[]).await;
    scene
        .git
        .commit(&scene.source, "short", "Begin")
        .await
        .expect("git commits");
    push(scene.job()).await;
    let id = scene
        .git
        .commit(&scene.source, "main", "More")
        .await
        .expect("git commits");
    assert!(
        scene
            .git
            .delete_branch(&scene.source, "short")
            .await
            .expect("git deletes")
    );
    assert_eq!(push(scene.job()).await, PushOutcome::Success);
    let refs = scene.refs("t").await;
    assert_eq!(refs["refs/heads/main"], id);
    // Its commit is in no default branch, so GitLab keeps it on the mirror.
    assert!(refs.contains_key("refs/heads/short"), "{refs:?}");
}

#[tokio::test]
async fn merged_leftovers_of_the_mirror_are_deleted() {
    let scene = Scene::new(&[]).await;
    push(scene.job()).await;
    let name = TargetName::parse("t").expect("it is a name");
    let path = scene.git.target(&name).await.expect("it is there");
    let mut git = command::git(&path);
    git.args(["branch", "leftover", "main~2"]);
    command::succeed(git, &[]).await.expect("git branches");
    let keeping = PushJob {
        keeps_divergent_refs: true,
        ..scene.job()
    };
    assert_eq!(push(keeping).await, PushOutcome::Success);
    assert!(scene.refs("t").await.contains_key("refs/heads/leftover"));
    assert_eq!(push(scene.job()).await, PushOutcome::Success);
    assert!(!scene.refs("t").await.contains_key("refs/heads/leftover"));
}

#[tokio::test]
async fn diverged_refs_are_left_and_reported_or_overwritten() {
    let scene = Scene::new(&[]).await;
    push(scene.job()).await;
    let foreign = scene.diverge("main").await;
    let fresh = scene
        .git
        .commit(&scene.source, "topic", "More")
        .await
        .expect("git commits");
    let keeping = PushJob {
        keeps_divergent_refs: true,
        ..scene.job()
    };
    let outcome = push(keeping).await;
    assert_eq!(
        outcome,
        PushOutcome::Diverged(vec!["refs/heads/main".to_owned()])
    );
    let refs = scene.refs("t").await;
    assert_eq!(refs["refs/heads/main"], foreign);
    assert_eq!(refs["refs/heads/topic"], fresh, "everything else is pushed");
    assert_eq!(push(scene.job()).await, PushOutcome::Success);
    assert_eq!(scene.refs("t").await, scene.source_refs().await);
}

#[tokio::test]
async fn a_target_can_be_diverged_from_the_beginning() {
    let rules = TargetRules {
        diverged: vec!["main".to_owned()],
        ..TargetRules::default()
    };
    let scene = Scene::new(&[("t", rules)]).await;
    let keeping = PushJob {
        keeps_divergent_refs: true,
        ..scene.job()
    };
    let outcome = push(keeping).await;
    assert_eq!(
        outcome,
        PushOutcome::Diverged(vec!["refs/heads/main".to_owned()])
    );
}

#[tokio::test]
async fn branch_rules_decide_what_arrives() {
    let regex = |text| BranchRule::Matching(regex::Regex::new(text).expect("it is valid"));
    for (branches, expected) in [
        (
            BranchRule::Protected(vec!["rel*".to_owned()]),
            &["release/1"][..],
        ),
        (regex("^(topic|main)$"), &["main", "topic"]),
    ] {
        let scene = Scene::new(&[]).await;
        assert_eq!(
            push(PushJob {
                branches,
                ..scene.job()
            })
            .await,
            PushOutcome::Success
        );
        let refs = scene.refs("t").await;
        let arrived: Vec<_> = refs
            .keys()
            .filter_map(|name| name.strip_prefix("refs/heads/"))
            .collect();
        assert_eq!(arrived, expected);
        assert!(
            refs.contains_key("refs/tags/v1.0.0"),
            "tags always go along"
        );
    }
}
