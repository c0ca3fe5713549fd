//! The repositories of one world: sources of its projects, and targets of its mirrors.
//!
//! Each is made when first needed. The folder goes when the last user of the world has gone, so a
//! push that is under way while its world is replaced ends in peace.

use std::{
    collections::{BTreeMap, HashMap},
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::{
    command, history,
    history::NewCommit,
    refs, repository,
    target_rules::{TargetName, TargetRules},
};

/// A project's repository: enough to make it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The project's id.
    pub(crate) project: u64,
    /// The project's path, from which the history takes its names.
    pub(crate) path: String,
    /// The branches, the default branch first.
    pub(crate) branches: Vec<String>,
}

/// The repositories of one world.
#[derive(Default)]
pub(crate) struct WorldGit {
    home: OnceLock<TempDir>,
    commits: AtomicI64,
    rules: Mutex<BTreeMap<TargetName, TargetRules>>,
    made: Mutex<HashMap<PathBuf, Arc<OnceCell<()>>>>,
}

impl WorldGit {
    /// The repositories of a world whose targets behave by these rules.
    pub(crate) fn new(rules: BTreeMap<TargetName, TargetRules>) -> Self {
        Self {
            rules: Mutex::new(rules),
            ..Self::default()
        }
    }

    /// The folder of everything here, in which git finds no configuration of anybody.
    pub(super) fn home(&self) -> io::Result<&Path> {
        if let Some(home) = self.home.get() {
            return Ok(home.path());
        }
        let fresh = tempfile::Builder::new()
            .prefix("gitlab-sandbox-")
            .tempdir()?;
        Ok(self.home.get_or_init(|| fresh).path())
    }

    /// Where targets lie, by name and with `.git`.
    pub(super) fn targets(&self) -> io::Result<PathBuf> {
        Ok(self.home()?.join("targets"))
    }

    /// How a target behaves.
    pub(crate) fn rules(&self, name: &TargetName) -> TargetRules {
        let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        rules.get(name).cloned().unwrap_or_default()
    }

    /// Every target that has rules.
    pub(crate) fn all_rules(&self) -> BTreeMap<TargetName, TargetRules> {
        let rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        rules.clone()
    }

    /// Makes a target behave so from now on.
    pub(crate) async fn set_rules(&self, name: &TargetName, new: TargetRules) -> io::Result<()> {
        {
            let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
            rules.insert(name.clone(), new.clone());
        }
        let path = self.target(name).await?;
        repository::decline(&path, new.declines.as_ref())
    }

    /// The project's repository, made if it is not there yet.
    pub(crate) async fn source(&self, source: &Source) -> io::Result<PathBuf> {
        let path = self.home()?.join(format!("sources/{}.git", source.project));
        let stream = || history::of_project(&source.path, &source.branches);
        let default = source.branches.first().map_or("main", String::as_str);
        self.once(path, default, None, stream).await
    }

    /// The target's repository, made if it is not there yet.
    pub(crate) async fn target(&self, name: &TargetName) -> io::Result<PathBuf> {
        let path = self.targets()?.join(format!("{name}.git"));
        let rules = self.rules(name);
        let stream = || {
            let foreign = |branch: &String| history::one_more(&stranger(branch, false, 0));
            rules.diverged.iter().map(foreign).collect()
        };
        self.once(path, "main", Some(&rules), stream).await
    }

    /// Refs and commit ids of a target; nothing if it was never used and has no rules.
    pub(crate) async fn target_refs(
        &self,
        name: &TargetName,
    ) -> io::Result<BTreeMap<String, String>> {
        let path = self.targets()?.join(format!("{name}.git"));
        if path.join("HEAD").exists() || self.rules(name) != TargetRules::default() {
            self.target(name).await?;
        } else {
            return Ok(BTreeMap::new());
        }
        let refs = refs::local(&path).await?;
        Ok(refs
            .into_iter()
            .map(|(name, tip)| (name, tip.commit))
            .collect())
    }

    /// Adds a commit to a target that no project has.
    pub(crate) async fn diverge(&self, name: &TargetName, branch: &str) -> io::Result<String> {
        let path = self.target(name).await?;
        let continues = has_branch(&path, branch).await?;
        let stream = history::one_more(&stranger(branch, continues, self.later()));
        repository::import(&path, &stream).await?;
        tip(&path, branch).await
    }

    /// Adds a commit to a project's branch, which may be new, and gives its id.
    pub(crate) async fn commit(
        &self,
        source: &Source,
        branch: &str,
        message: &str,
    ) -> io::Result<String> {
        let path = self.source(source).await?;
        let commit = NewCommit {
            branch,
            continues: has_branch(&path, branch).await?,
            author: "Priya Raman <priya@acme.example>",
            message,
            seconds: 1_768_000_000 + self.later(),
        };
        repository::import(&path, &history::one_more(&commit)).await?;
        tip(&path, branch).await
    }

    /// Deletes a branch of a project; says whether it was there.
    pub(crate) async fn delete_branch(&self, source: &Source, branch: &str) -> io::Result<bool> {
        let path = self.source(source).await?;
        if !has_branch(&path, branch).await? {
            return Ok(false);
        }
        let mut git = command::git(&path);
        git.args(["update-ref", "-d", &format!("refs/heads/{branch}")]);
        command::succeed(git, &[]).await.map(|_| true)
    }

    /// A number of seconds that grows with each commit, so that no two commits are the same.
    fn later(&self) -> i64 {
        self.commits.fetch_add(60, Ordering::Relaxed)
    }

    async fn once(
        &self,
        path: PathBuf,
        default_branch: &str,
        rules: Option<&TargetRules>,
        stream: impl FnOnce() -> String,
    ) -> io::Result<PathBuf> {
        let cell = {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(made.entry(path.clone()).or_default())
        };
        cell.get_or_try_init(|| async {
            repository::create(&path, default_branch)?;
            repository::decline(&path, rules.and_then(|rules| rules.declines.as_ref()))?;
            repository::import(&path, &stream()).await
        })
        .await?;
        Ok(path)
    }
}

impl std::fmt::Debug for WorldGit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorldGit").finish_non_exhaustive()
    }
}

/// A commit by somebody who pushed to the target directly.
fn stranger(branch: &str, continues: bool, seconds: i64) -> NewCommit<'_> {
    NewCommit {
        branch,
        continues,
        author: "Somebody Else <somebody@else.example>",
        message: "Fix it right on the mirror",
        seconds: 1_767_900_000 + seconds,
    }
}

async fn has_branch(repository: &Path, branch: &str) -> io::Result<bool> {
    let refs = refs::local(repository).await?;
    Ok(refs.contains_key(&format!("refs/heads/{branch}")))
}

async fn tip(repository: &Path, branch: &str) -> io::Result<String> {
    let refs = refs::local(repository).await?;
    let tip = refs.get(&format!("refs/heads/{branch}"));
    tip.map(|tip| tip.commit.clone())
        .ok_or_else(|| io::Error::other(format!("{branch} is not there")))
}
