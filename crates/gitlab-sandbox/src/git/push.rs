//! One attempt to bring a mirror up to date, with real git.

use std::{io, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use tokio::{process::Command, sync::Semaphore};

use super::{
    address::Address,
    branch_rule::BranchRule,
    command,
    destination::{self, Destination, Network},
    failure::{self, Step},
    graph::Graph,
    job,
    plan::{self, Plan, Settings},
    refs,
    ssh::SshIdentity,
    world_git::{Source, WorldGit},
};
use crate::{
    mirror::{outcome::PushOutcome, state::Mirror},
    world::{Project, World},
};

/// Pushes that run at once; more would only make each of them slower.
static SLOTS: Semaphore = Semaphore::const_new(6);

/// Refs in one `git push`, as Gitaly sends them.
const BATCH: usize = 10;

/// Everything a push needs to know, taken from the world when it starts.
pub(crate) struct PushJob {
    /// The world's repositories.
    pub(crate) git: Arc<WorldGit>,
    /// The project's repository.
    pub(crate) source: Source,
    /// The mirror's address with its credentials, as stored.
    pub(crate) url: String,
    /// Which branches take part.
    pub(crate) branches: BranchRule,
    /// Whether diverged refs are left alone.
    pub(crate) keeps_divergent_refs: bool,
    /// How the mirror shows itself over SSH.
    pub(crate) identity: SshIdentity,
    /// What can be reached.
    pub(crate) network: Network,
    /// How long the server waits.
    pub(crate) timeout: Duration,
}

impl PushJob {
    /// The push of a mirror as it is set now; `sandbox` is where we listen.
    pub(crate) fn of(
        world: &World,
        project: &Project,
        mirror: &Mirror,
        sandbox: SocketAddr,
    ) -> Self {
        job::push_job(world, project, mirror, sandbox)
    }
}

/// Pushes, and tells how it ended in GitLab's words.
pub(crate) async fn push(job: PushJob) -> PushOutcome {
    // The semaphore is never closed, so waiting cannot fail.
    let _slot = SLOTS.acquire().await;
    match tokio::time::timeout(job.timeout, attempt(&job)).await {
        Err(_) => PushOutcome::Failed(failure::DEADLINE_EXCEEDED.to_owned()),
        Ok(Err(text)) => PushOutcome::Failed(text),
        Ok(Ok(diverged)) if diverged.is_empty() => PushOutcome::Success,
        Ok(Ok(diverged)) => PushOutcome::Diverged(diverged),
    }
}

async fn attempt(job: &PushJob) -> Result<Vec<String>, String> {
    let source = job.git.source(&job.source).await.map_err(internal)?;
    let Some(address) = Address::parse(&job.url) else {
        return Err("The remote mirror URL is invalid.".to_owned());
    };
    let found = destination::find(&address, &job.identity, &job.network, &job.git).await;
    let to = found.map_err(|said| failure::describe(Step::ListRefs, 128, &said))?;
    let run = Run {
        job,
        source: &source,
        address: &address,
        to: &to,
    };
    let plan = run.plan().await?;
    run.carry_out(&plan).await?;
    Ok(plan.diverged)
}

/// A push whose destination is known.
struct Run<'a> {
    job: &'a PushJob,
    source: &'a Path,
    address: &'a Address,
    to: &'a Destination,
}

impl Run<'_> {
    async fn plan(&self) -> Result<Plan, String> {
        let mut list = self.remote_command("ls-remote");
        list.args(["mirror", "refs/heads/*", "refs/tags/*"]);
        let listing = self.finish(Step::ListRefs, list).await?;
        let local = refs::local(self.source).await.map_err(internal)?;
        let graph = Graph::read(self.source).await.map_err(internal)?;
        let default = self
            .job
            .source
            .branches
            .first()
            .map_or("main", String::as_str);
        let settings = Settings {
            branches: &self.job.branches,
            keeps_divergent_refs: self.job.keeps_divergent_refs,
            default_branch: &format!("refs/heads/{default}"),
        };
        Ok(plan::plan(
            &local,
            &refs::remote(&listing),
            &graph,
            &settings,
        ))
    }

    async fn carry_out(&self, plan: &Plan) -> Result<(), String> {
        let updates = plan.updates.iter().map(|name| format!("{name}:{name}"));
        let deletions = plan.deletions.iter().map(|name| format!(":{name}"));
        let mut specs: Vec<_> = updates.collect();
        // The default branch stays first; what is to be deleted may stand in the way of the rest.
        let first = usize::from(!specs.is_empty());
        specs.splice(first..first, deletions);
        for batch in specs.chunks(BATCH) {
            let mut push = self.remote_command("push");
            if !self.job.keeps_divergent_refs {
                push.arg("--force");
            }
            push.arg("mirror").args(batch);
            self.finish(Step::Push, push).await?;
        }
        Ok(())
    }

    /// A git command that knows the mirror as the remote `mirror`.
    ///
    /// The address goes in through the environment, because arguments can be read by everybody.
    fn remote_command(&self, verb: &str) -> Command {
        let mut git = command::git(self.source);
        let patience = self.job.timeout.as_secs() + 1;
        let settings = [
            ("remote.mirror.url", self.to.url.clone()),
            ("http.followRedirects", "false".to_owned()),
            // One request less than the newer protocol takes to list the refs of a small repository.
            ("protocol.version", "0".to_owned()),
            ("http.lowSpeedLimit", "1".to_owned()),
            ("http.lowSpeedTime", patience.to_string()),
        ];
        git.arg(verb)
            .env("GIT_CONFIG_COUNT", settings.len().to_string());
        for (index, (key, value)) in settings.into_iter().enumerate() {
            git.env(format!("GIT_CONFIG_KEY_{index}"), key);
            git.env(format!("GIT_CONFIG_VALUE_{index}"), value);
        }
        git.envs(self.to.environment.iter().cloned());
        git
    }

    async fn finish(&self, step: Step, git: Command) -> Result<String, String> {
        let done = command::finish(git).await.map_err(internal)?;
        if done.code == 0 {
            return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
        }
        Err(failure::describe(
            step,
            done.code,
            &self.shown(&done.stderr),
        ))
    }

    /// Git's words with the mirror's own address in place of ours, and without its password.
    fn shown(&self, said: &str) -> String {
        let mut text = said.to_owned();
        for (ours, theirs) in &self.to.shown {
            text = text.replace(ours, theirs);
        }
        match &self.address.password {
            Some(password) => text.replace(password, "*****"),
            None => text,
        }
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn internal(error: io::Error) -> String {
    format!("13:{error}")
}

#[cfg(test)]
mod tests;
