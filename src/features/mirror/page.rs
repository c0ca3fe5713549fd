//! What the parts of the page share.

use mirrordeck_domain::model::health::Health;
use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::mirror::Mirror;

use crate::features::mirror::public_key::Key;
use crate::navigation::Navigation;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::state::now::Now;
use crate::state::preferences::Preferences;
use crate::state::project::ProjectStore;
use crate::state::session::Session;

/// The mirror on the page, and the stores around it.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Which mirror.
    pub(super) id: MirrorId,
    /// The mirror, with what is being changed shown as if it were done.
    pub(super) mirror: Memo<Option<Mirror>>,
    /// How it does.
    pub(super) health: Memo<Option<Health>>,
    /// Its public key, as far as that is known.
    pub(super) key: RwSignal<Key>,
    /// Whether the person is being asked to have the target's own commits overwritten.
    pub(super) is_asking: RwSignal<bool>,
    /// Whether GitLab agreed to enable the mirror and shows it disabled all the same.
    pub(super) is_kept_disabled: RwSignal<bool>,
    pub(super) store: ProjectStore,
    pub(super) session: Session,
    pub(super) navigation: Navigation,
    pub(super) now: Now,
}

impl Page {
    /// Takes the stores of the app; call it in the body of the page.
    pub(super) fn new(id: MirrorId) -> Self {
        let store = ProjectStore::from_context();
        let now = Now::from_context();
        let preferences = Preferences::from_context();
        let mirror = Memo::new(move || store.mirror(id));
        let health = Memo::new(move || {
            let stale_after = preferences.stale_after_ms();
            mirror.with(|mirror| Some(Health::of(mirror.as_ref()?, now.get(), stale_after)))
        });
        Self {
            id,
            mirror,
            health,
            key: RwSignal::new(Key::Loading),
            is_asking: RwSignal::new(false),
            is_kept_disabled: RwSignal::new(false),
            store,
            session: Session::from_context(),
            navigation: Navigation::from_context(),
            now,
        }
    }

    /// A text about the mirror, empty while it is not known.
    pub(super) fn text(self, of: fn(Page, &Mirror) -> String) -> Signal<String> {
        Signal::derive(move || {
            self.mirror.with(|mirror| {
                mirror
                    .as_ref()
                    .map(|mirror| of(self, mirror))
                    .unwrap_or_default()
            })
        })
    }

    /// A page of the project in GitLab itself, once the project is known.
    pub(super) fn project_page(self, path: &str) -> Option<String> {
        self.store
            .project()
            .with(|project| Some([&*project.value()?.web_url, path].concat()))
    }
}
