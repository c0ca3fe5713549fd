//! Storing the result in the browser's database and telling it to the other tabs, as it grows
//! (decisions 19 and 25).

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::id::ProjectId;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_domain::model::scan::archive::{self, Head};
use mirrordeck_domain::model::scan::end::EndKind;
use mirrordeck_domain::model::timestamp::Timestamp;

use crate::browser::channel::Channel;
use crate::browser::{clock, database};
use crate::reactive::spawn;
use crate::state::fleet::marks;
use crate::state::fleet::reader::Reader;

/// How long what was read waits to be stored together, in milliseconds.
const SAVE_AFTER_MS: u32 = 250;

/// What is stored of an account, and about to be.
#[derive(Default)]
pub(super) struct Cache {
    /// Whose result it is, and of when; without one nothing is stored.
    head: Option<(AccountId, Head)>,
    /// Keys and texts that wait.
    waiting: Vec<(String, String)>,
    is_saving: bool,
    pub(super) channel: Option<Channel>,
}

impl Reader {
    /// Keeps the head of a scan that begins, goes on or ends.
    pub(super) fn cache_head(self, head: Option<Head>) {
        let head = self.account().zip(head);
        let desk = self.desk();
        let mut cache = desk.cache.borrow_mut();
        if let Some((account, head)) = &head {
            let mut text = String::new();
            head.push(&mut text);
            cache.waiting.push((head_key(account), text));
        }
        cache.head = head;
        drop(cache);
        self.save_soon();
    }

    /// The head of a scan that begins now; `None` where nothing is to be stored.
    pub(super) fn new_head(self) -> Option<Head> {
        let owner = self.session().owner_untracked();
        let (instance, user) = owner.filter(|_| self.is_whole())?;
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
        let head = self.desk().cache.borrow().head.clone();
        self.cache_head(head.map(|(_, head)| Head {
            ended_at,
            is_given_up,
            ..head
        }));
    }

    /// Keeps what came of a project.
    pub(super) fn cache_project(self, id: ProjectId, mirrors: &[Mirror]) {
        let desk = self.desk();
        let mut cache = desk.cache.borrow_mut();
        let Some((account, _)) = &cache.head else {
            return;
        };
        let key = key(account, id);
        let (fields, project) = (self.fields(), self.origin.project(id));
        let collection = fields.collection.borrow();
        let end = desk.scan.borrow().plan.end_of(id);
        let (Some(end), Some(info)) = (end, collection.project(project)) else {
            return;
        };
        // What was known before says more than a failure.
        if end.kind() == EndKind::Failed && collection.has_mirrors(project) {
            return;
        }
        let mut text = String::new();
        archive::push_project(&mut text, info, clock::now(), end, mirrors);
        cache.waiting.push((key, text));
        drop((collection, cache));
        self.save_soon();
    }

    /// Drops projects that are listed no more.
    pub(super) fn cache_only_listed(self) {
        let desk = self.desk();
        let Some((account, _)) = desk.cache.borrow().head.clone() else {
            return;
        };
        let gone: Vec<ProjectId> = {
            let (fields, scan) = (self.fields(), desk.scan.borrow());
            let collection = fields.collection.borrow();
            let ids = collection.ids_of(self.origin);
            ids.filter(|id| scan.plan.end_of(*id).is_none()).collect()
        };
        if !gone.is_empty() {
            spawn(async move {
                for id in gone {
                    _ = database::remove_prefix(&key(&account, id)).await;
                }
            });
        }
    }

    /// Stores what waits, soon and together, and lets another tab have its turn if this one is done.
    pub(super) fn save_soon(self) {
        if std::mem::replace(&mut self.desk().cache.borrow_mut().is_saving, true) {
            return;
        }
        spawn(async move {
            clock::sleep(SAVE_AFTER_MS).await;
            self.save().await;
            self.desk().cache.borrow_mut().is_saving = false;
            if self.desk().cache.borrow().waiting.is_empty() {
                self.give_turn();
            } else {
                self.save_soon();
            }
        });
    }

    async fn save(self) {
        let told = self.desk().cache.borrow_mut().tell();
        let Some((account, waiting)) = told.filter(|(_, waiting)| !waiting.is_empty()) else {
            return;
        };
        if !marks::has(&account) {
            // What lies there without a mark may be of anybody.
            if marks::is_empty() {
                _ = database::erase().await;
            } else {
                _ = database::remove_prefix(&prefix(&account)).await;
            }
            marks::add(&account);
        }
        // A browser that stores nothing reads everything anew on each visit.
        _ = database::write(waiting).await;
    }
}

/// Erases everything that is stored.
pub(super) async fn erase_all() {
    marks::clear();
    _ = database::erase().await;
}

/// Erases what is stored of an account.
pub(super) async fn erase(account: &AccountId) {
    marks::remove(account);
    if marks::is_empty() {
        // The last one takes the database with it.
        _ = database::erase().await;
    } else {
        _ = database::remove_prefix(&prefix(account)).await;
    }
}

/// Erases what comes from the time before accounts: it would lie there for nobody.
pub(super) async fn erase_earlier_layout() {
    if marks::is_of_earlier_layout() {
        erase_all().await;
    }
}

impl Cache {
    /// Whether it stores the result of an account.
    pub(super) fn is_of(&self, account: &AccountId) -> bool {
        self.head
            .as_ref()
            .is_some_and(|(known, _)| known == account)
    }

    /// Stores nothing more.
    pub(super) fn stop(&mut self) {
        self.head = None;
        self.waiting.clear();
    }

    /// Tells the other tabs what waits, and gives it to be stored.
    fn tell(&mut self) -> Option<(AccountId, Vec<(String, String)>)> {
        let waiting = std::mem::take(&mut self.waiting);
        let (account, head) = self.head.as_ref()?;
        let mut told = String::new();
        head.push(&mut told);
        let head_key = head_key(account);
        for (_, text) in waiting.iter().filter(|(key, _)| *key != head_key) {
            told.push_str(text);
        }
        if let Some(channel) = &self.channel {
            channel.post(&told);
        }
        Some((account.clone(), waiting))
    }
}

/// How the keys of an account begin. A slash in its address is none of ours, so that no account is the beginning
/// of another.
fn prefix(account: &AccountId) -> String {
    ["fleet/", &account.as_str().replace('/', "%2F"), "/"].concat()
}

/// Where the head of a result is stored.
pub(super) fn head_key(account: &AccountId) -> String {
    [&prefix(account), "head"].concat()
}

/// Where projects are stored, each followed by its number and a full stop.
pub(super) fn projects_prefix(account: &AccountId) -> String {
    [&prefix(account), "project/"].concat()
}

/// Ends in a mark, so that no number is the beginning of another.
fn key(account: &AccountId, id: ProjectId) -> String {
    [&projects_prefix(account), &id.to_string(), "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_an_account_begins_like_one_of_another() {
        let one = AccountId::from_text("7@h");
        let other = AccountId::from_text("7@h/head");
        assert_eq!(head_key(&one), "fleet/7@h/head");
        assert_eq!(key(&one, ProjectId(42)), "fleet/7@h/project/42.");
        assert_eq!(key(&other, ProjectId(4)), "fleet/7@h%2Fhead/project/4.");
        assert!(!head_key(&other).starts_with(&prefix(&one)));
        assert!(!key(&one, ProjectId(42)).starts_with(&key(&one, ProjectId(4))));
    }
}
