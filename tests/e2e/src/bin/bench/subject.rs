//! The two pages that are compared, and the GitLab they read.

use e2e::scene::Scene;
use e2e::stage::Stage;
use e2e::world::World;
use static_host::StaticHost;

use crate::options::Size;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The app.
    App,
    /// The page without a framework.
    ByHand,
}

impl Which {
    /// Both.
    pub(crate) const BOTH: [Self; 2] = [Self::App, Self::ByHand];

    /// Both in the order of a round: who goes first changes, so that neither always finds the
    /// machine as the other has left it.
    pub(crate) const fn turns(round: usize) -> [Self; 2] {
        if round.is_multiple_of(2) {
            [Self::ByHand, Self::App]
        } else {
            Self::BOTH
        }
    }
}

/// Both pages, served alike.
#[derive(Debug)]
pub(crate) struct Subjects {
    app: StaticHost,
    by_hand: StaticHost,
}

impl Subjects {
    /// Serves the release build, and the page by hand from its prepared folder.
    pub(crate) async fn serve(stage: &Stage, by_hand: String) -> Self {
        let mut options = stage.app_options();
        let app = stage.host(options.clone()).await;
        options.root = by_hand.into();
        Self {
            app,
            by_hand: stage.host(options).await,
        }
    }

    /// The address of one.
    pub(crate) fn address(&self, which: Which) -> String {
        match which {
            Which::App => self.app.url() + "#/",
            Which::ByHand => self.by_hand.url(),
        }
    }
}

/// A GitLab with a generated fleet.
#[derive(Debug)]
pub(crate) struct Fleet {
    pub(crate) world: World,
    pub(crate) size: Size,
}

impl Fleet {
    /// A fleet of that size on a server that takes so long to answer.
    pub(crate) async fn set(stage: &Stage, size: Size, latency_ms: u64) -> Self {
        let scene = Scene::scripted()
            .fleet(size.projects, size.mirrors)
            .setting("latency_ms", latency_ms);
        Self {
            world: World::set(stage.gitlab(), scene).await,
            size,
        }
    }

    /// What the app's token store keeps in a tab.
    pub(crate) fn session(&self) -> String {
        let session = serde_json::json!({
            "instance": self.world.origin(),
            "token": self.world.token("maintainer"),
        });
        session.to_string()
    }
}
