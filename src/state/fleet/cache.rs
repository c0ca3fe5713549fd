//! Storing the result in the browser's database and telling it to the other tabs, as it grows
//! (decision 19).

use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::scan::archive::{self, Head};
use mirrordeck_domain::model::scan::end::EndKind;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::channel::Channel;
use crate::browser::storage::{self, Area};
use crate::browser::{clock, database};
use crate::reactive::spawn;
use crate::state::fleet::Fleet;

/// Where the head of the result is stored.
pub(super) const HEAD: &str = "fleet/head";

/// Key of the mark that something is stored, so that a visit without anything waits for no database.
const MARK: &str = "mirrordeck.fleet";

/// Where each project is stored, followed by its number and a full stop.
pub(super) const PROJECTS: &str = "fleet/project/";

/// How long what was read waits to be stored together, in milliseconds.
const SAVE_AFTER_MS: u32 = 250;

/// What is stored, and about to be.
#[derive(Default)]
pub(super) struct Cache {
    /// Whose result it is, and of when; without one nothing is stored.
    head: Option<Head>,
    /// Keys and texts that wait.
    waiting: Vec<(String, String)>,
    is_saving: bool,
    pub(super) channel: Option<Channel>,
}

impl Fleet {
    /// Keeps the head of a scan that begins, goes on or ends.
    pub(super) fn cache_head(self, head: Option<Head>) {
        let fields = self.fields();
        let mut cache = fields.cache.borrow_mut();
        if let Some(head) = &head {
            let mut text = String::new();
            head.push(&mut text);
            cache.waiting.push((HEAD.to_owned(), text));
        }
        cache.head = head;
        drop(cache);
        self.save_soon();
    }

    /// The head of a scan that begins now; `None` where nothing is to be stored.
    pub(super) fn new_head(self) -> Option<Head> {
        let (instance, user) = self
            .fields()
            .session
            .owner_untracked()
            .filter(|_| self.is_whole())?;
        Some(Head {
            instance: instance.to_string(),
            user,
            begun_at: clock::now(),
            ended_at: None,
            is_given_up: false,
        })
    }

    /// Notes that the scan has ended, or goes on.
    pub(super) fn cache_end(self, ended_at: Option<Timestamp>, is_given_up: bool) {
        let head = self.fields().cache.borrow().head.clone();
        self.cache_head(head.map(|head| Head {
            ended_at,
            is_given_up,
            ..head
        }));
    }

    /// Keeps what came of a project.
    pub(super) fn cache_project(self, id: ProjectId, mirrors: &[Mirror]) {
        if self.fields().cache.borrow().head.is_none() {
            return;
        }
        let fields = self.fields();
        let collection = fields.collection.borrow();
        let end = self.fields().scan.borrow().plan.end_of(id);
        let (Some(end), Some(project)) = (end, collection.project(id)) else {
            return;
        };
        // What was known before says more than a failure.
        if end.kind() == EndKind::Failed && collection.has_mirrors(id) {
            return;
        }
        let mut text = String::new();
        archive::push_project(&mut text, project, clock::now(), end, mirrors);
        drop(collection);
        self.fields()
            .cache
            .borrow_mut()
            .waiting
            .push((key(id), text));
        self.save_soon();
    }

    /// Drops projects that are listed no more.
    pub(super) fn cache_only_listed(self) {
        if self.fields().cache.borrow().head.is_none() {
            return;
        }
        let is_gone = |id: &ProjectId| self.fields().scan.borrow().plan.end_of(*id).is_none();
        let gone: Vec<ProjectId> = {
            let fields = self.fields();
            let collection = fields.collection.borrow();
            let ids = collection.projects().map(|project| project.id);
            ids.filter(is_gone).collect()
        };
        if !gone.is_empty() {
            spawn(async move {
                for id in gone {
                    _ = database::remove_prefix(&key(id)).await;
                }
            });
        }
    }

    /// Stores what waits, soon and together, and lets another tab have its turn if this one is done.
    pub(super) fn save_soon(self) {
        if std::mem::replace(&mut self.fields().cache.borrow_mut().is_saving, true) {
            return;
        }
        spawn(async move {
            clock::sleep(SAVE_AFTER_MS).await;
            self.save().await;
            self.fields().cache.borrow_mut().is_saving = false;
            if self.fields().cache.borrow().waiting.is_empty() {
                self.give_turn();
            } else {
                self.save_soon();
            }
        });
    }

    async fn save(self) {
        let waiting = self.fields().cache.borrow_mut().tell();
        if waiting.is_empty() {
            return;
        }
        if !is_marked() {
            // What lies there without the mark may be of anybody.
            _ = database::erase().await;
            _ = storage::write(Area::Device, MARK, "1");
        }
        // A browser that stores nothing reads everything anew on each visit.
        _ = database::write(waiting).await;
    }
}

/// Whether a result is stored.
pub(super) fn is_marked() -> bool {
    storage::read(Area::Device, MARK).is_some()
}

/// Erases everything that is stored.
pub(super) async fn erase() {
    storage::remove(Area::Device, MARK);
    _ = database::erase().await;
}

impl Cache {
    /// Stores nothing more.
    pub(super) fn stop(&mut self) {
        self.head = None;
        self.waiting.clear();
    }

    /// Tells the other tabs what waits, and gives it to be stored.
    fn tell(&mut self) -> Vec<(String, String)> {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(head) = &self.head else {
            return Vec::new();
        };
        let mut told = String::new();
        head.push(&mut told);
        for (_, text) in waiting.iter().filter(|(key, _)| key != HEAD) {
            told.push_str(text);
        }
        if let Some(channel) = &self.channel {
            channel.post(&told);
        }
        waiting
    }
}

/// Ends in a mark, so that no number is the beginning of another.
fn key(id: ProjectId) -> String {
    [PROJECTS, &id.to_string(), "."].concat()
}
